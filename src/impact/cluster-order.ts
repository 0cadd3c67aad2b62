import type { Finding } from '../findings/finding.ts';
import type { ClusterObjects } from '../kube/objects.ts';
import type { Promised } from '../proofs/promise.ts';
import { trace } from '../topology/trace.ts';
import { newOnes, proved } from './broken-proofs.ts';
import type { Comparison, Side } from './comparison.ts';

/** In which order the clusters go over, as the proofs tell it: what breaks while the hub is new and the others old, and the other way round. */
export interface ClusterOrder {
  readonly order: 'any' | 'hub first' | 'hub last' | 'together';
  readonly hub: string;
  /** How many other clusters change. */
  readonly others: number;
  /** What is broken only meanwhile, if the hub goes first, and if it goes last. */
  readonly hubFirst: readonly Finding[];
  readonly hubLast: readonly Finding[];
}

/** Clusters that change alike are one case: this many of them stand for all. */
const likeness = 2;
/** Fleets up to this size are traced whole. */
const whole = 24;

/** Traces the fleet half way, both ways; `null` where not both the hub and another cluster change. */
export function clusterOrder(comparison: Comparison): ClusterOrder | null {
  const found = known.get(comparison);
  if (found !== undefined) return found;
  const order = halfWay(comparison);
  known.set(comparison, order);
  return order;
}

const known = new WeakMap<Comparison, ClusterOrder | null>();

function halfWay(comparison: Comparison): ClusterOrder | null {
  const { old, next, changes } = comparison;
  const { hub } = old.promised;
  const touched = new Set(changes.map((c) => c.cluster));
  const both = new Set(old.clusters.map((c) => c.cluster).filter((id) => next.clusters.some((c) => c.cluster === id)));
  const others = [...touched].filter((id) => id !== hub && both.has(id));
  if (!touched.has(hub) || !both.has(hub) || others.length === 0) return null;
  const taken = both.size <= whole ? both : sample(comparison, hub, others, both);
  const [was, is] = [only(old, taken), only(next, taken)];
  const standing = [found(old, was), found(old, is), found(next, is)];
  const meanwhile = (hubOf: readonly ClusterObjects[], othersOf: readonly ClusterObjects[]): readonly Finding[] => {
    const mixed = [...hubOf.filter((c) => c.cluster === hub), ...othersOf.filter((c) => c.cluster !== hub)];
    const ordered = was.map(({ cluster }) => cluster);
    const clusters = mixed.toSorted((a, b) => ordered.indexOf(a.cluster) - ordered.indexOf(b.cluster));
    const errors = found(old, clusters).filter(({ severity }) => severity === 'error');
    return standing.reduce((left, known) => newOnes(known, left), errors);
  };
  const [hubFirst, hubLast] = [meanwhile(is, was), meanwhile(was, is)];
  const [first, last] = [hubFirst.length === 0, hubLast.length === 0];
  const order = first && last ? 'any' : first ? 'hub first' : last ? 'hub last' : 'together';
  return { order, hub, others: others.length, hubFirst, hubLast };
}

function only({ clusters }: Side, taken: ReadonlySet<string>): readonly ClusterObjects[] {
  return clusters.filter((c) => taken.has(c.cluster));
}

/** What is broken in some clusters, held to what the old side promises of them. */
function found(side: Side, clusters: readonly ClusterObjects[]): readonly Finding[] {
  return proved(trace(clusters, side.hints), promisedOf(side.promised, new Set(clusters.map((c) => c.cluster))));
}

function promisedOf(promised: Promised, taken: ReadonlySet<string>): Promised {
  const { logs } = promised;
  return {
    ...promised,
    clusters: promised.clusters.filter((id) => taken.has(id)),
    tenants: promised.tenants.filter(({ cluster }) => taken.has(cluster)),
    logs: logs === null ? null : { ...logs, clusters: logs.clusters.filter(({ cluster }) => taken.has(cluster)) },
  };
}

/** The hub, a few clusters of each kind of change, and every cluster that serves one of these. */
function sample(
  { old, next, changes }: Comparison,
  hub: string,
  others: readonly string[],
  both: ReadonlySet<string>,
): ReadonlySet<string> {
  const marks = new Map<string, string[]>();
  for (const { cluster, kind, fields } of changes) {
    const own = marks.get(cluster) ?? [];
    own.push(`${kind} ${fields.map((f) => f.named).join(' ')}`);
    marks.set(cluster, own);
  }
  const alike = Map.groupBy(others, (id) => (marks.get(id) ?? []).join('\n'));
  const taken = new Set([hub, ...[...alike.values()].flatMap((ids) => ids.slice(0, likeness))]);
  for (const { topology } of [old, next])
    for (const edge of topology.edges) {
      const from = topology.nodes.get(edge.from)?.cluster ?? '';
      const to = edge.to === null ? '' : (topology.nodes.get(edge.to)?.cluster ?? '');
      // The hub asks everyone: what it reaches is no reason to take a cluster.
      if (from !== hub && taken.has(from) && both.has(to)) taken.add(to);
    }
  return taken;
}
