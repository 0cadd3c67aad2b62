import type { KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import { type ConfigMapTexts, containersOf } from './containers.ts';
import { spreadOf } from './spread.ts';
import { volumesOf } from './volumes.ts';
import type { Workload } from './workload.ts';

/** Where the pods of each kind are described; a Pod is its own description. */
const podFields: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/** Whether objects of a kind run pods. */
export function runsPods(kind: string): boolean {
  return Object.hasOwn(podFields, kind);
}

/** The workload of an object that describes pods by a template; a DaemonSet counts as one replica because its nodes are not known. */
export function workloadOf(cluster: string, object: KubeObject, configMapTexts: ConfigMapTexts): Workload {
  const path = entryOf(podFields, object.kind) ?? [];
  const template = at(object, ...path);
  const namespace = namespaceOf(object);
  const { name } = object.metadata;
  const stateful = object.kind === 'StatefulSet';
  const spec = at(template, 'spec');
  const podLabels = stringsAt(template, 'metadata', 'labels');
  return {
    cluster,
    namespace,
    name,
    object: objectName(object),
    resource: null,
    replicas: replicasOf(object),
    podLabels,
    podPrefix: stateful ? name : null,
    firstOrdinal: stateful ? (numberAt(object, 'spec', 'ordinals', 'start') ?? 0) : 0,
    governingService: stateful ? (stringAt(object, 'spec', 'serviceName') ?? '') : '',
    hostNetwork: at(spec, 'hostNetwork') === true,
    containers: containersOf(spec, [...path, 'spec'].join('.'), namespace, configMapTexts),
    volumes: volumesOf(spec, stateful ? listAt(object, 'spec', 'volumeClaimTemplates') : []),
    spread: spreadOf(spec, podLabels, object.kind === 'DaemonSet'),
  };
}

function replicasOf(object: KubeObject): number {
  if (!['Deployment', 'StatefulSet', 'ReplicaSet'].includes(object.kind)) return 1;
  return replicaCount(numberAt(object, 'spec', 'replicas'));
}

/** A count of replicas as Kubernetes defaults it; what is no sensible count is one. */
export function replicaCount(written: number | undefined): number {
  return written !== undefined && Number.isInteger(written) && written >= 0 && written <= 100_000 ? written : 1;
}
