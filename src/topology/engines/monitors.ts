import type { KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import { isIp, parseAddress } from '../addresses/address.ts';
import type { FleetIndex } from '../addresses/fleet-index.ts';
import type { Targets } from '../metric-nodes.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { commonLabels, constantLabels } from '../objects/relabelling.ts';
import { selects } from '../objects/selector.ts';
import { textsAt } from '../objects/texts.ts';
import type { LabelSet } from '../topology.ts';

/** The operator's kinds of targets, with the fields by which a Prometheus selects them (prometheus-operator@v0.93.1 Prometheus CRD). */
const kinds: Readonly<Record<string, string>> = {
  ServiceMonitor: 'serviceMonitor',
  PodMonitor: 'podMonitor',
  Probe: 'probe',
  ScrapeConfig: 'scrapeConfig',
};

/** A monitor of a cluster with the targets that it stands for. */
export interface Monitor {
  readonly object: KubeObject;
  readonly targets: Targets;
}

/** The monitors of a cluster, of every kind, with the targets that each means. */
export function monitorsOf(fleet: FleetIndex, cluster: ClusterIndex): readonly Monitor[] {
  return Object.keys(kinds).flatMap((kind) =>
    (cluster.byKind.get(kind) ?? []).map((object): Monitor => {
      const namespace = namespaceOf(object);
      const { name } = object.metadata;
      const labels = labelsOf(object);
      return {
        object,
        targets: {
          kind: 'targets',
          id: `${cluster.id}/targets/${namespace}/${kind}/${name}`,
          cluster: cluster.id,
          namespace,
          name,
          replicas: 1,
          readAt: { cluster: cluster.id, object: objectName(object), field: 'spec' },
          labels,
          clusters: clustersOf(fleet, cluster, object, labels),
        },
      };
    }),
  );
}

/** The monitors that a Prometheus or PrometheusAgent selects. Without a selector it takes none, without one for namespaces those of its own. */
export function selectedMonitors(
  cluster: ClusterIndex,
  resource: KubeObject,
  monitors: readonly Monitor[],
): readonly Monitor[] {
  const spec = at(resource, 'spec');
  return monitors.filter(({ object }) => {
    const field = entryOf(kinds, object.kind);
    if (!selects(at(spec, `${field}Selector`), stringsAt(object, 'metadata', 'labels'))) return false;
    const namespace = namespaceOf(object);
    const chosen = at(spec, `${field}NamespaceSelector`);
    if (!isJsonObject(chosen)) return namespace === namespaceOf(resource);
    return selects(chosen, cluster.namespaces.get(namespace) ?? {});
  });
}

/** Labels that every target gets: of static configurations and of relabelling, on targets and on samples. */
function labelsOf(object: KubeObject): LabelSet {
  const spec = at(object, 'spec');
  const endpoints = [...listAt(spec, 'endpoints'), ...listAt(spec, 'podMetricsEndpoints')];
  const perEndpoint = (key: string): LabelSet =>
    commonLabels(endpoints.map((endpoint) => constantLabels(listAt(endpoint, key))));
  const fixed = listAt(spec, 'staticConfigs').map((group) => stringsAt(group, 'labels'));
  return {
    ...commonLabels(fixed),
    ...stringsAt(spec, 'targets', 'staticConfig', 'labels'),
    ...perEndpoint('relabelings'),
    ...perEndpoint('metricRelabelings'),
    ...constantLabels(listAt(spec, 'relabelings')),
    ...constantLabels(listAt(spec, 'metricRelabelings')),
  };
}

/** Service and pod monitors find targets in their own cluster; the addresses of a ScrapeConfig may lie in any. */
function clustersOf(fleet: FleetIndex, cluster: ClusterIndex, object: KubeObject, labels: LabelSet): readonly string[] {
  if (object.kind !== 'ScrapeConfig') return [cluster.id];
  const spec = at(object, 'spec');
  const discoveries = listAt(spec, 'kubernetesSDConfigs').map((sd) => stringAt(sd, 'apiServer') ?? '');
  const fixed = listAt(spec, 'staticConfigs').flatMap((group) => textsAt(group, 'targets'));
  const found = [...discoveries, ...fixed].flatMap((address) => {
    if (address === '') return [cluster.id];
    const host = parseAddress(address)?.host ?? '';
    return isIp(host) ? (fleet.nodeAddresses.get(host) ?? []) : hostClusters(fleet, cluster, host);
  });
  const { cluster: named } = labels;
  if (found.length === 0 && named !== undefined && fleet.clusters.has(named)) return [named];
  return [...new Set(found)];
}

function hostClusters(fleet: FleetIndex, cluster: ClusterIndex, host: string): readonly string[] {
  const route = fleet.hosts.get(host)?.[0];
  if (route !== undefined) return [route.cluster];
  return !host.includes('.') || /\.svc(?:\.|$)/.test(host) ? [cluster.id] : [];
}
