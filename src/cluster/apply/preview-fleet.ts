import type { FleetJob } from './apply-fleet.ts';
import { atOnce } from './at-once.ts';
import { chartBuilder } from './charts.ts';
import { type GoalAsked, goalOf } from './goal.ts';
import type { ClusterPreview } from './preview.ts';
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
  return atOnce(chosen, parallel, ({ id }) =>
    previewCluster(
      model.name,
      kube(id),
      choice,
      (tally) => goalOf(model, workloads, kube(id), { ...choice, build, ends }, tally),
      {
        ends,
        unknownKind: (object, unbuilt) => unknownKind(job, id, object, unbuilt),
      },
    ),
  );
}
