import { isIp } from '../../topology/addresses/address.ts';
import type { Handshake } from '../../topology/handshake.ts';
import { namesHost } from '../../topology/objects/certificate-names.ts';
import type { Topology } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { answering, asking, endToEnd, frontText, once } from './ends.ts';

export const certificateName: Proof = {
  code: 'reach/certificate-name',
  severity: 'error',
  title: 'A certificate does not have the name that the caller asks for',
  why: 'The caller looks for the host of the address in the certificate, does not find it, and hangs up.',
  fix: 'Put the name into the Certificate, or write the name that it has as the server name of the caller.',
  refs: ['B4'],
  prove: (topology, _promised, report) => {
    const first = once();
    for (const handshake of topology.handshakes) {
      const found = handshake.client.on && handshake.client.verifies ? unnamed(topology, handshake) : null;
      if (found !== null && first(`${handshake.from} ${handshake.readAt.field} ${found}`))
        report(handshake.readAt, `${asking(topology, handshake)} ${found}`);
    }
  },
};

function unnamed(topology: Topology, handshake: Handshake): string | null {
  const { front, server } = handshake;
  const direct = endToEnd(handshake);
  if (direct === null) return null;
  const names = direct ? (server?.on === true ? server.names : null) : front?.tls === 'ends' ? front.names : null;
  if (names === null) return null;
  const who = direct || front === null ? answering(topology, handshake) : frontText(front);
  const has = `the certificate of ${who} names ${names.length === 0 ? 'no host' : shown(names)}`;
  const { client, asks } = handshake;
  if (client.serverName === '' && asks === 'addresses')
    return names.some(isIp) ? null : `by the addresses of its pods, which it looks up itself, and ${has}`;
  const asked = client.serverName !== '' ? client.serverName : asks === null || asks === 'addresses' ? null : asks.host;
  if (asked === null || namesHost(names, asked)) return null;
  return client.serverName === '' ? `and ${has}` : `for the name \`${asked}\`, and ${has}`;
}

function shown(names: readonly string[]): string {
  const some = names.slice(0, 3).map((name) => `\`${name}\``);
  return names.length > some.length ? `${some.join(', ')} and ${names.length - some.length} more` : some.join(', ');
}
