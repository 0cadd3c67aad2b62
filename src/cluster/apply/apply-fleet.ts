import type { Workload } from '../../components/workload.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { Journal } from '../journal/journal.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { Machine } from '../machine/machine.ts';
import { sameClusterFix, sameClusters } from '../same-clusters.ts';
import { applyCluster } from './apply-cluster.ts';
import { type ClusterReport, notBegun, refusedWhole } from './apply-report.ts';
import { atOnce } from './at-once.ts';
import { chartBuilder } from './charts.ts';
import type { ApplyChoice, ClusterJob } from './cluster-job.ts';
import { clusterOrder } from './cluster-order.ts';
import { type GoalAsked, goalOf } from './goal.ts';
import type { Holder } from './lease-state.ts';
import { unknownKind } from './unknown-kind.ts';

/** A run over clusters of a fleet. */
export interface FleetJob {
  readonly model: Model;
  readonly workloads: readonly Workload[];
  /** SHA-256 of the fleet file. */
  readonly lock: string;
  readonly chosen: readonly Cluster[];
  readonly kube: (cluster: string) => KubeClient;
  /** Clients that outlive the end of the run. */
  readonly parting: (cluster: string) => KubeClient;
  readonly machine: Pick<Machine, 'now' | 'sleep' | 'program'>;
  readonly holder: Holder;
  readonly alive: (pid: number) => boolean;
  readonly choice: ApplyChoice & GoalAsked;
  /** Clusters at once. */
  readonly parallel: number;
  readonly stopOnFailure: boolean;
  readonly say: (cluster: string, line: string) => void;
  readonly journal: Journal['write'];
  readonly signal: AbortSignal;
}

/** Applies a fleet: clusters side by side, those that serve its object store first. A cluster that fails stops no other, unless that is asked for. */
export async function applyFleet(job: FleetJob): Promise<readonly ClusterReport[]> {
  const { model, chosen, parallel, stopOnFailure, signal, workloads, kube } = job;
  const build = await chartBuilder(model, job.machine);
  const reports = new Map<string, ClusterReport>();
  let failed: string | null = null;
  for (const [id, message] of await sameClusters(chosen, kube)) {
    failed ??= id;
    const told = { object: id, message: `${message}. Nothing was sent to it.`, fix: `${sameClusterFix}.` };
    reports.set(id, refusedWhole(id, told));
  }
  const ends = (): boolean => signal.aborted || (stopOnFailure && failed !== null);
  const sound = chosen.filter(({ id }) => !reports.has(id));
  for (const group of clusterOrder(model, sound)) {
    const applyOne = async ({ id }: Cluster): Promise<void> => {
      const share = shareOf(job, id, ends);
      const report = await applyCluster(share, (tally) =>
        goalOf(model, workloads, kube(id), { ...job.choice, build, ends }, tally),
      );
      if (report.state === 'failed') failed ??= id;
      // A killed run has no such line; one that failed has said so itself.
      if (report.state !== 'stopped') job.journal({ event: 'through', at: job.machine.now(), cluster: id });
      reports.set(id, report);
    };
    await atOnce(group, parallel, applyOne, ends);
  }
  const why = failed === null ? 'The run was ended before it.' : `It was not begun, because ${failed} failed.`;
  return chosen.map(({ id }) => reports.get(id) ?? notBegun(id, why));
}

function shareOf(job: FleetJob, cluster: string, ends: () => boolean): ClusterJob {
  const { model, lock, kube, parting, machine, holder, alive, choice, say, journal } = job;
  return {
    ...{ fleet: model.name, cluster, lock, machine, holder, alive, choice, journal, ends },
    ids: model.clusters.map(({ id }) => id),
    kube: kube(cluster),
    parting: parting(cluster),
    say: (line) => say(cluster, line),
    unknownKind: (object, unbuilt) => unknownKind(job, cluster, object, unbuilt),
  };
}
