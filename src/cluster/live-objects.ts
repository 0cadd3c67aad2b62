import type { ClusterObjects, Json, KubeObject, Unread } from '../kube/objects.ts';
import { isJsonObject, mapAt } from '../kube/read.ts';
import { setIdOf } from './apply/apply-set.ts';
import { groupKind, identity, isMember } from './apply/member.ts';
import type { KubeClient, LiveObject } from './kube/kube-client.ts';
import { type ListedKind, liveKinds } from './live-kinds.ts';
import type { Refusal } from './outcome.ts';

/** What a cluster has of what matters to a fleet. */
export interface LiveCluster extends ClusterObjects {
  /** Every object that was read, as the server has it, by identity; of Secrets the values are empty. */
  readonly live: ReadonlyMap<string, LiveObject>;
  /** Kinds with their groups that could not be listed, and why. */
  readonly unlisted: ReadonlyMap<string, Refusal>;
  /** Why nothing at all was read; `null` where the cluster answered. */
  readonly refusal: Refusal | null;
}

/**
 * The objects of a cluster in the namespaces of the fleet, and those without a namespace, of every kind that was rendered or that flows are
 * read from; `objects` are ready to be traced: without what the server writes, without what controllers made of other objects that run pods,
 * Secrets without data. A cluster that does not answer, and a kind that may not be listed, is `unread`.
 */
export async function liveObjects(
  kube: KubeClient,
  fleet: string,
  rendered: readonly KubeObject[],
): Promise<LiveCluster> {
  const extents = await liveKinds(kube, fleet, rendered);
  if (!extents.ok) return unreachable(kube.cluster, extents.refusal);
  const { kinds, namespaces } = extents.value;
  // Namespace by namespace: a cluster may have thousands of pods and Secrets that are not the fleet's.
  const wide = kinds.flatMap((kind) =>
    kind.namespaced ? namespaces.map((namespace) => ({ kind, options: { namespace } })) : [{ kind, options: {} }],
  );
  const lists = await Promise.all(
    wide.map(async ({ kind, options }) => ({ kind, list: await kube.list(kind, options) })),
  );
  const unlisted = new Map<string, Refusal>();
  const live = new Map<string, LiveObject>();
  const wanted = wantedBy(setIdOf(fleet), rendered, namespaces);
  for (const { kind, list } of lists) {
    if (!list.ok) unlisted.set(groupKind(kind), list.refusal);
    else for (const object of list.value) if (wanted(object)) live.set(identity(object), withoutValues(object));
  }
  const [first] = unlisted.values();
  if (first !== undefined && lists.every(({ list }) => !list.ok)) return unreachable(kube.cluster, first);
  return {
    cluster: kube.cluster,
    objects: [...live.values()].filter((object) => !isChild(object)).map(traced),
    unread: kinds.flatMap((kind) => (unlisted.has(groupKind(kind)) ? [unreadKind(kube.cluster, kind)] : [])),
    live,
    unlisted,
    refusal: null,
  };
}

/** A cluster of which nothing was read. */
function unreachable(cluster: string, refusal: Refusal): LiveCluster {
  const unread: Unread = { what: `the API server of ${cluster}`, namespace: null, names: null, engines: true };
  return { cluster, objects: [], unread: [unread], live: new Map(), unlisted: new Map(), refusal };
}

/** Without Secrets nothing is missed: their values are never read. */
function unreadKind(cluster: string, { kind }: ListedKind): Unread {
  return { what: `every ${kind} of ${cluster}`, namespace: null, names: null, engines: kind !== 'Secret' };
}

/** Of what has no namespace: what was rendered, what namsan applied before, and parts of flows. */
function wantedBy(
  setId: string,
  rendered: readonly KubeObject[],
  namespaces: readonly string[],
): (object: LiveObject) => boolean {
  const names = new Set(rendered.map(identity));
  return (object) => {
    const { namespace, name } = object.metadata;
    if (namespace !== undefined || names.has(identity(object)) || isMember(object, setId)) return true;
    return object.kind === 'Namespace' ? namespaces.includes(name) : flowing.test(object.apiVersion);
  };
}

/** Kinds without a namespace that are parts of flows: Fluent Bit's, GatewayClasses. */
const flowing = /^(?:fluentbit\.fluent\.io|gateway\.networking\.k8s\.io)\//;

/** Pods and what else runs pods that a controller made of another object: they are read from that one. */
function isChild({ kind, metadata }: LiveObject): boolean {
  const made = (metadata.ownerReferences ?? []).some((owner) => mapAt(owner)['controller'] === true);
  return made && (kind === 'Pod' || kind === 'ReplicaSet' || kind === 'Job' || kind === 'EndpointSlice');
}

/** A Secret with the names of its keys; what was last applied by `kubectl` repeats its values. */
function withoutValues(object: LiveObject): LiveObject {
  if (object.kind !== 'Secret') return object;
  const { data, stringData, ...rest } = object as LiveObject & { data?: Json; stringData?: Json };
  const keys = [data, stringData].flatMap((values) => (isJsonObject(values) ? Object.keys(values) : []));
  const { annotations } = object.metadata;
  const { [lastApplied]: _, ...kept } = annotations ?? {};
  const metadata = annotations === undefined ? object.metadata : { ...object.metadata, annotations: kept };
  return { ...rest, metadata, data: Object.fromEntries(keys.map((key) => [key, ''])) } as LiveObject;
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Kinds whose status says at which addresses they answer. */
const addressed: ReadonlySet<string> = new Set(['Service', 'Gateway', 'Ingress']);

/** An object as manifests would have it. */
function traced(object: LiveObject): KubeObject {
  const { status, data, ...rest } = object as LiveObject & { status?: Json; data?: Json };
  const { name, namespace, labels, annotations, finalizers, ownerReferences } = object.metadata;
  const metadata = {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(labels === undefined ? {} : { labels }),
    ...(annotations === undefined ? {} : { annotations }),
    ...(finalizers === undefined ? {} : { finalizers }),
    ...(ownerReferences === undefined ? {} : { ownerReferences }),
  };
  return {
    ...rest,
    metadata,
    ...(data === undefined || object.kind === 'Secret' ? {} : { data }),
    ...(status === undefined || !addressed.has(object.kind) ? {} : { status }),
  } as KubeObject;
}
