/** Any value that YAML or JSON can carry into Kubernetes. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export type Labels = Readonly<Record<string, string>>;

export interface ObjectMeta {
  readonly name: string;
  /** Absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly finalizers?: readonly string[];
}

/** A Kubernetes object of any kind, as read or as rendered. Only its identity is known; the rest is asked for by path. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMeta;
}

/** The objects of one cluster, in the order in which they were read or rendered. */
export interface ClusterObjects {
  readonly cluster: string;
  readonly objects: readonly KubeObject[];
  /** Parts of the cluster that are known to be there and were not read; left out is none. */
  readonly unread?: readonly Unread[];
}

/** Something whose objects were not read: a chart that is not rendered, a kustomization that is not built, a file that is broken. */
export interface Unread {
  /** How it is told: `the chart kube-prometheus-stack of HelmRelease monitoring/kps`. */
  readonly what: string;
  /** The namespace that its objects are in; `null` for any. */
  readonly namespace: string | null;
  /** How the names of its objects begin; `null` for any. */
  readonly names: readonly string[] | null;
  /** Whether it may hold engines of metrics or logs, their rules or definitions. */
  readonly engines: boolean;
}

/** `Kind namespace/name`, or `Kind name` without a namespace: how findings name an object. In manifests of any origin the namespace may be no text. */
export function objectName(object: KubeObject): string {
  const { name, namespace } = object.metadata;
  return typeof namespace === 'string' ? `${object.kind} ${namespace}/${name}` : `${object.kind} ${name}`;
}

/** The API group of an `apiVersion`: `''` for the core group. */
export function apiGroup(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}
