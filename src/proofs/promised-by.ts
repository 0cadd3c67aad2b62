import type { Model } from '../model/model.ts';
import type { Promised } from './promise.ts';

/** What the flows of a fleet must keep, from its file. */
export function promisedBy({ hub, clusters, metrics }: Model): Promised {
  return {
    hub: hub.id,
    clusters: clusters.filter((c) => c.metrics.mode !== 'none').map((c) => c.id),
    // What no tenant's agent scrapes is written for the tenant that has the name of the cluster.
    tenants: clusters.flatMap(({ id, metrics: own }) =>
      own.mode === 'agent' ? [id, ...own.tenants].map((tenant) => ({ cluster: id, tenant })) : [],
    ),
    dataSource: clusters.some((c) => c.grafana),
    keep: metrics.keep,
    objectStoreOutage: metrics.survive.objectStore,
  };
}
