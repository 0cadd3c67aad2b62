import type { KubeObject } from '../../../src/kube/objects.ts';
import type { TestCluster } from '../harness/clusters.ts';
import { define } from '../harness/install.ts';
import { apply } from '../harness/objects.ts';
import { operatorManifests } from '../harness/stand-ins.ts';

/** Installs what the chart kube-prometheus-stack would bring of the operator, and its alert that always fires: the chart cannot be had here. */
export async function installOperator(cluster: TestCluster): Promise<void> {
  const { crds, others } = await operatorManifests();
  await define(cluster, crds);
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } };
  await apply(cluster, [namespace, ...others, watchdog], 'helm');
}

/** As the chart writes it among its general rules. */
const watchdog = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'kube-prometheus-stack-general.rules', namespace: 'monitoring' },
  spec: {
    groups: [
      { name: 'general.rules', rules: [{ alert: 'Watchdog', expr: 'vector(1)', labels: { severity: 'none' } }] },
    ],
  },
} as KubeObject;
