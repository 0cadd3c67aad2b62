import type { KubeObject } from '../../../src/kube/objects.ts';
import type { Rendered } from '../../../src/pipeline.ts';
import { type Box, boxIn } from './box.ts';
import { type Clusters, freshClusters, type TestCluster } from './clusters.ts';
import { fleetText, render } from './fleets.ts';
import { apply, untilReady } from './objects.ts';
import { operatorManifests, secretObjects } from './stand-ins.ts';

/** Both clusters with the metrics of a fleet whose clusters are reached by node ports, installed and ready. */
export interface Stage {
  readonly clusters: Clusters;
  readonly rendered: Rendered;
  readonly boxes: { readonly a: Box; readonly b: Box };
}

let made: Promise<Stage> | undefined;

/** The stage, made once: several files of tests use it, one after the other. */
export function metricsStage(): Promise<Stage> {
  made ??= make();
  return made;
}

async function make(): Promise<Stage> {
  const clusters = await freshClusters();
  const rendered = await render(fleetText());
  for (const cluster of [clusters.a, clusters.b]) await install(cluster, rendered);
  for (const cluster of [clusters.a, clusters.b]) await untilReady(cluster);
  const boxes = { a: await boxIn(clusters.a, 'monitoring'), b: await boxIn(clusters.b, 'monitoring') };
  return { clusters, rendered, boxes };
}

/** Applies what was rendered for a cluster, wave by wave, with stand-ins for the Secrets and for the chart of the operator. */
async function install(cluster: TestCluster, { model, workloads }: Rendered): Promise<void> {
  const mine = workloads.filter((workload) => workload.cluster === cluster.name);
  const description = model.clusters.find(({ id }) => id === cluster.name);
  if (description === undefined) throw new Error(`The fleet has no cluster ${cluster.name}.`);
  const waves = [...new Set(mine.map(({ wave }) => wave))].sort((a, b) => a - b);
  for (const wave of waves) {
    const now = mine.filter((workload) => workload.wave === wave);
    const objects: readonly KubeObject[] = now.flatMap((workload) => workload.objects);
    if (now.some(({ charts }) => charts.length > 0)) await installOperator(cluster);
    if (objects.length > 0) await apply(cluster, objects);
    if (wave === waves[0]) await apply(cluster, secretObjects(model, description));
  }
}

async function installOperator(cluster: TestCluster): Promise<void> {
  const { crds, others } = await operatorManifests();
  await apply(cluster, crds);
  await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=120s']);
  await apply(cluster, others);
}
