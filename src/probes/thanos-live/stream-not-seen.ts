import { type Ask, jsonAt } from '../../cluster/http/ask.ts';
import { queryAt, selector } from '../../cluster/thanos/query-api.ts';
import { formatDuration } from '../../kube/duration.ts';
import { listAt } from '../../kube/read.ts';
import { type Stream, streamName } from '../../proofs/streams.ts';
import { type About, about } from '../about.ts';
import { readyPods } from '../engine-pods.ts';
import { hubQuery } from '../hub-query.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { labelsOfStream, labelsText, secondsText, streamsOfCluster } from '../stream-labels.ts';

/** Whether each declared stream is seen at the hub with its labels, and fresh. */
export const streamNotSeen: Probe = {
  code: 'thanos-live/stream-not-seen',
  severity: 'error',
  title: 'The metrics of a stream are not at the hub, not fresh, or without their labels',
  why: 'Dashboards and alerts of the hub are blind for what this producer scrapes, now',
  fix: 'Ask `namsan explain --live metrics CLUSTER` which hop of its way is the first that is broken',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }) => {
    const streams = streamsOfCluster(live, id);
    const [first] = streams;
    if (first === undefined) return [];
    const query = await hubQuery(live);
    if (query.ok) return Promise.all(streams.map((stream) => askStream(live, query.value, stream, id)));
    const question = about(live, first.producer.readAt, `metrics of ${id} are seen at the hub`, id);
    return [question.no(`Whether the metrics of \`${id}\` arrive cannot be asked: ${query.refusal.message}`)];
  },
};

async function askStream(live: Live, query: Ask, stream: Stream, cluster: string): Promise<Answer> {
  const labels = labelsOfStream(stream);
  const name = streamName(stream);
  const question = about(live, stream.producer.readAt, `${name} are at the hub, fresh: ${labelsText(labels)}`, cluster);
  const age = await queryAt(query, `time() - max(timestamp(${selector('up', labels)}))`);
  if (!age.ok) return question.no(age.refusal.message);
  const [point] = age.value.points;
  if (point === undefined) return absent(live, query, stream, question);
  const { scrapeInterval } = live.model.metrics;
  if (point.value * 1000 <= 2 * scrapeInterval) return question.yes(`newest sample ${secondsText(point.value)} old`);
  return question.no(
    `The newest sample of ${name} at the hub is ${secondsText(point.value)} old, more than two scrapes of ${formatDuration(scrapeInterval)}`,
  );
}

/** Why no series has all labels: others have some of them, the producer has nothing to scrape, or nothing arrives. */
async function absent(live: Live, query: Ask, stream: Stream, question: About): Promise<Answer> {
  const labels = labelsOfStream(stream);
  const name = streamName(stream);
  const { producer } = stream;
  const scrapes = live.topology.edges.some(({ kind, from }) => kind === 'scrapes' && from === producer.id);
  if (!scrapes && (await targetsOf(live, stream)) === 0) return question.yes('its producer has no targets yet');
  const own = Object.entries(labels);
  const near =
    stream.cluster === '' ? null : await queryAt(query, `group(${selector('up', { cluster: stream.cluster })})`);
  if (near === null || !near.ok || near.value.points.length === 0)
    return question.no(`No series of ${name} is at the hub: none has ${labelsText(labels)}`);
  const seen = await Promise.all(
    own.map(async ([label, value]) => {
      const asked = await queryAt(query, `group(${selector('up', { cluster: stream.cluster, [label]: value })})`);
      return asked.ok && asked.value.points.length === 0 ? [`${label}="${value}"`] : [];
    }),
  );
  const lacking = seen.flat();
  return question.no(
    lacking.length === 0
      ? `Series of \`${stream.cluster}\` are at the hub, but none has all labels of ${name}: ${labelsText(labels)}`
      : `Series of \`${stream.cluster}\` are at the hub, but none has ${lacking.join(', ')}, which ${name} must have`,
  );
}

async function targetsOf(live: Live, { producer }: Stream): Promise<number | null> {
  const pods = await readyPods(live, producer);
  if (!pods.ok) return null;
  const counts = await Promise.all(
    pods.value.map(async ({ ask }) => {
      const body = await jsonAt(ask, '/api/v1/targets?state=active');
      return body.ok ? listAt(body.value, 'data', 'activeTargets').length : null;
    }),
  );
  return counts.some((count) => count === null) ? null : counts.reduce((sum: number, count) => sum + (count ?? 0), 0);
}
