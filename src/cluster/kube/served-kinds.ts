import type { Json } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { discover } from './discovery.ts';
import type { ServedKind } from './kube-client.ts';
import { refusalOf } from './refusal.ts';
import { bodyOf } from './replies.ts';
import { reading, type Send } from './requests.ts';

/** What a server serves, as it was found. */
export interface KnownKinds {
  /** `anew` where a kind was not found: whoever asks so within a second of the last answer has that. */
  readonly ask: (anew: boolean) => Promise<Outcome<readonly ServedKind[]>>;
  readonly forget: () => void;
}

/** Milliseconds in which a server is not asked again what it serves. */
const lasts = 1_000;

/** Discovery, asked once for everybody who asks at the same time. What could not be found out is not kept. */
export function knownKinds(cluster: string, send: Send): KnownKinds {
  let known: Promise<Outcome<readonly ServedKind[]>> | null = null;
  let asked = 0;
  const get = async (path: string, accept: string): Promise<Outcome<Json>> => {
    const got = await send(reading(path, accept));
    if (!got.ok) return got;
    if (got.value.status !== 200) return refusalOf(cluster, `to say what it serves at ${path}`, got.value);
    const body = bodyOf(got.value.text);
    if (isJsonObject(body)) return answered(body);
    return refused('unusable', `What answers for ${cluster} at ${path} is no API server: it sends no JSON.`);
  };
  return {
    ask: async (anew) => {
      if (known === null || (anew && Date.now() - asked > lasts)) {
        asked = Date.now();
        known = discover(get);
      }
      const found = await known;
      if (!found.ok) known = null;
      return found;
    },
    forget: () => {
      known = null;
    },
  };
}
