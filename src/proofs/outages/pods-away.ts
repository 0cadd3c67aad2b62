import type { Spread } from '../../topology/node-base.ts';

/** What is away at once. */
export type Part = 'node' | 'zone';

/** The nodes of a cluster by zone, as `Promised.nodes` has them; empty where they are not known. */
type Zones = readonly (string | null)[];

/**
 * The most pods of a workload that can be away when `count` nodes or zones are: those that can be on them, and those that its rules leave without
 * a place. Only rules that bind the scheduler count; without one all pods may be on one node.
 */
export function podsAway(replicas: number, spread: Spread, nodes: Zones, part: Part, count: number): number {
  const zones = new Set(nodes.filter((zone) => zone !== null)).size;
  // What is not known is taken as enough.
  const domains = (known: number): number => (nodes.length === 0 ? Math.max(replicas, count + 1) : known);
  const largest = part === 'node' ? count : nodesOfLargest(nodes, count);
  const bounds = [replicas];
  const bound = (apart: boolean, skew: number | null, of: number, away: number): void => {
    if (apart) bounds.push(Math.min(away, of) + Math.max(0, replicas - of));
    if (skew !== null) bounds.push(mostOn(replicas, of, away, skew));
  };
  if (nodes.length > 0 || part === 'node') bound(spread.nodeApart, spread.nodeSkew, domains(nodes.length), largest);
  if (nodes.length === 0 || zones > 0) bound(spread.zoneApart, spread.zoneSkew, domains(zones), count);
  return Math.min(...bounds);
}

/** How many nodes the `count` zones with the most nodes have. A node without a zone may be in any. */
function nodesOfLargest(nodes: Zones, count: number): number {
  const sizes = [
    ...Map.groupBy(
      nodes.filter((zone) => zone !== null),
      (zone) => zone,
    ).values(),
  ].map((all) => all.length);
  const without = nodes.filter((zone) => zone === null).length;
  return sizes
    .toSorted((a, b) => b - a)
    .slice(0, count)
    .reduce((a, b) => a + b, without);
}

/**
 * The most of `pods` that `away` of `domains` can have, when none has more than `skew` more than the one with the fewest (kubernetes.io, "Pod
 * Topology Spread Constraints").
 */
export function mostOn(pods: number, domains: number, away: number, skew: number): number {
  const others = domains - away;
  if (others <= 0) return pods;
  let most = 0;
  for (let fewest = 0; fewest * others <= pods; fewest += 1)
    most = Math.max(most, Math.min(pods - fewest * others, away * (fewest + skew)));
  return most;
}

/** The fewest nodes or zones, at least `known`, of which any `away` have at most `most` of `pods` that are spread as evenly as can be. */
export function fewestFor(pods: number, away: number, most: number, known: number): number {
  let domains = Math.max(known, away + 1);
  while (mostOn(pods, domains, away, 1) > most && domains < pods + away) domains += 1;
  return domains;
}
