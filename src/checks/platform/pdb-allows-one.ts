import type { KubeObject } from '../../kube/objects.ts';
import { at, namespaceOf, stringsAt } from '../../kube/read.ts';
import { selects } from '../../topology/objects/selector.ts';
import { type Check, objectPlace } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';

export const pdbAllowsOne: Check = {
  code: 'platform/pdb-allows-one',
  severity: 'warning',
  title: 'A disruption budget allows no disruption at all',
  why: 'A node with such a pod can never be drained: upgrades stop there, and somebody deletes the pod by force.',
  fix: 'Allow one pod to be away (`maxUnavailable: 1`), or leave the budget out where there is one pod only.',
  refs: ['F14', 'D2'],
  run: (subject, report) => {
    for (const view of viewsOf(subject)) {
      for (const budget of view.index.byKind.get('PodDisruptionBudget') ?? []) {
        const found = blocking(view, budget);
        if (found !== null)
          report(
            objectPlace(view.index.id, budget, `spec.${found.key}`),
            `PodDisruptionBudget \`${budget.metadata.name}\` of \`${view.index.id}\` ${found.fact}`,
          );
      }
    }
  },
};

function blocking(view: ClusterView, budget: KubeObject): { readonly key: string; readonly fact: string } | null {
  const most = at(budget, 'spec', 'maxUnavailable');
  if (most === 0 || most === '0%' || most === '0') return { key: 'maxUnavailable', fact: 'allows no pod to be away' };
  const least = at(budget, 'spec', 'minAvailable');
  if (least === '100%') return { key: 'minAvailable', fact: 'wants all pods to be there' };
  if (typeof least !== 'number' || least < 1) return null;
  const replicas = replicasOf(view, budget);
  if (replicas === null || replicas > least) return null;
  const pods = replicas === 1 ? 'the only pod' : `all ${replicas} pods`;
  return { key: 'minAvailable', fact: `wants ${least} of ${replicas} to be there, so that ${pods} must stay` };
}

/** `null` where nothing is selected, or the count is not in the objects. */
function replicasOf({ index }: ClusterView, budget: KubeObject): number | null {
  const selector = at(budget, 'spec', 'selector');
  const taken = index.workloads.filter(
    (workload) => workload.namespace === namespaceOf(budget) && selects(selector, workload.podLabels),
  );
  const counted = taken.every(({ object, namespace }) => {
    const [kind = '', name = ''] = object.split(` ${namespace}/`);
    return kind !== 'DaemonSet' && !isScaled(index, kind, namespace, name);
  });
  if (taken.length === 0 || !counted) return null;
  return taken.reduce((sum, { replicas }) => sum + replicas, 0);
}

/** Whether an autoscaler decides on the count. */
function isScaled(index: ClusterView['index'], kind: string, namespace: string, name: string): boolean {
  return (index.byKind.get('HorizontalPodAutoscaler') ?? []).some((scaler) => {
    const target = stringsAt(scaler, 'spec', 'scaleTargetRef');
    return namespaceOf(scaler) === namespace && target['kind'] === kind && target['name'] === name;
  });
}
