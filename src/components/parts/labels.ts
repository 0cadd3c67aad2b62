import type { Labels, ObjectMeta } from '../../kube/objects.ts';
import { namespaces } from '../../model/addresses.ts';

/** What labels say of a workload. */
export interface Identity {
  /** The component, such as `thanos-store`; also the job under which it is scraped. */
  readonly name: string;
  /** One workload of the component, such as a shard; the component itself where there is one only. */
  readonly instance?: string;
  /** The layer it belongs to, such as `query`. */
  readonly layer: string;
  readonly version: string;
}

/** The labels that a workload and its Services select pods by. They never change, because a StatefulSet's selector cannot. */
export function selectorOf(identity: Identity): Labels {
  return {
    'app.kubernetes.io/name': identity.name,
    'app.kubernetes.io/instance': identity.instance ?? identity.name,
  };
}

/** All labels of the objects of a workload: the recommended ones of Kubernetes. */
export function labelsOf(identity: Identity): Labels {
  return {
    ...selectorOf(identity),
    'app.kubernetes.io/component': identity.layer,
    'app.kubernetes.io/version': identity.version,
    'app.kubernetes.io/part-of': 'namsan',
    'app.kubernetes.io/managed-by': 'namsan',
  };
}

/** Metadata of an object in the namespace `monitoring`, or another. */
export function metadata(identity: Identity, name: string, namespace: string = namespaces.monitoring): ObjectMeta {
  return { name, namespace, labels: labelsOf(identity) };
}
