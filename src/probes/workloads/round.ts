import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';
import { type States, stateOf } from '../../cluster/readiness/state-of.ts';
import type { Live } from '../probe.ts';

/** What one round of questions has listed in a cluster, so that probes which look at the same list ask for it once. */
interface Round {
  readonly states: Map<string, Promise<Outcome<States>>>;
  readonly lists: Map<string, Promise<Outcome<readonly LiveObject[]>>>;
}

const rounds = new WeakMap<Live, Round>();

/** The states of every rendered object of a cluster. */
export function clusterStates(live: Live, cluster: string): Promise<Outcome<States>> {
  const { states } = roundOf(live);
  const objects = live.workloads.filter((one) => one.cluster === cluster).flatMap((one) => one.objects);
  const asked = states.get(cluster) ?? stateOf(live.kube(cluster), objects);
  states.set(cluster, asked);
  return asked;
}

/** The objects of a kind in the namespaces that the fleet has in a cluster, those of charts included; all of them for kinds without a namespace. */
export async function listed(
  live: Live,
  cluster: string,
  apiVersion: string,
  kind: string,
): Promise<Outcome<readonly LiveObject[]>> {
  const { lists } = roundOf(live);
  const key = `${cluster} ${apiVersion} ${kind}`;
  const asked = lists.get(key) ?? live.kube(cluster).list({ apiVersion, kind });
  lists.set(key, asked);
  const list = await asked;
  if (!list.ok) return list;
  const namespaces = namespacesOf(live, cluster);
  return answered(
    list.value
      .filter(({ metadata: { namespace } }) => namespace === undefined || namespaces.has(namespace))
      .map((object) => ({ ...object, apiVersion, kind })),
  );
}

/** The namespaces that objects and charts of a cluster are in. */
export function namespacesOf(live: Live, cluster: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const workload of live.workloads) {
    if (workload.cluster !== cluster) continue;
    for (const { metadata } of workload.objects) if (metadata.namespace !== undefined) names.add(metadata.namespace);
    for (const { namespace } of workload.charts) names.add(namespace);
  }
  return names;
}

function roundOf(live: Live): Round {
  const known = rounds.get(live) ?? { states: new Map(), lists: new Map() };
  rounds.set(live, known);
  return known;
}
