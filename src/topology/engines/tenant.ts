import type { LabelSet } from '../topology.ts';

/** The tenant that remote writes name by the header of Thanos Receive (thanos@v0.42.4 --receive.tenant-header); `null` without one. */
export function tenantOf(headers: readonly LabelSet[]): string | null {
  for (const set of headers)
    for (const [name, value] of Object.entries(set)) if (name.toLowerCase() === 'thanos-tenant') return value;
  return null;
}
