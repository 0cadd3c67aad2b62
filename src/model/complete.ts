import type { Fleet, FleetCluster } from '../fleet/schema/fleet-schema.ts';

/** A cluster as written, with what the derived defaults add. */
type CompleteCluster = Omit<FleetCluster, 'expose' | 'grafana' | 'alertmanager'> & {
  readonly [K in 'expose' | 'grafana' | 'alertmanager']: NonNullable<FleetCluster[K]>;
};

/** A fleet file in which every field that has a default is present: the fixed ones from the schema, the derived ones from here. */
export type CompleteFleet = Omit<Fleet, 'clusters'> & { readonly clusters: readonly CompleteCluster[] };

/** Fills the defaults that depend on other fields. */
export function complete(fleet: Fleet): CompleteFleet {
  const storageClass = fleet.volumes.storageClass ?? (fleet.volumes.provider === 'longhorn' ? 'longhorn' : undefined);
  return {
    ...fleet,
    volumes: storageClass === undefined ? fleet.volumes : { ...fleet.volumes, storageClass },
    clusters: fleet.clusters.map((cluster) => completeCluster(cluster)),
  };
}

function completeCluster(cluster: FleetCluster): CompleteCluster {
  const isHub = cluster.role === 'hub';
  return {
    ...cluster,
    kubernetes: {
      ...cluster.kubernetes,
      context: cluster.kubernetes.context ?? cluster.id,
      api: cluster.kubernetes.api ?? `https://${cluster.nodes[0]?.address ?? ''}:6443`,
    },
    expose: cluster.expose ?? { via: cluster.domain === undefined ? 'node-port' : 'gateway', gatewayClass: 'cilium' },
    grafana: cluster.grafana ?? (isHub ? 'local' : 'none'),
    alertmanager: cluster.alertmanager ?? (isHub || cluster.metrics.mode === 'sidecar' ? 'local' : 'none'),
  };
}
