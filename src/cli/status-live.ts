import { type ClusterStatus, clusterStatus, isReady } from '../cluster/status/cluster-status.ts';
import type { Model } from '../model/model.ts';
import type { Live } from '../probes/probe.ts';
import { volumeFull } from '../probes/workloads/volume-full.ts';
import { exits } from './command.ts';
import type { Io } from './io.ts';
import { statusChanges, statusJson, statusText } from './status-output.ts';

/** What `status` is asked for. */
export interface StatusGiven {
  /** Empty for all. */
  readonly components: readonly string[];
  readonly watch: boolean;
  readonly format: string;
}

/** Milliseconds between two looks of `--watch`. */
const pause = 2_000;

/** Prints how clusters stand, with `watch` until all is ready or the signal is aborted, and gives the exit code. */
export async function statusLive(
  live: Live,
  chosen: Model['clusters'],
  { components, watch, format }: StatusGiven,
  signal: AbortSignal,
  io: Io,
): Promise<number> {
  const look = (): Promise<readonly ClusterStatus[]> =>
    Promise.all(chosen.map((cluster) => withVolumes(live, cluster, components)));
  let statuses = await look();
  if (signal.aborted) {
    io.err('Not every cluster was looked at: nothing is told.\n');
    return exits.findings;
  }
  const print = (): void => io.out(format === 'json' ? statusJson(statuses) : statusText(statuses, live.machine.now()));
  if (!watch || format !== 'json') print();
  while (watch && !statuses.every(isReady) && !signal.aborted) {
    await live.machine.sleep(pause);
    if (signal.aborted) break;
    const next = await look();
    if (signal.aborted) break;
    if (format !== 'json') for (const line of statusChanges(statuses, next)) io.out(`${line}\n`);
    statuses = next;
  }
  // Whoever reads JSON wants one document: how it ended.
  if (watch && format === 'json') print();
  return statuses.every(isReady) ? exits.clean : exits.findings;
}

/** A cluster, and which volumes in it are full where all of it is asked for: a pod that ends again and again does not say that itself. */
async function withVolumes(
  live: Live,
  cluster: Model['clusters'][number],
  components: readonly string[],
): Promise<ClusterStatus> {
  const status = await oneCluster(live, cluster.id, components);
  if (!status.reached || components.length > 0) return status;
  const answers = await volumeFull.ask(live, cluster);
  const full = answers.flatMap((one) => (one.ok || one.more?.severity === 'warning' ? [] : [one.message]));
  return full.length === 0 ? status : { ...status, fullVolumes: full };
}

function oneCluster(live: Live, id: string, components: readonly string[]): Promise<ClusterStatus> {
  const objects = live.clusters.find(({ cluster }) => cluster === id) ?? { cluster: id, objects: [] };
  const workloads = live.workloads.filter(
    ({ cluster, component }) => cluster === id && (components.length === 0 || components.includes(component)),
  );
  return clusterStatus({ fleet: live.model.name, kube: live.kube(id), workloads, objects });
}
