import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from '../../../src/kube/objects.ts';
import type { Rendered } from '../../../src/pipeline.ts';
import { readCrds } from '../../engines/harness/crds.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import { type Bootstrap, bootstrapIn, writeTree } from './bootstrap.ts';
import { type Box, boxIn } from './box.ts';
import { signAsCertManager } from './certificates.ts';
import { type Clusters, freshClusters, type TestCluster } from './clusters.ts';
import { fleetText, render } from './fleets.ts';
import { apply, untilReady } from './objects.ts';
import { operatorManifests } from './stand-ins.ts';

/** Both clusters with what a fleet renders, installed and ready. */
export interface Stage {
  readonly clusters: Clusters;
  readonly rendered: Rendered;
  readonly bootstrap: Bootstrap;
  readonly boxes: { readonly a: Box; readonly b: Box };
}

let plain: Promise<Stage> | undefined;

/** A fleet whose clusters are reached by node ports, installed once: several files of tests use it, one after the other. */
export function metricsStage(): Promise<Stage> {
  plain ??= installed(fleetText());
  return plain;
}

/** New clusters with a fleet: its Secrets and certificates by its own scripts, its objects wave by wave, stand-ins for charts. */
export async function installed(text: string): Promise<Stage> {
  const clusters = await freshClusters();
  const rendered = await render(text);
  const tree = scratchFolder('tree');
  writeTree(tree, rendered);
  const bootstrap = await bootstrapIn(tree, clusters, rendered);
  const certified = rendered.workloads.some(({ charts }) => charts.some(({ name }) => name === 'cert-manager'));
  if (certified) await bootstrap.run('certificates.sh');
  for (const cluster of [clusters.a, clusters.b]) {
    // A cluster whose pods need no Secret has no script for them: an edge with an agent.
    const secrets = `${cluster.name}/secrets.sh`;
    if (existsSync(join(tree, 'bootstrap', secrets))) await bootstrap.run(secrets);
    await installIn(cluster, rendered);
  }
  for (const cluster of [clusters.a, clusters.b]) await untilReady(cluster);
  const boxes = { a: await boxIn(clusters.a, 'monitoring'), b: await boxIn(clusters.b, 'monitoring') };
  return { clusters, rendered, bootstrap, boxes };
}

async function installIn(cluster: TestCluster, { workloads }: Rendered): Promise<void> {
  const mine = workloads.filter((workload) => workload.cluster === cluster.name);
  const waves = [...new Set(mine.map(({ wave }) => wave))].sort((a, b) => a - b);
  for (const wave of waves) {
    const now = mine.filter((workload) => workload.wave === wave);
    const objects: readonly KubeObject[] = now.flatMap((workload) => workload.objects);
    for (const chart of now.flatMap(({ charts }) => charts)) await installStandIn(cluster, chart.name);
    if (objects.length > 0) await apply(cluster, objects);
    await signAsCertManager(cluster, objects);
  }
}

/** What stands for a chart in a cluster that no Argo CD installs. */
async function installStandIn(cluster: TestCluster, chart: string): Promise<void> {
  if (chart === 'kube-prometheus-stack') {
    const { crds, others } = await operatorManifests();
    await define(cluster, crds);
    await apply(cluster, others);
  } else if (chart === 'cert-manager') {
    await define(
      cluster,
      readCrds().filter(({ metadata }) => metadata.name.endsWith('cert-manager.io')),
    );
  } else throw new Error(`Nothing stands for the chart \`${chart}\`.`);
}

/** Gives a cluster definitions of kinds, and waits until it serves them. */
export async function define(cluster: TestCluster, crds: readonly KubeObject[]): Promise<void> {
  await apply(cluster, crds);
  await cluster.kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=120s']);
}
