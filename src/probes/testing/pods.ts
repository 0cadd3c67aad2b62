import { workloadsBehind } from '../../cluster/http/engine-pods.ts';
import type { KubeObject, Labels } from '../../kube/objects.ts';
import { logSecrets } from '../../model/logs/secret-names.ts';
import { grafanaFiles } from '../../model/monitoring.ts';
import { grafanaPods } from '../../network/chart-pods.ts';
import type { Live } from '../probe.ts';

/** A pod of a test, and what it runs. */
export interface PodOf {
  readonly cluster: string;
  /** `monitoring/prometheus-main-0`. */
  readonly name: string;
  /** `Kind namespace/name` of the object that it is of; empty for those of charts. */
  readonly of: string;
  readonly object: KubeObject;
}

/** Every pod that the objects of a cluster ask for, ready, and Grafana's. */
export function podsOfFleet({ clusters }: Live, cluster: string, started: number): readonly PodOf[] {
  const objects = clusters.find((one) => one.cluster === cluster);
  if (objects === undefined) return [];
  const kinds = new Set(objects.objects.map((object) => nameOf(object)));
  const workloads = [...kinds].flatMap((of) => workloadsBehind(objects, of).map((workload) => ({ of, workload })));
  const pods = workloads.flatMap(({ of, workload }) =>
    Array.from({ length: workload.replicas }, (_, i) => {
      const name = `${workload.podPrefix ?? workload.name}-${i}`;
      const object = podOf(workload.namespace, name, workload.podLabels, started);
      return { cluster, name: `${workload.namespace}/${name}`, of, object };
    }),
  );
  const { namespace, labels } = grafanaPods;
  const grafana = {
    cluster,
    name: `${namespace}/grafana-0`,
    of: '',
    object: podOf(namespace, 'grafana-0', labels, started),
  };
  return [...pods, grafana];
}

function nameOf({ kind, metadata: { namespace, name } }: KubeObject): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

function podOf(namespace: string, name: string, labels: Labels, started: number): KubeObject {
  const status = {
    phase: 'Running',
    startTime: new Date(started).toISOString(),
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [{ name: 'main', ready: true, restartCount: 0, state: { running: {} } }],
  };
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { namespace, name, labels }, spec: {}, status };
  return object;
}

/** The same pod as it is while its container cannot be started. */
export function waiting({ object }: PodOf, reason: string): KubeObject {
  const status = {
    phase: 'Pending',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [{ name: 'main', ready: false, restartCount: 0, state: { waiting: { reason } } }],
  };
  const out = { ...object, status };
  return out;
}

/** The Secrets by which probes ask as administrators. Their values are the names of their keys. */
export function secretsOf(cluster: string): readonly KubeObject[] {
  const { admin } = logSecrets;
  return [
    secret('logging', admin.name, [admin.username, admin.password]),
    secret('monitoring', grafanaFiles.admin.secret, [grafanaFiles.admin.user, grafanaFiles.admin.password]),
  ].map((object) => ({ ...object, metadata: { ...object.metadata, labels: { cluster } } }));
}

function secret(namespace: string, name: string, keys: readonly string[]): KubeObject {
  const data = Object.fromEntries(keys.map((key) => [key, Buffer.from(key).toString('base64')]));
  const object = { apiVersion: 'v1', kind: 'Secret', metadata: { namespace, name }, data };
  return object;
}

/** The Services and routes that addresses of the topology pass in a cluster, each Service with an endpoint. */
export function stationsOf({ topology, clusters }: Live, cluster: string): readonly KubeObject[] {
  const stations = topology.edges.flatMap(({ via }) => via).filter((text) => text.startsWith(`${cluster}: `));
  const services = new Set(stations.flatMap((text) => /: Service (\S+)/.exec(text)?.slice(1) ?? []));
  const objects = clusters.find((one) => one.cluster === cluster)?.objects ?? [];
  const routes = objects.filter((object) => stations.includes(`${cluster}: ${nameOf(object)}`));
  return [...routes, ...[...services].flatMap(serviceWithEndpoint)];
}

function serviceWithEndpoint(place: string): readonly KubeObject[] {
  const [namespace = '', name = ''] = place.split('/');
  const labels = { 'kubernetes.io/service-name': name };
  const slice = { endpoints: [{ addresses: ['10.244.0.7'], conditions: { ready: true } }] };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { namespace, name } },
    { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: { namespace, name, labels }, ...slice },
  ];
}
