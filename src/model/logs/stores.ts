import type { Labels } from '../../kube/objects.ts';
import { services } from '../addresses.ts';
import type { Cluster } from '../model.ts';

/** How a cluster keeps logs, where it keeps any. */
export type LocalLogs = Extract<Cluster['logs'], { mode: 'local' }>;

/** Whether the OpenSearch of a cluster is one of the operator's: with managers of its own. Otherwise it is one node. */
export function byOpenSearchOperator({ logs }: Cluster): boolean {
  return logs.mode === 'local' && logs.managers > 0;
}

/** Labels of the operator's pods (opensearch-k8s-operator@v3.0.2 pkg/builders/cluster.go, dashboards.go), for Services beside its own. */
export const operatedPods: Readonly<Record<'all' | 'data' | 'dashboards', Labels>> = {
  all: { 'opensearch.org/opensearch-cluster': services.opensearch.name },
  data: { 'opensearch.org/opensearch-cluster': services.opensearch.name, 'opensearch.org/opensearch-nodepool': 'data' },
  dashboards: { 'opensearch.cluster.dashboards': services.opensearch.name },
};
