import { sameClusterFix, sameClusters } from '../same-clusters.ts';
import type { FleetJob } from './apply-fleet.ts';
import type { Tally } from './apply-report.ts';
import { atOnce } from './at-once.ts';
import { chartBuilder } from './charts.ts';
import { type GoalAsked, goalOf } from './goal.ts';
import { type ClusterPreview, refusedPreview } from './preview.ts';
import { previewCluster } from './preview-cluster.ts';
import type { PruneChoice } from './prune-plan.ts';
import { unknownKind } from './unknown-kind.ts';

/** Which clusters are looked at, and what for. */
export interface PreviewJob
  extends Pick<FleetJob, 'model' | 'workloads' | 'chosen' | 'kube' | 'machine' | 'parallel' | 'signal'> {
  readonly choice: PruneChoice & GoalAsked;
}

/** What an apply would do in each cluster, in the order in which they are named. */
export async function previewFleet(job: PreviewJob): Promise<readonly ClusterPreview[]> {
  const { model, workloads, chosen, kube, machine, parallel, signal, choice } = job;
  const ends = (): boolean => signal.aborted;
  const build = await chartBuilder(model, machine);
  const same = await sameClusters(chosen, kube);
  return atOnce(chosen, parallel, async ({ id }) => {
    const twin = same.get(id);
    if (twin !== undefined) return refusedPreview(id, { object: id, message: `${twin}.`, fix: `${sameClusterFix}.` });
    const goal = (tally: Tally): ReturnType<typeof goalOf> =>
      goalOf(model, workloads, kube(id), { ...choice, build, ends }, tally);
    return previewCluster(model.name, kube(id), choice, goal, {
      ends,
      ids: model.clusters.map((cluster) => cluster.id),
      unknownKind: (object, unbuilt) => unknownKind(job, id, object, unbuilt),
      namespaceFix: (namespace) => namespaceFix(workloads, id, namespace),
    });
  });
}

/** Who brings a namespace that a run of some components lacks. */
function namespaceFix(workloads: PreviewJob['workloads'], cluster: string, namespace: string): string {
  const bringing = workloads.find(
    (one) =>
      one.cluster === cluster &&
      one.objects.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace),
  );
  return bringing === undefined
    ? `Nothing of the fleet brings the namespace: make it, and apply again.`
    : `It comes with the component \`${bringing.component}\`, which was not asked for: \`namsan apply --cluster ${cluster} --component ${bringing.component}\` first.`;
}
