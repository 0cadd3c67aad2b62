import type { ClusterObjects } from '../../src/kube/objects.ts';
import { asked, bucketOf, type Producer, producers, written } from './flows.ts';
import { heldBy, missing } from './held.ts';
import type { World } from './network.ts';
import type { Course } from './play.ts';
import { type Pod, podsOf } from './pods.ts';
import type { Keep } from './question.ts';

/** What a fleet promises, as the simulator asks for it. */
export interface Asked {
  readonly hub: string;
  /** Clusters, each with the tenants whose samples must be there; none for a cluster without agents. */
  readonly clusters: ReadonlyMap<string, readonly string[]>;
  readonly nodes: ReadonlyMap<string, string>;
  readonly keep: Keep;
  /** Minutes of outages. */
  readonly survive: {
    readonly objectStore: number;
    readonly compactor: number;
    readonly link: number;
    readonly hub: number;
  };
}

/** What is lost, as sentences: empty where every sample could be read at every minute of its promised life. */
export function simulate(clusters: readonly ClusterObjects[], promise: Asked): readonly string[] {
  const world: World = {
    objects: new Map(clusters.map((c) => [c.cluster, c.objects])),
    pods: clusters.flatMap(podsOf),
    nodes: promise.nodes,
  };
  const all = producers(world);
  const reached = asked(world, promise.hub);
  return [...promise.clusters].flatMap(([cluster, tenants]) => {
    const own = all.filter((p) => p.cluster === cluster);
    const wanted = tenants.length === 0 ? [null] : tenants;
    return wanted.flatMap((tenant) => {
      const makers = own.filter((p) => tenant === null || p.tenant === tenant);
      if (makers.length === 0) return [`${cluster} ${tenant ?? ''}: nobody makes samples`];
      return makers.flatMap((maker) => {
        const said = lost(world, reached, maker, promise);
        return said === null ? [] : [`${cluster} ${tenant ?? ''}: ${said}`];
      });
    });
  });
}

/** What stands still in each outage. */
const stopped: Readonly<Record<keyof Asked['survive'], Course['stops']>> = {
  objectStore: ['uploads', 'compactor'],
  compactor: ['compactor'],
  link: ['uploads'],
  hub: ['compactor'],
};

/** What of a producer is lost, in plain times or in one of the outages. */
function lost(world: World, reached: ReadonlySet<Pod>, maker: Producer, promise: Asked): string | null {
  let said = lostWith(world, reached, maker, promise, { outage: 0, stops: [] });
  for (const outage of ['objectStore', 'compactor', 'link', 'hub'] as const)
    said ??= promise.survive[outage] === 0 ? null : lostIn(outage, world, reached, maker, promise);
  return said;
}

function lostIn(
  outage: keyof Asked['survive'],
  world: World,
  reached: ReadonlySet<Pod>,
  maker: Producer,
  promise: Asked,
): string | null {
  const [pod] = maker.pods;
  const isBetween = outage === 'link' || outage === 'hub';
  // How long an agent holds what it cannot send is not played, and what the hub would say of itself is away with it.
  if (pod === undefined || (outage === 'link' && maker.tenant !== null)) return null;
  if (outage === 'hub' && maker.cluster === promise.hub) return null;
  if (isBetween && pod.cluster !== maker.cluster) return `its samples are never made while the ${outage} is away`;
  const isIdle = outage === 'link' && !isCut(world, pod, promise.hub);
  const stops = isIdle ? [] : stopped[outage === 'hub' && maker.tenant !== null ? 'objectStore' : outage];
  return lostWith(world, reached, maker, promise, { outage: promise.survive[outage], stops });
}

/** Whether a pod's bucket is beyond the link of its cluster: in another cluster, or outside of the fleet for an edge. */
function isCut(world: World, pod: Pod, hub: string): boolean {
  const bucket = bucketOf(world, pod);
  const server = bucket?.split('/')[0] ?? '';
  return world.objects.has(server) ? server !== pod.cluster : pod.cluster !== hub;
}

function lostWith(
  world: World,
  reached: ReadonlySet<Pod>,
  maker: Producer,
  { keep }: Asked,
  what: Pick<Course, 'outage' | 'stops'>,
): string | null {
  const answer = (pods: readonly Pod[], receive: boolean): string | null =>
    missing(
      pods.map((pod) => heldBy(world, reached, pod, { ...what, receive })),
      keep,
      what.stops.length === 0 ? 0 : what.outage,
    );
  const [agent] = maker.pods;
  if (maker.tenant === null) return answer(maker.pods, false);
  if (agent === undefined) return 'no agent';
  const { ingesters, copies, dead } = written(world, agent);
  const quorum = copies === 2 ? 1 : Math.floor(copies / 2) + 1;
  if (copies - Math.min(dead, copies) < quorum) return 'writes are not acknowledged';
  // Each series is in as many ingesters as there are copies, and which ones is by its hash: the worst choice counts.
  const unseen = ingesters.filter((i) => !reached.has(i));
  const seen = ingesters.filter((i) => reached.has(i));
  if (unseen.length + dead < copies) return answer(seen, true);
  return answer(unseen, true);
}
