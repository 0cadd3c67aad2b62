import { type Exposition, metricsAt, sumOf } from '../../cluster/http/exposition.ts';
import { queryAt, selector } from '../../cluster/thanos/query-api.ts';
import { minute } from '../../kube/duration.ts';
import type { Agent, Scraper } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { type About, about } from '../about.ts';
import { type EnginePod, readyPods } from '../engine-pods.ts';
import { hubQuery } from '../hub-query.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { secondsText } from '../stream-labels.ts';

/** Whether what is written remotely goes out in time, and is taken. */
export const remoteWriteFailing: Probe = {
  code: 'prometheus-live/remote-write-failing',
  severity: 'error',
  title: 'Remote writes fail or fall behind',
  why: 'What is refused is lost at once; what waits is lost when the write-ahead log is truncated',
  fix: 'Read the log of the agent for the answer of Receive: the address, TLS, a limit, or a hub that is away',
  refs: ['N02'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const writers = [...nodesOf(live.topology, 'agent'), ...nodesOf(live.topology, 'scraper')].filter(
      (node) =>
        node.cluster === id && live.topology.edges.some((e) => e.kind === 'remote-writes' && e.from === node.id),
    );
    const answers = await Promise.all(
      writers.map(async (writer): Promise<readonly Answer[]> => {
        const pods = await readyPods(live, writer);
        if (pods.ok) return Promise.all(pods.value.map((pod) => askPod(live, writer, pod)));
        return [questionOf(live, writer, writer.name).no(pods.refusal.message)];
      }),
    );
    return answers.flat();
  },
};

/** The longest that samples may wait in a healthy agent: two scrapes, and never less than a minute. */
function patience(live: Live): number {
  return Math.max(minute, 2 * live.model.metrics.scrapeInterval) / 1000;
}

async function askPod(live: Live, writer: Agent | Scraper, { pod, ask }: EnginePod): Promise<Answer> {
  const question = questionOf(live, writer, pod.name);
  const metrics = await metricsAt(ask);
  if (!metrics.ok) return question.no(metrics.refusal.message);
  const lag = lagOf(metrics.value);
  const pending = sumOf(metrics.value, 'prometheus_remote_storage_samples_pending') ?? 0;
  if (lag > patience(live))
    return question.no(`\`${pod.name}\` is ${secondsText(lag)} behind with its remote write; ${pending} samples wait`);
  const refused = await refusedLately(live, writer, pod.name);
  if (refused > 0)
    return question.no(`${refused} samples of \`${pod.name}\` were refused for good in the last 10 minutes`);
  return question.yes(`${secondsText(lag)} behind, ${pending} samples wait`);
}

/** By how many seconds the newest sample that was sent is behind the newest that was read, in the queue that is furthest behind. */
function lagOf(metrics: Exposition): number {
  const sent = metrics('prometheus_remote_storage_queue_highest_sent_timestamp_seconds');
  const read = sumOf(metrics, 'prometheus_remote_storage_highest_timestamp_in_seconds') ?? 0;
  return Math.max(0, ...sent.map(({ value }) => read - value));
}

/** What the hub knows of the counter: the agent's own page tells only what it counted since it began. 0 where the hub knows nothing of it. */
async function refusedLately(live: Live, writer: Agent | Scraper, pod: string): Promise<number> {
  const query = await hubQuery(live);
  if (!query.ok) return 0;
  const series = selector('prometheus_remote_storage_samples_failed_total', { cluster: writer.cluster, pod });
  const found = await queryAt(query.value, `ceil(sum(increase(${series}[10m])))`);
  return found.ok ? (found.value.points[0]?.value ?? 0) : 0;
}

function questionOf(live: Live, writer: Agent | Scraper, who: string): About {
  return about(live, writer.readAt, `remote writes of ${who} are taken`);
}
