import type { KubeObject, Labels } from '../../../kube/objects.ts';
import { namespaces, services } from '../../../model/addresses.ts';
import { exposedIn } from '../../../model/exposure.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { exposed } from '../exposure/exposure.ts';
import type { Identity } from '../labels.ts';

/** The way to OpenSearch from other clusters, where they forward to it; `pods` are those behind it. */
export function openSearchExposure(
  model: Model,
  cluster: Cluster,
  identity: Identity,
  pods: Labels,
): readonly KubeObject[] {
  const { name, https } = services.opensearch;
  if (cluster.logs.mode !== 'local' || !exposedIn(model, cluster).includes('opensearch')) return [];
  return exposed(model, cluster, {
    what: 'opensearch',
    identity,
    namespace: namespaces.logging,
    service: name,
    port: { name: 'https', port: https, targetPort: https },
    selector: pods,
    nodePort: cluster.logs.nodePort.store,
  });
}

/** The way to Dashboards from outside the cluster. */
export function dashboardsExposure(
  model: Model,
  cluster: Cluster,
  identity: Identity,
  pods: Labels,
): readonly KubeObject[] {
  const { name, http } = services.dashboards;
  if (cluster.logs.mode !== 'local' || !exposedIn(model, cluster).includes('dashboards')) return [];
  return exposed(model, cluster, {
    what: 'dashboards',
    identity,
    namespace: namespaces.logging,
    service: name,
    port: { name: 'http', port: http, targetPort: http },
    selector: pods,
    nodePort: cluster.logs.nodePort.dashboards,
  });
}
