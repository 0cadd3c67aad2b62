import type { KubeObject } from '../../../src/kube/objects.ts';
import { tenantMonitorLabel } from '../../../src/model/monitoring.ts';
import type { TestCluster } from '../harness/clusters.ts';
import { apply } from '../harness/objects.ts';

/** Has each tenant watch something of its own: the operator, which is there in any case, by a monitor that says whose it is. */
export async function placeTenants(cluster: TestCluster, tenants: readonly string[]): Promise<void> {
  await apply(cluster, tenants.map(monitorOf), 'tenants');
}

function monitorOf(tenant: string): KubeObject {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: tenant, namespace: 'monitoring', labels: { [tenantMonitorLabel]: tenant } },
    spec: {
      selector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus-operator' } },
      endpoints: [{ port: 'http' }],
    },
  } as KubeObject;
}
