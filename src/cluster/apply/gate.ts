import { addTo } from '../../kube/multimap.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { refOf } from '../kube/replies.ts';
import { type Around, alone, aroundOf } from '../readiness/around.ts';
import { kindsAround, readinessOf } from '../readiness/readiness-of.ts';
import type { ClusterJob } from './cluster-job.ts';
import { partOf } from './member.ts';

type GateJob = Pick<ClusterJob, 'kube' | 'machine' | 'choice' | 'say' | 'ends'>;

/** Milliseconds between two looks. */
const pause = 2_000;
/** Milliseconds after which what is waited for is said again though it has not changed. */
const saidAgain = 60_000;
/** Milliseconds for which an object must be seen as one that waiting does not help before that is believed: causes may be of a moment ago. */
const patience = 60_000;

/** What a wave lacks. */
export interface Lacking {
  /** Everything that is not ready, a line each. */
  readonly waiting: readonly string[];
  /** Those of it that no waiting makes ready: because of them the time was not waited for. */
  readonly final: readonly string[];
}

/** Waits until every one of these objects is ready, and says meanwhile what for. Gives what is still not ready when the time is over, or waiting is of no use. */
export async function untilReady(job: GateJob, setId: string, objects: readonly LiveObject[]): Promise<Lacking> {
  const { machine, choice, say } = job;
  let waiting = notReady(objects, alone);
  if (waiting.length === 0) return { waiting: [], final: [] };
  const begun = machine.now();
  const hopelessSince = new Map<string, number>();
  let said = '';
  let saidAt = begun;
  for (;;) {
    const looked = await look(
      job,
      setId,
      waiting.map(({ object }) => object),
    );
    // A server that does not answer now is asked again; what was last known stands.
    if (looked !== null) waiting = looked;
    const says = waiting.map((one) => one.says);
    const now = machine.now();
    const final = looked === null ? [] : hopeless(looked, hopelessSince, now);
    if (says.length === 0 || job.ends() || final.length > 0 || now - begun >= choice.timeout)
      return { waiting: says, final };
    if (says.join() !== said || now - saidAt >= saidAgain) {
      for (const line of says) say(`waits for ${line}`);
      said = says.join();
      saidAt = now;
    }
    await machine.sleep(pause);
  }
}

interface Waiting {
  readonly object: LiveObject;
  readonly says: string;
  readonly final: boolean;
}

/** What has been final for so long now, of what has just been seen. */
function hopeless(seen: readonly Waiting[], since: Map<string, number>, now: number): readonly string[] {
  const uids = new Set(seen.filter(({ final }) => final).map(({ object }) => object.metadata.uid));
  for (const uid of since.keys()) if (!uids.has(uid)) since.delete(uid);
  for (const uid of uids) if (!since.has(uid)) since.set(uid, now);
  return seen.filter(({ object }) => now - (since.get(object.metadata.uid) ?? now) >= patience).map(({ says }) => says);
}

function notReady(objects: readonly LiveObject[], around: Around): readonly Waiting[] {
  return objects.flatMap((object): Waiting[] => {
    const state = readinessOf(object, around);
    return state.ready ? [] : [{ object, says: state.says, final: state.final }];
  });
}

/** The same objects as they are now, with what explains their state around them. */
async function look(
  { kube }: GateJob,
  setId: string,
  objects: readonly LiveObject[],
): Promise<readonly Waiting[] | null> {
  const uids = new Set(objects.map(({ metadata }) => metadata.uid));
  const fresh: LiveObject[] = [];
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  for (const kind of kinds.values()) {
    const list = await kube.list(kind, { labels: { [partOf]: setId } });
    if (!list.ok) return null;
    fresh.push(...list.value.filter(({ metadata }) => uids.has(metadata.uid)));
  }
  const waiting = notReady(fresh, alone);
  const gone = objects.filter((object) => !fresh.some(({ metadata }) => metadata.uid === object.metadata.uid));
  const lost = gone.map((object) => {
    const says = `${object.kind} ${object.metadata.name}: somebody deleted it`;
    return { object, says, final: true };
  });
  if (waiting.length === 0) return lost;
  const around = await surroundings(
    kube,
    waiting.map(({ object }) => object),
  );
  return [
    ...notReady(
      waiting.map(({ object }) => object),
      around,
    ),
    ...lost,
  ];
}

const events = { apiVersion: 'v1', kind: 'Event' };

async function surroundings(kube: GateJob['kube'], objects: readonly LiveObject[]): Promise<Around> {
  const lists = new Map<string, LiveObject[]>();
  const namespaces = new Set(objects.map(({ metadata }) => metadata.namespace));
  for (const kind of [...kindsAround(objects), events]) {
    const list = await kube.list(kind);
    if (!list.ok) continue;
    lists.set(kind.kind, []);
    for (const object of list.value)
      if (object.metadata.namespace === undefined || namespaces.has(object.metadata.namespace))
        addTo(lists, kind.kind, object);
  }
  return aroundOf(lists);
}

/** Waits until definitions are served, whatever else is waited for: their resources are refused before. */
export async function untilServed(
  { kube, machine, choice, ends }: GateJob,
  definitions: readonly LiveObject[],
): Promise<readonly string[]> {
  const deadline = machine.now() + choice.timeout;
  let waiting = notReady(definitions, alone);
  let pauseNow = 100;
  while (waiting.length > 0 && machine.now() < deadline && !ends()) {
    await machine.sleep(pauseNow);
    pauseNow = Math.min(2 * pauseNow, pause);
    const seen = await Promise.all(waiting.map(({ object }) => kube.get(refOf(object))));
    waiting = notReady(
      seen.flatMap((one, i) => {
        const before = waiting[i]?.object;
        const now = one.ok ? one.value : (before ?? null);
        return now === null ? [] : [now];
      }),
      alone,
    );
  }
  kube.forget();
  return waiting.map(({ says }) => says);
}
