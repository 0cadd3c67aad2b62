import type { Front, Handshake } from '../../topology/handshake.ts';
import type { Topology } from '../../topology/topology.ts';

/** Who asks where, as the beginning of a sentence: `querier \`q\` of \`hub\` asks \`address\``. */
export function asking(topology: Topology, { from, address }: Handshake): string {
  const node = topology.nodes.get(from);
  const who = node === undefined ? `\`${from}\`` : `${node.kind} \`${node.name}\` of \`${node.cluster}\``;
  return `${who} asks \`${address}\``;
}

/** The node at the end of a call, as words. */
export function answering(topology: Topology, { to }: Handshake): string {
  const node = topology.nodes.get(to);
  return node === undefined ? `\`${to}\`` : `${node.kind} \`${node.name}\` of \`${node.cluster}\``;
}

/** Whether TLS, if there is any, is between the caller and the pods themselves; `null` where that is not understood. */
export function endToEnd({ front }: Handshake): boolean | null {
  if (front === null || front.tls === 'passes') return true;
  return front.tls === null ? null : false;
}

/** A front with its port, as words. */
export function frontText({ object, port }: Front): string {
  return port === null ? object : `${object} on port ${port}`;
}

/** One of each text, so that two pods at one address are told once. */
export function once(): (text: string) => boolean {
  const seen = new Set<string>();
  return (text) => {
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
}
