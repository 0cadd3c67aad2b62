import { derived } from '../fleet/schema/derived.ts';
import type { Fleet, FleetCluster } from '../fleet/schema/fleet-schema.ts';

/** A cluster as written, with what the derived defaults add. */
type CompleteCluster = Omit<FleetCluster, 'expose' | 'grafana' | 'alertmanager'> & {
  readonly [K in 'expose' | 'grafana' | 'alertmanager']: NonNullable<FleetCluster[K]>;
};

/** A fleet file in which every field that has a default is present: the fixed ones from the schema, the derived ones from here. */
export type CompleteFleet = Omit<Fleet, 'clusters'> & { readonly clusters: readonly CompleteCluster[] };

/** Fills the defaults that depend on other fields. */
export function complete(fleet: Fleet): CompleteFleet {
  const storageClass = fleet.volumes.storageClass ?? derived.storageClass.of(fleet.volumes);
  return {
    ...fleet,
    volumes: storageClass === undefined ? fleet.volumes : { ...fleet.volumes, storageClass },
    clusters: fleet.clusters.map((cluster) => completeCluster(cluster)),
  };
}

function completeCluster(cluster: FleetCluster): CompleteCluster {
  return {
    ...cluster,
    kubernetes: {
      ...cluster.kubernetes,
      context: cluster.kubernetes.context ?? derived.context.of(cluster),
      api: cluster.kubernetes.api ?? derived.api.of(cluster),
    },
    expose: cluster.expose ?? { via: derived.exposeVia.of(cluster), gatewayClass: 'cilium' },
    grafana: cluster.grafana ?? derived.grafana.of(cluster),
    alertmanager: cluster.alertmanager ?? derived.alertmanager.of(cluster),
  };
}
