import type { ClusterObjects, KubeObject, Labels } from '../../src/kube/objects.ts';
import { at, listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../src/kube/read.ts';

/** A pod as the simulator lets it run: one engine that listens on ports. */
export interface Pod {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  /** What it runs: the sub-command of Thanos, `prometheus`, `agent`, or empty for anything else. */
  readonly runs: string;
  readonly labels: Labels;
  readonly ports: Readonly<Record<string, number>>;
  readonly args: readonly string[];
  /** The object that it comes from. */
  readonly object: KubeObject;
}

const operated: Readonly<Record<string, string>> = { Prometheus: 'prometheus', PrometheusAgent: 'agent' };

const pods = new WeakMap<ClusterObjects, readonly Pod[]>();

/** Every pod that the objects of a cluster bring up. */
export function podsOf(cluster: ClusterObjects): readonly Pod[] {
  const found = pods.get(cluster) ?? broughtUp(cluster);
  pods.set(cluster, found);
  return found;
}

function broughtUp({ cluster, objects }: ClusterObjects): readonly Pod[] {
  return objects.flatMap((object): readonly Pod[] => {
    const { kind } = object;
    if (kind in operated) return byOperator(cluster, object);
    if (kind !== 'Deployment' && kind !== 'StatefulSet') return [];
    const container = at(object, 'spec', 'template', 'spec', 'containers', 0);
    const args = listAt(container, 'args').filter((a) => typeof a === 'string');
    const runs = (stringAt(container, 'image') ?? '').includes('/thanos:') ? (args[0] ?? '') : '';
    return replicas(object, (ordinal) => ({
      cluster,
      namespace: namespaceOf(object),
      name: `${object.metadata.name}-${ordinal}`,
      runs,
      labels: stringsAt(object, 'spec', 'template', 'metadata', 'labels'),
      ports: Object.fromEntries(
        listAt(container, 'ports').map((p) => [stringAt(p, 'name') ?? '', numberAt(p, 'containerPort') ?? 0]),
      ),
      args,
      object,
    }));
  });
}

/** What the operator makes of its resources: the labels and ports that it sets by itself. */
function byOperator(cluster: string, object: KubeObject): readonly Pod[] {
  const { name } = object.metadata;
  const sidecar = at(object, 'spec', 'thanos') !== undefined;
  return replicas(object, (ordinal) => ({
    cluster,
    namespace: namespaceOf(object),
    name: `${object.kind === 'Prometheus' ? 'prometheus' : 'prom-agent'}-${name}-${ordinal}`,
    runs: operated[object.kind] ?? '',
    labels: {
      ...stringsAt(object, 'spec', 'podMetadata', 'labels'),
      'app.kubernetes.io/name': object.kind === 'Prometheus' ? 'prometheus' : 'prometheus-agent',
      'app.kubernetes.io/instance': name,
      'operator.prometheus.io/name': name,
    },
    ports: { web: 9090, ...(sidecar ? { grpc: 10901, http: 10902 } : {}) },
    args: [],
    object,
  }));
}

function replicas(object: KubeObject, pod: (ordinal: number) => Pod): readonly Pod[] {
  return Array.from({ length: numberAt(object, 'spec', 'replicas') ?? 1 }, (_, i) => pod(i));
}

/** The value of a flag of a pod, `--name=value`; every one of them. */
export function flags({ args }: Pod, name: string): readonly string[] {
  const known = flagsIn.get(args) ?? allFlags(args);
  flagsIn.set(args, known);
  return known.get(name) ?? [];
}

const flagsIn = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>();

function allFlags(args: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const pairs = args.flatMap((arg) => {
    const [, name, value] = /^--([^=]+)=(.*)$/s.exec(arg) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value }];
  });
  const byName = Map.groupBy(pairs, ({ name }) => name);
  return new Map([...byName].map(([name, found]) => [name, found.map(({ value }) => value)]));
}

/** The text of the file that a flag of a pod names, from the ConfigMap that is mounted there. */
export function fileOf(pod: Pod, path: string, objects: readonly KubeObject[]): string | null {
  const [, directory = '', file = ''] = /^(.*)\/([^/]+)$/.exec(path) ?? [];
  const spec = pod.object.kind === 'Prometheus' ? at(pod.object, 'spec') : at(pod.object, 'spec', 'template', 'spec');
  const mounts =
    pod.object.kind === 'Prometheus'
      ? listAt(spec, 'thanos', 'volumeMounts')
      : listAt(spec, 'containers', 0, 'volumeMounts');
  const volume = mounts.find((m) => stringAt(m, 'mountPath') === directory);
  const source = listAt(spec, 'volumes').find((v) => stringAt(v, 'name') === stringAt(volume, 'name'));
  const map = objects.find(
    (o) =>
      o.kind === 'ConfigMap' &&
      o.metadata.name === stringAt(source, 'configMap', 'name') &&
      namespaceOf(o) === pod.namespace,
  );
  return stringAt(map, 'data', file) ?? null;
}
