import type { KubeObject, Labels, Unread } from '../../kube/objects.ts';
import { at, isKubeObject, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import type { ConfigMapTexts } from './containers.ts';
import { operated } from './operated.ts';
import { operatedKinds } from './operated-kinds.ts';
import { operatedLogs } from './operated-logs.ts';
import { type Service, serviceOf } from './service.ts';
import { installedElsewhere } from './unread.ts';
import type { Workload } from './workload.ts';
import { runsPods, workloadOf } from './workloads.ts';

/** The objects of one cluster, found by what others name them by. Keys of namespaced things are `namespace/name`. */
export interface ClusterIndex {
  readonly id: string;
  readonly byKind: ReadonlyMap<string, readonly KubeObject[]>;
  readonly named: (kind: string, namespace: string, name: string) => KubeObject | undefined;
  readonly workloads: readonly Workload[];
  readonly services: ReadonlyMap<string, Service>;
  /** The labels of every namespace that is named anywhere in the cluster. */
  readonly namespaces: ReadonlyMap<string, Labels>;
  /** Parts that were not read, and charts that its objects install. */
  readonly unread: readonly Unread[];
}

/** The objects of one cluster, ready to be asked for. What is no object is left out. */
export function clusterIndex(id: string, documents: readonly unknown[], unread: readonly Unread[] = []): ClusterIndex {
  const byName = new Map<string, KubeObject>();
  for (const object of documents)
    if (isKubeObject(object)) byName.set(`${object.kind} ${namespaceOf(object)}/${object.metadata.name}`, object);
  // An API server holds one object of a name: of two, the later one.
  const objects = [...byName.values()];
  const byKind = Map.groupBy(objects, (object) => object.kind);
  const named = (kind: string, namespace: string, name: string): KubeObject | undefined =>
    byName.get(`${kind} ${namespace}/${name}`);
  const configMapTexts: ConfigMapTexts = (namespace, name) => {
    const found = named('ConfigMap', namespace, name);
    return found === undefined ? undefined : stringsAt(found, 'data');
  };

  const workloads: Workload[] = [];
  const services = new Map<string, Service>();
  for (const object of objects) {
    if (runsPods(object.kind) && !isMadeBy(object, named)) workloads.push(workloadOf(id, object, configMapTexts));
    const forLogs = operatedLogs(id, object, configMapTexts);
    workloads.push(...(forLogs?.workloads ?? []));
    for (const made of forLogs?.services ?? []) services.set(`${made.namespace}/${made.name}`, made);
    const kind = object.apiVersion.startsWith('monitoring.coreos.com/')
      ? entryOf(operatedKinds, object.kind)
      : undefined;
    if (kind === undefined) continue;
    const made = operated(id, object, kind, configMapTexts);
    workloads.push(...made.workloads);
    if (made.governing === null) continue;
    const key = `${made.governing.namespace}/${made.governing.name}`;
    const other = services.get(key);
    services.set(key, other === undefined ? made.governing : withPortsOf(made.governing, other));
  }
  for (const object of byKind.get('Service') ?? [])
    services.set(`${namespaceOf(object)}/${object.metadata.name}`, serviceOf(id, object));
  return {
    ...{ id, byKind, named, workloads, services },
    namespaces: namespacesOf(objects),
    unread: [...unread, ...objects.flatMap(installedElsewhere)],
  };
}

/** What a controller made is read from the object that it was made for, if that is there: live clusters hold both. */
function isMadeBy(
  object: KubeObject,
  named: (kind: string, namespace: string, name: string) => KubeObject | undefined,
): boolean {
  return listAt(object, 'metadata', 'ownerReferences').some(
    (owner) =>
      at(owner, 'controller') === true &&
      named(stringAt(owner, 'kind') ?? '', namespaceOf(object), stringAt(owner, 'name') ?? '') !== undefined,
  );
}

/** Two resources of one kind in one namespace share their governing Service. */
function withPortsOf(service: Service, other: Service): Service {
  const more = other.ports.filter((port) => !service.ports.some((p) => p.name === port.name && p.port === port.port));
  return { ...service, ports: [...service.ports, ...more] };
}

function namespacesOf(objects: readonly KubeObject[]): ReadonlyMap<string, Labels> {
  const out = new Map<string, Labels>();
  for (const object of objects) {
    const namespace = object.kind === 'Namespace' ? object.metadata.name : namespaceOf(object);
    if (object.kind === 'Namespace' || !out.has(namespace))
      out.set(namespace, {
        ...(object.kind === 'Namespace' ? stringsAt(object, 'metadata', 'labels') : {}),
        'kubernetes.io/metadata.name': namespace,
      });
  }
  return out;
}
