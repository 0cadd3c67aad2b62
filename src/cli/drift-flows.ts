import type { ObjectDrift } from '../cluster/drift/object-drift.ts';
import type { Stranger } from '../cluster/drift/strangers.ts';
import type { Finding } from '../findings/finding.ts';
import { type ClusterObjects, type KubeObject, objectName } from '../kube/objects.ts';
import { findingsOf, type Rendered } from '../pipeline.ts';
import { proofs } from '../proofs/list.ts';

/** What the live objects break and the rendered ones do not. */
export interface FlowDrift {
  readonly finding: Finding;
  /** The drifts each of which brings it about: without it, all else being as it is, the finding would not be there. */
  readonly because: readonly string[];
}

/** Something that differs, by the cluster and the name of its object. */
type Differing = Pick<ObjectDrift | Stranger, 'cluster' | 'object'>;

/** Causes are sought among so many differing objects: each one costs a proof of the fleet. */
const mostTried = 40;

/**
 * Proves the live objects as the rendered ones were, and gives what is found only there. Proofs speak of every object; what else is checked is
 * told of rendered objects alone, because charts and others answer for theirs.
 */
export async function flowDrifts(
  rendered: Rendered,
  live: readonly ClusterObjects[],
  differing: readonly Differing[],
): Promise<readonly FlowDrift[]> {
  const before = new Set((await findingsOf(rendered, rendered.clusters)).map(keyOf));
  const own = new Set(
    rendered.clusters.flatMap(({ cluster, objects }) => objects.map((object) => `${cluster} ${objectName(object)}`)),
  );
  const told = (finding: Finding): boolean =>
    !before.has(keyOf(finding)) && (proved.has(finding.code) || isOf(own, finding));
  const found = (await findingsOf(rendered, live)).filter(told);
  if (found.length === 0) return [];
  const causes = new Map<string, string[]>(found.map((finding) => [keyOf(finding), []]));
  for (const one of differing.slice(0, mostTried)) {
    const still = new Set((await findingsOf(rendered, restored(rendered, live, one))).map(keyOf));
    for (const [key, because] of causes) if (!still.has(key)) because.push(`${one.cluster} ${one.object}`);
  }
  return found.map((finding) => ({ finding, because: causes.get(keyOf(finding)) ?? [] }));
}

const proved: ReadonlySet<string> = new Set(proofs.map(({ code }) => code));

function isOf(own: ReadonlySet<string>, { where, code }: Finding): boolean {
  return 'cluster' in where && !code.startsWith('capacity/') && own.has(`${where.cluster} ${where.object}`);
}

function keyOf({ code, where, message }: Finding): string {
  return JSON.stringify([code, where, message]);
}

/** The live objects with one of them as the repository has it: there, or not there. */
function restored(rendered: Rendered, live: readonly ClusterObjects[], one: Differing): readonly ClusterObjects[] {
  const of = (clusters: readonly ClusterObjects[]): readonly KubeObject[] =>
    clusters.find(({ cluster }) => cluster === one.cluster)?.objects ?? [];
  const wanted = of(rendered.clusters).find((object) => objectName(object) === one.object);
  return live.map((cluster) => {
    if (cluster.cluster !== one.cluster) return cluster;
    const others = cluster.objects.filter((object) => objectName(object) !== one.object);
    return { ...cluster, objects: wanted === undefined ? others : [...others, wanted] };
  });
}
