import { counted } from '../../findings/wording.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { at, namespaceOf } from '../../kube/read.ts';
import { selects } from '../../topology/objects/selector.ts';
import type { Workload } from '../../topology/objects/workload.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const receiveDisruption: Check = {
  code: 'thanos/receive-disruption',
  severity: 'error',
  title: 'A drain may take more receivers than writes stand',
  why: 'A write succeeds when a majority of its copies is stored: while a drain holds more receivers away, writes of their series fail, and what they alone had taken is not to be read.',
  fix: 'Write `maxUnavailable: 1` in the disruption budget of the receivers.',
  refs: ['D2'],
  run: (subject, report) => {
    const spares = sparesOf(subject.topology);
    for (const { index } of viewsOf(subject)) {
      for (const workload of index.workloads) {
        const spare = spares.get(`${index.id} ${workload.namespace}/${workload.name}`);
        if (spare === undefined) continue;
        for (const budget of index.byKind.get('PodDisruptionBudget') ?? []) {
          const most = takes(budget, workload) ? awayAtOnce(budget, workload.replicas) : null;
          if (most === null || most <= spare) continue;
          const stand = spare === 0 ? 'none' : counted(spare, 'receiver');
          report(
            objectPlace(index.id, budget, 'spec'),
            `PodDisruptionBudget \`${budget.metadata.name}\` of \`${index.id}\` lets ${most} of ${workload.replicas} pods of ${workload.object} be away, and writes stand the loss of ${stand}`,
          );
        }
      }
    }
  },
};

/** How many ingesters may be away, for each workload that a router writes several copies to: the fewest of its routers. */
function sparesOf(topology: Topology): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const { id, replication } of nodesOf(topology, 'receive-router')) {
    // With one copy nothing stands a loss, whatever the budget; two are acknowledged after one.
    if (replication < 3) continue;
    const spare = replication - (Math.floor(replication / 2) + 1);
    for (const { from, to } of topology.edges) {
      const ingester = from === id && to !== null ? topology.nodes.get(to) : undefined;
      if (ingester?.kind !== 'ingester') continue;
      const key = `${ingester.cluster} ${ingester.namespace}/${ingester.name}`;
      out.set(key, Math.min(spare, out.get(key) ?? spare));
    }
  }
  return out;
}

function takes(budget: KubeObject, workload: Workload): boolean {
  return namespaceOf(budget) === workload.namespace && selects(at(budget, 'spec', 'selector'), workload.podLabels);
}

/** Pods that a budget lets be evicted at once; percentages are rounded up (kubernetes pkg/controller/disruption). `null` where it says neither. */
function awayAtOnce(budget: KubeObject, replicas: number): number | null {
  const most = countOf(at(budget, 'spec', 'maxUnavailable'), replicas);
  if (most !== null) return Math.min(most, replicas);
  const least = countOf(at(budget, 'spec', 'minAvailable'), replicas);
  return least === null ? null : Math.max(0, replicas - least);
}

function countOf(value: unknown, replicas: number): number | null {
  if (typeof value === 'number') return value;
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? null : Math.ceil((Number(percent) / 100) * replicas);
}
