import { jsonAt } from '../../cluster/http/ask.ts';
import { counted } from '../../findings/wording.ts';
import type { Json } from '../../kube/objects.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import type { Agent, Scraper } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { type EnginePod, readyPods } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** Whether every target of a Prometheus or an agent answers, and every monitor finds one. */
export const targetDown: Probe = {
  code: 'prometheus-live/target-down',
  severity: 'error',
  title: 'A target does not answer, or a monitor finds none',
  why: 'Its series end: alerts on them never fire, and those on their absence do',
  fix: 'Read the error of the scrape; where a monitor finds nothing, compare its selector and port with the Service',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const producers = [...nodesOf(live.topology, 'scraper'), ...nodesOf(live.topology, 'agent')].filter(
      ({ cluster }) => cluster === id,
    );
    const answers = await Promise.all(
      producers.map(async (producer): Promise<readonly Answer[]> => {
        const pods = await readyPods(live, producer);
        if (pods.ok) return Promise.all(pods.value.map((pod) => askPod(live, producer, pod)));
        const question = about(live, producer.readAt, `targets of ${producer.name} answer`);
        return [question.no(pods.refusal.message)];
      }),
    );
    return answers.flat();
  },
};

async function askPod(live: Live, producer: Scraper | Agent, { pod, ask }: EnginePod): Promise<Answer> {
  const question = about(live, producer.readAt, `targets of ${pod.name} answer`);
  const body = await jsonAt(ask, '/api/v1/targets?state=active');
  if (!body.ok) return question.no(body.refusal.message);
  const targets = listAt(body.value, 'data', 'activeTargets');
  const down = targets.filter((target) => stringAt(target, 'health') === 'down');
  const [first] = down;
  if (first !== undefined) {
    const others = down.length === 1 ? '' : `; ${counted(down.length, 'target')} of ${targets.length} are down`;
    return question.no(
      `\`${pod.name}\` cannot scrape \`${stringAt(first, 'scrapeUrl') ?? ''}\` of \`${poolOf(first)}\`: ${stringAt(first, 'lastError') ?? ''}${others}`,
    );
  }
  const empty = monitorsOf(live, producer).filter((pool) => !targets.some((target) => poolOf(target).startsWith(pool)));
  if (empty.length > 0)
    return question.no(
      `\`${pod.name}\` finds no target by ${empty.map((pool) => `\`${pool.replace(/\/$/, '')}\``).join(', ')}`,
    );
  return question.yes(counted(targets.length, 'target'));
}

function poolOf(target: Json): string {
  return stringAt(target, 'scrapePool') ?? '';
}

/** How the operator calls the jobs of a monitor: `serviceMonitor/monitoring/thanos-query/0` (prometheus-operator@v0.93.1 pkg/prometheus/promcfg.go). */
const kinds: Readonly<Record<string, string>> = {
  ServiceMonitor: 'serviceMonitor',
  PodMonitor: 'podMonitor',
  ScrapeConfig: 'scrapeConfig',
};

function monitorsOf({ topology }: Live, { id }: Scraper | Agent): readonly string[] {
  return topology.edges.flatMap(({ kind, from, readAt }) => {
    const [type = '', name = ''] = readAt.object.split(' ');
    const prefix = kinds[type];
    if (kind !== 'scrapes' || from !== id || prefix === undefined) return [];
    return [type === 'ScrapeConfig' ? `${prefix}/${name}` : `${prefix}/${name}/`];
  });
}
