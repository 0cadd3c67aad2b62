import type { Contains } from '../drift/contains.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { appliedDigest, type Sent } from './member.ts';
import { ownsAll } from './owned.ts';

/**
 * Whether a cluster has an object just as it would be sent, so that it need not be: the same was sent last, nobody took a field over since,
 * and every value is there. In doubt it is sent.
 */
export function isUnchanged(live: LiveObject | undefined, { object, digest }: Sent, contains: Contains): boolean {
  return (
    live !== undefined &&
    live.apiVersion === object.apiVersion &&
    live.metadata.deletionTimestamp === undefined &&
    live.metadata.annotations?.[appliedDigest] === digest &&
    ownsAll(live, object) &&
    contains(live, object)
  );
}
