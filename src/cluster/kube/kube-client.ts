import type { Duplex } from 'node:stream';
import type { Json, KubeObject, Labels } from '../../kube/objects.ts';
import type { Outcome } from '../outcome.ts';

/** Which object, as the API server names it. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Left out for kinds without a namespace. */
  readonly namespace?: string;
  readonly name: string;
}

/** An object as the API server has it: what was asked for, what it and controllers added, and who owns which fields. */
export interface LiveObject extends KubeObject {
  readonly metadata: KubeObject['metadata'] & {
    readonly uid: string;
    readonly resourceVersion: string;
    readonly creationTimestamp: string;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly kind: string; readonly name: string; readonly uid: string }[];
    readonly managedFields?: readonly ManagedFields[];
  };
}

/** An entry of `metadata.managedFields`: who set which fields (`fieldsV1` is the field set of structured-merge-diff). */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly subresource?: string;
  readonly time?: string;
  readonly fieldsV1?: Json;
}

/** A kind that the server serves, by its discovery. */
export interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** The plural in paths. */
  readonly resource: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export interface ListOptions {
  /** Left out for all namespaces. */
  readonly namespace?: string;
  /** Only objects with these labels. */
  readonly labels?: Labels;
  /** A field selector, as `involvedObject.name=x`. */
  readonly fields?: string;
  /** Only metadata is needed of them: the rest may be left out. */
  readonly brief?: boolean;
}

export interface ApplyOptions {
  /** Takes fields from other managers. */
  readonly force?: boolean;
  /** Judged in every way, and not kept. */
  readonly dryRun?: boolean;
}

/** An object after an apply, and what the server warned of: deprecated versions, fields without effect. */
export interface Applied {
  readonly object: LiveObject;
  readonly warnings: readonly string[];
}

export interface DeleteOptions {
  /** Only if it is still this one. */
  readonly uid?: string;
  readonly propagation?: 'Background' | 'Foreground' | 'Orphan';
  readonly dryRun?: boolean;
}

export interface RawReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What namsan asks of the API server of one cluster, and nothing else. What goes wrong is an `Outcome`, never thrown. Calls wait for a free
 * place of the cluster's request limit, are repeated with backoff on 429, 5xx and broken connections where that is safe, and end when the
 * signal that the client was opened with is aborted.
 */
export interface KubeClient {
  /** The `id` of the cluster in the fleet. */
  readonly cluster: string;
  /** Every kind that is served; asked once, and again after `forget`. */
  readonly kinds: () => Promise<Outcome<readonly ServedKind[]>>;
  /** Discovery is asked anew: CRDs have come or gone. A kind that is not found is looked for once more without this. */
  readonly forget: () => void;
  /** `null` where it is not there, or its kind is not served. */
  readonly get: (ref: ObjectRef) => Promise<Outcome<LiveObject | null>>;
  /** All objects of a kind, page by page; empty where the kind is not served. */
  readonly list: (
    kind: Pick<ServedKind, 'apiVersion' | 'kind'>,
    options?: ListOptions,
  ) => Promise<Outcome<readonly LiveObject[]>>;
  /** Server-side apply by the field manager `namsan` with strict field validation. */
  readonly apply: (object: KubeObject, options?: ApplyOptions) => Promise<Outcome<Applied>>;
  /** Refused as a conflict where the object is there. */
  readonly create: (object: KubeObject) => Promise<Outcome<LiveObject>>;
  /** A JSON merge patch; with `metadata.resourceVersion` in it only if nobody was faster. */
  readonly patch: (ref: ObjectRef, body: Json) => Promise<Outcome<LiveObject>>;
  /** Whether it was there. */
  readonly delete: (ref: ObjectRef, options?: DeleteOptions) => Promise<Outcome<boolean>>;
  /** A request of any path of the API server: `/version`, a proxy of a Service. Refusals of the server are replies here. */
  readonly raw: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: string) => Promise<Outcome<RawReply>>;
  /** The last lines of a container's log, oldest first. */
  readonly logs: (
    pod: { readonly namespace: string; readonly name: string },
    options: { readonly container?: string; readonly lines: number; readonly previous?: boolean },
  ) => Promise<Outcome<readonly string[]>>;
  /** A connection to a port of a pod through the API server, as `kubectl port-forward` has it; bytes of any protocol. */
  readonly tunnel: (
    pod: { readonly namespace: string; readonly name: string },
    port: number,
  ) => Promise<Outcome<Duplex>>;
  /** Closes every connection. */
  readonly close: () => void;
}
