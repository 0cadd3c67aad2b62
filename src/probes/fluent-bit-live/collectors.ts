import type { LogAggregator, LogCollector } from '../../topology/log-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { About } from '../about.ts';
import { about } from '../about.ts';
import { type EnginePod, readyPods } from '../engine-pods.ts';
import type { Answer, Live } from '../probe.ts';

/** Asks every pod of every Fluent Bit of a cluster the same; `asked` names the question for a pod. */
export async function askCollectors(
  live: Live,
  cluster: string,
  asked: (who: string) => string,
  ask: (pod: EnginePod, question: About, node: LogCollector | LogAggregator) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const nodes = [...nodesOf(live.topology, 'log-collector'), ...nodesOf(live.topology, 'log-aggregator')];
  const answers = await Promise.all(
    nodes
      .filter((node) => node.cluster === cluster)
      .map(async (node): Promise<readonly Answer[]> => {
        const pods = await readyPods(live, node);
        if (!pods.ok) return [about(live, node.readAt, asked(node.name)).no(pods.refusal.message)];
        return Promise.all(pods.value.map((pod) => ask(pod, about(live, node.readAt, asked(pod.pod.name)), node)));
      }),
  );
  return answers.flat();
}
