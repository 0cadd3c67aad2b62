import { type KubeObject, objectName } from '../../kube/objects.ts';
import type { TypedObject } from '../../kube/types.gen.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { Component } from '../workload.ts';

/** Names of the objects that a component has in a cluster; empty where it is not installed. */
export function objectNames(component: Component, model: Model, cluster: Cluster = model.hub): readonly string[] {
  return (component.build(model, cluster)?.objects ?? []).map(objectName);
}

/** One object of a component, by kind and name. */
export function objectOf<K extends TypedObject['kind']>(
  component: Component,
  model: Model,
  kind: K,
  name: string,
  cluster: Cluster = model.hub,
): Extract<TypedObject, { kind: K }> {
  const isIt = (object: KubeObject): object is Extract<TypedObject, { kind: K }> =>
    object.kind === kind && object.metadata.name === name;
  const found = component.build(model, cluster)?.objects.find(isIt);
  if (found === undefined) throw new Error(`${component.name} has no ${kind} ${name}`);
  return found;
}

/** Arguments of the first container of a workload. */
export function argsOf(workload: Extract<TypedObject, { kind: 'Deployment' | 'StatefulSet' }>): readonly string[] {
  return workload.spec.template.spec.containers[0]?.args ?? [];
}
