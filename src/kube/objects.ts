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
