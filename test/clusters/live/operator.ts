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
  await apply(cluster, [namespace, ...[...others, watchdog].map(asOfHelm)], 'helm');
}

/** With the marks that Helm leaves on what it installs (helm@v3 pkg/action/validate.go). */
function asOfHelm(object: KubeObject): KubeObject {
  const { annotations, labels } = object.metadata;
  const release = {
    'meta.helm.sh/release-name': 'kube-prometheus-stack',
    'meta.helm.sh/release-namespace': 'monitoring',
  };
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...annotations, ...release },
      labels: { ...labels, 'app.kubernetes.io/managed-by': 'Helm' },
    },
  };
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
