import type { Comparison } from './comparison.ts';
import { hasCluster } from './comparison.ts';

/** The new name of a cluster that leaves, where its nodes are known by their addresses and stay; `null` where it really goes. */
export function renamedTo({ old, next }: Comparison, cluster: string): string | null {
  if (hasCluster(next, cluster)) return null;
  for (const [address, id] of old.hints.nodeAddresses) {
    if (id !== cluster) continue;
    const now = next.hints.nodeAddresses.get(address);
    if (now !== undefined && now !== cluster && !hasCluster(old, now)) return now;
  }
  return null;
}
