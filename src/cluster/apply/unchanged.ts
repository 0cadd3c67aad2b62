import type { Json, JsonObject } from '../../kube/objects.ts';
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
    (isKept(object as unknown as Json, live as unknown as Json) || contains(live, object))
  );
}

/** Whether every value that is sent is there as it is written: mostly so, and seen at a fifth of what asking for equal meaning costs. */
function isKept(sent: Json, live: Json | undefined): boolean {
  if (sent === live || sent === null) return true;
  if (typeof sent !== 'object' || typeof live !== 'object' || live === null) return false;
  if (Array.isArray(sent)) {
    if (!Array.isArray(live) || sent.length !== live.length) return false;
    for (let i = 0; i < sent.length; i += 1) if (!isKept(sent[i] ?? null, live[i])) return false;
    return true;
  }
  if (Array.isArray(live)) return false;
  const [asked, there] = [sent as JsonObject, live as JsonObject];
  for (const key in asked) {
    const value = asked[key];
    if (value !== undefined && !isKept(value, there[key])) return false;
  }
  return true;
}
