import { derived } from '../fleet/schema/derived.ts';
import type { Fleet, FleetCluster } from '../fleet/schema/fleet-schema.ts';

type DerivedKey = 'expose' | 'cni' | 'grafana' | 'alertmanager';
type FleetNode = FleetCluster['nodes'][number];
type CompleteNode = FleetNode & { readonly [K in 'cpu' | 'memory' | 'disk']: NonNullable<FleetNode[K]> };
type FleetLogs = NonNullable<Fleet['logs']>;

/** A cluster as written, with what the derived defaults add. */
type CompleteCluster = Omit<FleetCluster, DerivedKey | 'logs' | 'nodes'> & {
  readonly [K in DerivedKey]: NonNullable<FleetCluster[K]>;
} & { readonly nodes: readonly CompleteNode[] } & {
  readonly logs: FleetCluster['logs'] & { readonly collector: 'operator' | 'daemonset' };
};

/** A fleet file in which every field that has a default is present: the fixed ones from the schema, the derived ones from here. */
export type CompleteFleet = Omit<Fleet, 'clusters' | 'logs'> & {
  readonly clusters: readonly CompleteCluster[];
  readonly logs?: (FleetLogs & { readonly rate: string }) | undefined;
};

/** Fills the defaults that depend on other fields. */
export function complete(fleet: Fleet): CompleteFleet {
  const storageClass = fleet.volumes.storageClass ?? derived.storageClass.of(fleet.volumes);
  const hub = fleet.clusters.find((cluster) => cluster.role === 'hub');
  const { logs } = fleet;
  return {
    ...fleet,
    logs: logs === undefined ? undefined : { ...logs, rate: logs.rate ?? derived.logRate.of() },
    volumes: storageClass === undefined ? fleet.volumes : { ...fleet.volumes, storageClass },
    clusters: fleet.clusters.map((cluster) => completeCluster(cluster, hub ?? cluster)),
  };
}

function completeCluster(cluster: FleetCluster, hub: FleetCluster): CompleteCluster {
  const expose = cluster.expose ?? { via: derived.exposeVia.of(cluster), gatewayClass: 'cilium' };
  const { flavor } = cluster.kubernetes;
  return {
    ...cluster,
    kubernetes: {
      ...cluster.kubernetes,
      context: cluster.kubernetes.context ?? derived.context.of(cluster),
      api: cluster.kubernetes.api ?? derived.api.of(cluster),
    },
    nodes: cluster.nodes.map(({ name, address, cpu, memory, disk, ...zone }) => ({
      name,
      address,
      cpu: cpu ?? derived.nodeCpu.of(),
      memory: memory ?? derived.nodeMemory.of(),
      disk: disk ?? derived.nodeDisk.of(),
      ...zone,
    })),
    expose,
    cni: cluster.cni ?? derived.cni.of({ ...expose, flavor }),
    logs: { ...cluster.logs, collector: cluster.logs.collector ?? derived.collector.of({ cluster, hub }) },
    grafana: cluster.grafana ?? derived.grafana.of(cluster),
    alertmanager: cluster.alertmanager ?? derived.alertmanager.of(cluster),
  };
}
