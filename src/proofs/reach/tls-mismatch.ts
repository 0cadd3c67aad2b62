import type { Handshake } from '../../topology/handshake.ts';
import type { Topology } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';
import { answering, asking, endToEnd, frontText, once } from './ends.ts';

export const metricTlsMismatch: Proof = {
  code: 'reach/tls-mismatch',
  severity: 'error',
  title: 'One end of a call begins TLS and the other does not',
  why: 'The connection is closed before the first byte; the caller retries for ever, and what it should carry is missing.',
  fix: 'Let both ends agree: the scheme or the TLS settings of the caller, and those of the server or of what stands before it.',
  refs: ['B4', 'B5', 'F17', 'R15'],
  prove: (topology, _promised, report) => {
    const first = once();
    const globals = new Set(
      topology.handshakes.flatMap((h) => (h.client.on || fault(topology, h) === null ? [] : [h.from])),
    );
    for (const handshake of topology.handshakes) {
      const found = fault(topology, handshake);
      if (found === null || !first(`${handshake.from} ${handshake.readAt.field} ${found}`)) continue;
      const { client } = handshake;
      const shared = client.global !== '' && found.startsWith('with TLS');
      const mixed = shared && !globals.has(handshake.from);
      report(
        handshake.readAt,
        `${asking(topology, handshake)} ${found}${shared ? `; \`${client.global}\` is for every address that has no settings of its own` : ''}`,
        mixed
          ? {
              fix: 'Take the flag away and give the endpoints with TLS a `client_config` each in `--endpoint.sd-config` (Thanos 0.42 and later, addresses without a lookup), or ask them through a querier of their own.',
            }
          : {},
      );
    }
  },
};

/**
 * What a redirect does to a call, after what redirects; `null` where the caller takes it whole. A POST is repeated as a GET without a body,
 * but for 307 and 308 (go1.25 net/http client.go redirectBehavior), which `test/engines/redirects.test.ts` shows of Prometheus.
 */
function lostOnTheWay({ client, kind }: Handshake, status: number): string | null {
  if (client.on) return null;
  if (client.follows === false) return 'where the caller is told not to follow';
  const posts = kind === 'remote-writes' || kind === 'sends-alerts';
  return posts && [301, 302, 303].includes(status) ? 'where it asks again by GET and without what it sends' : null;
}

/** What does not fit, after `asks \`address\``; `null` where both ends fit, or one is not understood. */
function fault(topology: Topology, handshake: Handshake): string | null {
  const { client, front, server, grpc } = handshake;
  if (endToEnd(handshake) === true && client.on && server?.on === false)
    return `with TLS, and ${answering(topology, handshake)} answers without`;
  if (endToEnd(handshake) === true && !client.on && server?.on === true)
    return `without TLS, and ${answering(topology, handshake)} answers by TLS only`;
  if (front === null) return null;
  const at = frontText(front);
  const lost = front.redirects === undefined ? null : lostOnTheWay(handshake, front.redirects);
  if (lost !== null) return `without TLS, and ${at} only sends it elsewhere (${front.redirects}), ${lost}`;
  if (front.tls === 'plain' && client.on) return `with TLS, and ${at} speaks without`;
  if (front.tls === 'ends' && !client.on) return `without TLS, and ${at} takes TLS only`;
  if (front.tls === 'passes' && !client.on) return `without TLS, and ${at} sends on by the name in the TLS greeting`;
  if (front.tls === 'passes') return null;
  if (grpc && front.grpc === false) return `by gRPC, and ${at} speaks HTTP/1 to ${answering(topology, handshake)}`;
  if (front.onward === false && server?.on === true)
    return `through ${at}, which speaks without TLS to ${answering(topology, handshake)}, and that answers by TLS only`;
  if (front.onward === true && server?.on === false)
    return `through ${at}, which begins TLS to ${answering(topology, handshake)}, and that answers without`;
  return null;
}
