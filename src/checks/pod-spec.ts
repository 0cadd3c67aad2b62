import type { Json, KubeObject } from '../kube/objects.ts';
import { at } from '../kube/read.ts';

/** The description of pods inside an object, with the path to it. */
export interface PodSpec {
  readonly spec: Json;
  readonly field: string;
}

const templated: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  // The operator takes the fields of a pod under the names that Kubernetes gives them.
  Prometheus: ['spec'],
  PrometheusAgent: ['spec'],
  Alertmanager: ['spec'],
  ThanosRuler: ['spec'],
};

/** The pods that an object describes; `null` where it describes none. */
export function podSpecOf(object: KubeObject): PodSpec | null {
  const path = Object.hasOwn(templated, object.kind) ? templated[object.kind] : undefined;
  if (path === undefined) return null;
  const spec = at(object, ...path);
  return spec === undefined || spec === null ? null : { spec, field: path.join('.') };
}
