import type { ObjectDrift } from '../cluster/drift/object-drift.ts';
import type { Stranger } from '../cluster/drift/strangers.ts';
import type { Finding } from '../findings/finding.ts';
import { type ClusterObjects, type KubeObject, objectName } from '../kube/objects.ts';
import { findingsOf, type Rendered } from '../pipeline.ts';
import { proofs } from '../proofs/list.ts';

/** What the live objects break and the rendered ones do not. */
export interface FlowDrift {
  readonly finding: Finding;
  /** What brings it about, as `cluster Kind namespace/name`; empty where that was not found out. */
  readonly because: readonly string[];
  /** Whether it goes once one of these is as the repository has it, or only once all are. */
  readonly mend: 'any' | 'all';
}

/** Something that differs, by the cluster and the name of its object. */
type Differing = Pick<ObjectDrift | Stranger, 'cluster' | 'object'>;

/** Causes are sought among so many differing objects, in a large fleet among fewer: each one costs a proof of the fleet. */
function mostTried(clusters: number): number {
  return Math.min(40, Math.max(4, Math.floor(2_000 / clusters)));
}

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
  const tried = differing.slice(0, mostTried(live.length));
  const without = async (some: readonly Differing[]): Promise<ReadonlySet<string>> =>
    new Set((await findingsOf(rendered, restored(rendered, live, some))).map(keyOf));
  return found.length === 0 ? [] : withCauses(found, tried, without);
}

type Without = (some: readonly Differing[]) => Promise<ReadonlySet<string>>;

/** Each finding with what brings it about: found by proving again with some of the drifts undone. */
async function withCauses(
  found: readonly Finding[],
  tried: readonly Differing[],
  without: Without,
): Promise<readonly FlowDrift[]> {
  const causes = new Map(
    found.map((finding) => [keyOf(finding), { because: [] as string[], mend: 'any' as FlowDrift['mend'] }]),
  );
  for (const one of tried) {
    const still = await without([one]);
    for (const [key, { because }] of causes) if (!still.has(key)) because.push(nameOf(one));
  }
  for (let round = 0; round < mostSets && tried.length > 1; round += 1) {
    const open = [...causes].filter(([, { because }]) => because.length === 0).map(([key]) => key);
    const set = open[0] === undefined ? null : await fewest(open[0], tried, without);
    if (set === null) break;
    const still = await without(set);
    for (const key of open) if (!still.has(key)) causes.set(key, { because: set.map(nameOf), mend: 'all' });
  }
  return found.map((finding) => ({ finding, ...(causes.get(keyOf(finding)) ?? { because: [], mend: 'any' }) }));
}

/** How many sets of drifts are sought that break something only together: each costs as many proofs as there are drifts. */
const mostSets = 3;

/** Drifts none of which may be left as it is; `null` where the finding stays though all are undone. */
async function fewest(
  key: string,
  tried: readonly Differing[],
  without: Without,
): Promise<readonly Differing[] | null> {
  if ((await without(tried)).has(key)) return null;
  let set = tried;
  for (const one of tried) {
    const fewer = set.filter((other) => other !== one);
    if (!(await without(fewer)).has(key)) set = fewer;
  }
  return set;
}

function nameOf({ cluster, object }: Differing): string {
  return `${cluster} ${object}`;
}

const proved: ReadonlySet<string> = new Set(proofs.map(({ code }) => code));

function isOf(own: ReadonlySet<string>, { where, code }: Finding): boolean {
  return 'cluster' in where && !code.startsWith('capacity/') && own.has(`${where.cluster} ${where.object}`);
}

/** The same finding in another state of the objects: positions in lists move when something before them goes. */
function keyOf({ code, where, message }: Finding): string {
  const place = 'cluster' in where ? { ...where, field: where.field.replaceAll(/\[\d+\]/g, '[]') } : where;
  return JSON.stringify([code, place, message]);
}

/** The live objects with some of them as the repository has them: there, or not there. */
function restored(
  rendered: Rendered,
  live: readonly ClusterObjects[],
  some: readonly Differing[],
): readonly ClusterObjects[] {
  return live.map((cluster) => {
    const names = new Set(some.filter((one) => one.cluster === cluster.cluster).map(({ object }) => object));
    if (names.size === 0) return cluster;
    const own = rendered.clusters.find((one) => one.cluster === cluster.cluster)?.objects ?? [];
    const isMeant = (object: KubeObject): boolean => names.has(objectName(object));
    const others = cluster.objects.filter((object) => !isMeant(object));
    return { ...cluster, objects: [...others, ...own.filter(isMeant)] };
  });
}
