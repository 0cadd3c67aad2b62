import type { Handshake } from '../../topology/handshake.ts';
import type { Topology } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { answering, asking, endToEnd, frontText, once } from './ends.ts';

export const clientCertificate: Proof = {
  code: 'reach/client-certificate',
  severity: 'error',
  title: 'A server demands a certificate of the caller and gets none',
  why: 'The handshake is refused, and the caller sees only a closed connection, again and again.',
  fix: 'Give the caller a certificate of the CA that the server trusts, and let nothing between end TLS: pass it through, or go by node port or load balancer.',
  refs: ['B4', 'F17'],
  prove: (topology, _promised, report) => {
    const first = once();
    for (const handshake of topology.handshakes) {
      const found = handshake.client.on ? missing(topology, handshake) : null;
      if (found !== null && first(`${handshake.from} ${handshake.readAt.field} ${found}`))
        report(handshake.readAt, `${asking(topology, handshake)} ${found}`);
    }
  },
};

function missing(topology: Topology, handshake: Handshake): string | null {
  const { client, front, server } = handshake;
  const direct = endToEnd(handshake);
  if (direct === true && server?.demands === true && !client.certificate)
    return `and shows no certificate, which ${answering(topology, handshake)} demands of its callers`;
  if (front === null || direct !== false) return null;
  if (front.demands === true && !client.certificate)
    return `and shows no certificate, which ${frontText(front)} demands of its callers`;
  if (server?.demands === true && front.tls === 'ends' && front.onward !== null && front.ownCertificate === false)
    return `through ${frontText(front)}, which ends TLS before ${answering(topology, handshake)}, so that the certificate which that demands never arrives`;
  return null;
}
