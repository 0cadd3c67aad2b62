import type { Json, KubeObject, Labels } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, mapAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type ConfigMapTexts, containersOf, patchContainers } from './containers.ts';
import type { Service, ServicePort } from './service.ts';
import { spreadOf } from './spread.ts';
import { volumesOf } from './volumes.ts';
import type { Container, Volume, Workload } from './workload.ts';
import { replicaCount } from './workloads.ts';

/** What the Prometheus operator makes of one of its resources: pods, and the headless Service that names them. */
export interface Operated {
  readonly workloads: readonly Workload[];
  /** The Service that the operator makes; `null` where the resource names one, which must then be there already (pkg/k8s network.go). */
  readonly governing: Service | null;
}

/** How the operator builds one kind. Names, labels and ports are those of prometheus-operator@v0.93.1. */
export interface OperatedKind {
  /** `app.kubernetes.io/name` of its pods. */
  readonly app: string;
  /** Pods are named `<prefix>-<name>-<ordinal>`. */
  readonly prefix: string;
  readonly governing: string;
  /** A label of its own whose value is the resource's name; `null` for none. */
  readonly label: string | null;
  readonly sharded: boolean;
  readonly containers: (object: KubeObject, volume: string) => readonly Container[];
  readonly ports: (object: KubeObject) => readonly ServicePort[];
  readonly volumeSuffix: string;
}

/** More shards than anyone runs; a number that was mistyped must not exhaust the machine. */
const mostShards = 1_000;

/** What the operator makes of a resource: the workloads, one for each shard, and their governing Service. */
export function operated(
  cluster: string,
  object: KubeObject,
  kind: OperatedKind,
  configMapTexts: ConfigMapTexts,
): Operated {
  const namespace = namespaceOf(object);
  const { name } = object.metadata;
  const spec = at(object, 'spec');
  const prefixed = `${kind.prefix}-${name}`;
  const claim =
    stringAt(spec, 'storage', 'volumeClaimTemplate', 'metadata', 'name') ?? `${prefixed}-${kind.volumeSuffix}`;
  const ownService = stringAt(spec, 'serviceName');
  const governing = ownService ?? kind.governing;
  const containers = patchContainers(
    kind.containers(object, claim),
    containersOf(spec, 'spec', namespace, configMapTexts),
  );
  const shards = kind.sharded ? Math.min(mostShards, Math.max(1, replicaCount(numberAt(spec, 'shards')))) : 1;
  const workloads = Array.from({ length: shards }, (_, shard): Workload => {
    const suffix = shard === 0 ? '' : `-shard-${shard}`;
    const labels = podLabels(object, kind, shard);
    return {
      cluster,
      namespace,
      name: `${name}${suffix}`,
      object: objectName(object),
      resource: object,
      replicas: stringAt(spec, 'mode') === 'DaemonSet' ? 1 : replicaCount(numberAt(spec, 'replicas')),
      podLabels: labels,
      podPrefix: `${prefixed}${suffix}`,
      firstOrdinal: 0,
      governingService: governing,
      hostNetwork: at(spec, 'hostNetwork') === true,
      containers,
      volumes: [storageVolume(spec, claim), ...volumesOf(spec, []), ...namedVolumes(spec)],
      spread: spreadOf(spec, labels, stringAt(spec, 'mode') === 'DaemonSet'),
    };
  });
  return {
    workloads,
    governing:
      ownService !== undefined
        ? null
        : {
            cluster,
            namespace,
            name: governing,
            headless: true,
            externalName: null,
            selector: { 'app.kubernetes.io/name': kind.app },
            ports: kind.ports(object),
            addresses: [],
          },
  };
}

function podLabels(object: KubeObject, kind: OperatedKind, shard: number): Labels {
  const { name } = object.metadata;
  const version = (stringAt(object, 'spec', 'version') ?? '').replace(/^v/, '');
  return {
    ...(version === '' ? {} : { 'app.kubernetes.io/version': version }),
    ...stringsAt(object, 'spec', 'podMetadata', 'labels'),
    'app.kubernetes.io/managed-by': 'prometheus-operator',
    'app.kubernetes.io/name': kind.app,
    'app.kubernetes.io/instance': name,
    ...(kind.label === null ? {} : { [kind.label]: name }),
    ...(kind.sharded ? { 'operator.prometheus.io/name': name, 'operator.prometheus.io/shard': String(shard) } : {}),
  };
}

/** Without a claim template the operator mounts an emptyDir (prometheus-operator@v0.93.1 pkg/prometheus/server/statefulset.go). */
function storageVolume(spec: unknown, name: string): Volume {
  const storage = mapAt(spec, 'storage');
  const persistent =
    storage['emptyDir'] === undefined &&
    storage['ephemeral'] === undefined &&
    storage['volumeClaimTemplate'] !== undefined;
  return { name, persistent, files: [] };
}

/** Secrets and ConfigMaps that the resource names are mounted below its configuration directory. */
function namedVolumes(spec: unknown): readonly Volume[] {
  const volume = (kind: 'ConfigMap' | 'Secret', name: Json): readonly Volume[] =>
    typeof name === 'string'
      ? [{ name: namedVolume(kind, name), persistent: false, files: [{ kind, name, items: null }] }]
      : [];
  return [
    ...listAt(spec, 'secrets').flatMap((name) => volume('Secret', name)),
    ...listAt(spec, 'configMaps').flatMap((name) => volume('ConfigMap', name)),
  ];
}

/** The operator's name for the volume of a ConfigMap or Secret that a resource lists. */
export function namedVolume(kind: 'ConfigMap' | 'Secret', name: string): string {
  return `${kind.toLowerCase()}-${name}`;
}
