import { type Ask, jsonAt } from '../../cluster/http/ask.ts';
import { counted } from '../../findings/wording.ts';
import { minute } from '../../kube/duration.ts';
import { numberAt } from '../../kube/read.ts';
import { clusterField } from '../../model/logs/names.ts';
import { type LogStream, logStreamName, logStreams } from '../../proofs/logs/ways.ts';
import type { IndexNaming, LogStore } from '../../topology/log-nodes.ts';
import { type About, about } from '../about.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { searchOf } from './search.ts';

/** So long after midnight lines of the day before are enough, in milliseconds. */
const earlyDay = 15 * minute;

/** Whether the index of today has lines of each cluster that sends logs. */
export const indexOfTodayMissing: Probe = {
  code: 'opensearch-live/index-of-today-missing',
  severity: 'error',
  title: 'The index of today has no line of a cluster',
  why: 'What its containers and nodes log is not found; once the buffers of its collectors are full, it is lost',
  fix: 'Ask `namsan explain --live logs CLUSTER` which hop of the way is the first that is broken',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const streams = logStreams(live.topology).filter(({ collector }) => collector.cluster === id);
    // Several inputs read the logs of nodes: their lines are in one index.
    const once = [...new Map(streams.map((stream) => [logStreamName(stream), stream])).values()];
    return (await Promise.all(once.map((stream) => askStream(live, stream)))).flat();
  },
};

async function askStream(live: Live, stream: LogStream): Promise<readonly Answer[]> {
  const { collector } = stream;
  const question = about(live, collector.readAt, `${logStreamName(stream)} are in the index of today`);
  const stores = new Map(stream.ways.map(({ store, output }) => [store.id, { store, index: output.index }]));
  return Promise.all([...stores.values()].map(({ store, index }) => askStore(live, stream, store, index, question)));
}

async function askStore(
  live: Live,
  stream: LogStream,
  store: LogStore,
  index: IndexNaming | null,
  question: About,
): Promise<Answer> {
  const search = await searchOf(live, store);
  if (!search.ok) return question.no(search.refusal.message);
  const { cluster } = stream.collector;
  const names = indexNames(index, live.machine.now());
  let found = 0;
  for (const name of names) {
    const lines = await linesIn(search.value, name, cluster);
    if (typeof lines === 'string') return question.no(lines);
    found += lines;
  }
  const [today = ''] = names;
  if (found > 0) return question.yes(`${counted(found, 'line')} in ${today}`);
  return question.no(`\`${today}\` in the OpenSearch of \`${store.cluster}\` has no line of ${logStreamName(stream)}`);
}

/** The index of now, and shortly after midnight that of the day before too; the pattern where an index is of more than a day. */
export function indexNames(index: IndexNaming | null, now: number): readonly string[] {
  if (index === null) return ['*'];
  if (index.period !== 'day') return [index.family];
  const days = [now, now - earlyDay].map((time) => new Date(time).toISOString().slice(0, 10).replaceAll('-', '.'));
  return [...new Set(days)].map((day) => index.family.replace('*', day));
}

/** Lines of a cluster in an index, 0 where there is no such index; a text where it cannot be asked. */
async function linesIn(search: Ask, index: string, cluster: string): Promise<number | string> {
  const words = new URLSearchParams({ q: `${clusterField}:"${cluster}"`, ignore_unavailable: 'true' });
  const body = await jsonAt(search, `/${encodeURIComponent(index)}/_count?${words}`);
  return body.ok ? (numberAt(body.value, 'count') ?? 0) : body.refusal.message;
}
