import { randomUUID } from 'node:crypto';

/**
 * Where a trial object stands for a moment: Thanos looks at folders that are named by a ULID, OpenSearch and Longhorn at their own, and no trial meets
 * another.
 */
export function trialKey(cluster: string): string {
  return `namsan-preflight/${cluster}-${randomUUID()}`;
}

export const trialBody = new TextEncoder().encode('namsan preflight: this object may be removed\n');
