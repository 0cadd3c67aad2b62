import type { ClusterObjects, Json, KubeObject } from '../kube/objects.ts';
import { apiGroup, objectName } from '../kube/objects.ts';
import type { Model } from '../model/model.ts';
import type { Promised } from '../proofs/promise.ts';
import { type EdgesFrom, edgesFrom } from '../proofs/reachable.ts';
import type { Ingester, Ruler, Scraper } from '../topology/metric-nodes.ts';
import type { FlowNode, Topology } from '../topology/topology.ts';
import type { Hints } from '../topology/trace.ts';
import { type FieldChange, fieldChanges } from './object-diff.ts';

/** A chart that is installed in a cluster, with its version and values; empty and `null` where a tree does not say them. */
export interface InstalledChart {
  readonly cluster: string;
  readonly name: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly version: string;
  readonly values: Json;
}

/** One side of a change. */
export interface Side {
  readonly clusters: readonly ClusterObjects[];
  readonly charts: readonly InstalledChart[];
  readonly topology: Topology;
  readonly promised: Promised;
  /** `null` for manifests of other origin. */
  readonly model: Model | null;
  readonly hints: Hints;
}

/** An object of a cluster that differs, is new (`before` is `null`) or goes (`after` is `null`). */
export interface ObjectChange {
  readonly cluster: string;
  /** `Kind namespace/name`. */
  readonly object: string;
  readonly kind: string;
  readonly before: KubeObject | null;
  readonly after: KubeObject | null;
  /** Empty for what is new or goes. */
  readonly fields: readonly FieldChange[];
}

/** Both sides, and all in which their objects differ. */
export interface Comparison {
  readonly old: Side;
  readonly next: Side;
  readonly changes: readonly ObjectChange[];
}

/** Pairs the objects of two sides by cluster, group, kind, namespace and name. Objects that are equal are left out. */
export function compareSides(old: Side, next: Side): Comparison {
  const [before, after] = [byCluster(old), byCluster(next)];
  const changes: ObjectChange[] = [];
  for (const cluster of new Set([...before.keys(), ...after.keys()]))
    changes.push(...changesOf(cluster, before.get(cluster) ?? new Map(), after.get(cluster) ?? new Map()));
  return { old, next, changes };
}

type ByKey = ReadonlyMap<string, KubeObject>;

function byCluster({ clusters }: Side): ReadonlyMap<string, ByKey> {
  const out = new Map<string, Map<string, KubeObject>>();
  for (const { cluster, objects } of clusters) {
    const known = out.get(cluster) ?? new Map<string, KubeObject>();
    // An API server holds one object of a name: of two, the later one.
    for (const object of objects) known.set(`${apiGroup(object.apiVersion)} ${objectName(object)}`, object);
    out.set(cluster, known);
  }
  return out;
}

function changesOf(cluster: string, before: ByKey, after: ByKey): readonly ObjectChange[] {
  const out: ObjectChange[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key) ?? null, after.get(key) ?? null];
    const fields = was === null || is === null || was === is ? [] : fieldChanges(was, is);
    const one = is ?? was;
    if (one !== null && (was === null || is === null || fields.length > 0))
      out.push({ cluster, object: objectName(one), kind: one.kind, before: was, after: is, fields });
  }
  return out;
}

/** The objects that are on both sides and differ. */
export function changed({ changes }: Comparison): readonly (ObjectChange & {
  readonly before: KubeObject;
  readonly after: KubeObject;
})[] {
  return changes.filter(
    (c): c is ObjectChange & { readonly before: KubeObject; readonly after: KubeObject } =>
      c.before !== null && c.after !== null,
  );
}

/** The nodes of one kind that are on both sides, by their ids. */
export function nodePairs<K extends FlowNode['kind']>(
  { old, next }: Comparison,
  kind: K,
): readonly (readonly [Extract<FlowNode, { kind: K }>, Extract<FlowNode, { kind: K }>])[] {
  return [...old.topology.nodes.values()].flatMap((was) => {
    const is = next.topology.nodes.get(was.id);
    return isOf(was, kind) && is !== undefined && isOf(is, kind) ? [[was, is] as const] : [];
  });
}

/** The nodes of one kind that only the old side has. */
export function nodesGone<K extends FlowNode['kind']>(
  { old, next }: Comparison,
  kind: K,
): readonly Extract<FlowNode, { kind: K }>[] {
  return [...old.topology.nodes.values()].flatMap((was) =>
    isOf(was, kind) && !next.topology.nodes.has(was.id) ? [was] : [],
  );
}

function isOf<K extends FlowNode['kind']>(node: FlowNode, kind: K): node is Extract<FlowNode, { kind: K }> {
  return node.kind === kind;
}

/** Whether a side has a cluster of this name at all. */
export function hasCluster(side: Side, cluster: string): boolean {
  const found = clusterNames.get(side) ?? new Set(side.clusters.map((c) => c.cluster));
  clusterNames.set(side, found);
  return found.has(cluster);
}

const clusterNames = new WeakMap<Side, ReadonlySet<string>>();

/** The kinds of the nodes that an object of a side was read into. */
export function nodeKindsOf({ topology }: Side, cluster: string, object: string): ReadonlySet<FlowNode['kind']> {
  const found = kindsByObject.get(topology) ?? new Map<string, Set<FlowNode['kind']>>();
  if (!kindsByObject.has(topology))
    for (const { kind, cluster: id, readAt } of topology.nodes.values()) {
      const key = `${id} ${readAt.object}`;
      found.set(key, (found.get(key) ?? new Set()).add(kind));
    }
  kindsByObject.set(topology, found);
  return found.get(`${cluster} ${object}`) ?? new Set();
}

const kindsByObject = new WeakMap<Topology, Map<string, Set<FlowNode['kind']>>>();

/** Ids of what a node leads to by edges of one kind. */
export function targetsOf(
  { topology }: Side,
  from: string,
  kind: Topology['edges'][number]['kind'],
): readonly string[] {
  return (
    edgesOf(topology)
      .get(from)
      ?.flatMap((edge) => (edge.kind === kind && edge.to !== null ? [edge.to] : [])) ?? []
  );
}

const edges = new WeakMap<Topology, EdgesFrom>();

function edgesOf(topology: Topology): EdgesFrom {
  const found = edges.get(topology) ?? edgesFrom(topology);
  edges.set(topology, found);
  return found;
}

/** Whether the blocks that a producer keeps itself go to a bucket too. */
export function uploads({ topology }: Side, node: Scraper | Ingester | Ruler): boolean {
  if (node.kind !== 'scraper') return node.uploads;
  const sidecar = topology.nodes.get(node.sidecar ?? '');
  return sidecar?.kind === 'sidecar' && sidecar.uploads;
}

const changesByObject = new WeakMap<Comparison, ReadonlyMap<string, ObjectChange>>();

/** The change of an object that is named as findings name it; `undefined` where it is as it was. */
export function changeOf(comparison: Comparison, cluster: string, object: string): ObjectChange | undefined {
  const found =
    changesByObject.get(comparison) ?? new Map(comparison.changes.map((c) => [`${c.cluster} ${c.object}`, c]));
  changesByObject.set(comparison, found);
  return found.get(`${cluster} ${object}`);
}
