import type { TestCluster } from '../harness/clusters.ts';
import { define } from '../harness/install.ts';
import { apply } from '../harness/objects.ts';
import { operatorManifests } from '../harness/stand-ins.ts';

/** Installs what the chart kube-prometheus-stack would bring of the operator: the chart cannot be had here. */
export async function installOperator(cluster: TestCluster): Promise<void> {
  const { crds, others } = await operatorManifests();
  await define(cluster, crds);
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } };
  await apply(cluster, [namespace, ...others], 'helm');
}
