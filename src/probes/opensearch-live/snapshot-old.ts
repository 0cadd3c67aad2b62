import { jsonAt } from '../../cluster/http/ask.ts';
import { formatDuration, hour, minute } from '../../kube/duration.ts';
import { listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { LogStore, SnapshotRepository } from '../../topology/log-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { podsAt } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { searchOf, storeIn } from './search.ts';

/** A snapshot takes a while; so long after the planned time it must be there, in milliseconds. */
const taking = 2 * hour;

/** Whether the last snapshot of each repository is not older than its policy says. */
export const snapshotOld: Probe = {
  code: 'opensearch-live/snapshot-old',
  severity: 'error',
  title: 'The last snapshot of the logs is too old, or has failed',
  why: 'Whatever was written since is lost with the volumes of OpenSearch',
  fix: 'Look at the last runs of the policy by `_plugins/_sm/policies/NAME/_explain`, and whether OpenSearch reaches the bucket',
  refs: ['N02'],
  when: 'verify',
  ask: async (live, { id }) => {
    const store = storeIn(live, id);
    if (store === null) return [];
    const repositories = nodesOf(live.topology, 'snapshot-repository').filter((one) => one.store === store.id);
    return Promise.all(repositories.map((repository) => askRepository(live, store, repository)));
  },
};

async function askRepository(live: Live, store: LogStore, repository: SnapshotRepository): Promise<Answer> {
  const question = about(live, store.readAt, `the last snapshot in ${repository.name} is young`);
  const every = Math.min(...repository.policies.map(({ everyMs }) => everyMs ?? Number.POSITIVE_INFINITY));
  if (!Number.isFinite(every)) return question.yes('no policy takes snapshots by itself');
  const search = await searchOf(live, store);
  if (!search.ok) return question.no(search.refusal.message);
  const body = await jsonAt(search.value, `/_cat/snapshots/${repository.name}?format=json&s=end_epoch`);
  if (!body.ok) return question.no(body.refusal.message);
  const now = live.machine.now();
  // Snapshots that an index policy takes before it deletes are of one index each: they do not count.
  const isOwn = (id: string): boolean => repository.policies.some(({ name }) => id.startsWith(`${name}-`));
  const last = listAt(body.value).findLast(
    (one) => stringAt(one, 'status') === 'SUCCESS' && isOwn(stringAt(one, 'id') ?? ''),
  );
  if (last === undefined) return first(live, store, repository, every, now);
  const age = now - 1000 * Number(stringAt(last, 'end_epoch') ?? numberAt(last, 'end_epoch') ?? 0);
  const said = formatDuration(Math.max(0, Math.round(age / minute) * minute));
  if (age <= every + taking) return question.yes(`${stringAt(last, 'id') ?? ''}, ${said} old`);
  return question.no(
    `The last snapshot in \`${repository.name}\` is ${said} old; one is taken every ${formatDuration(every)}`,
  );
}

/** A store that is younger than the time between two snapshots has none yet. */
async function first(
  live: Live,
  store: LogStore,
  repository: SnapshotRepository,
  every: number,
  now: number,
): Promise<Answer> {
  const question = about(live, store.readAt, `the last snapshot in ${repository.name} is young`);
  const pods = await podsAt(live, store);
  const started = pods.ok ? Math.min(now, ...pods.value.map(({ pod }) => pod.started).filter((time) => time > 0)) : 0;
  const due = started + every + taking;
  if (due > now) return question.yes(`too early: the first is due by ${new Date(due).toISOString().slice(0, 16)}Z`);
  return question.no(
    `No snapshot in \`${repository.name}\` has succeeded; one is taken every ${formatDuration(every)}`,
  );
}
