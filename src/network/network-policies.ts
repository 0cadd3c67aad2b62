import { type Component, type Workload, waves } from '../components/workload.ts';
import type { ClusterObjects } from '../kube/objects.ts';
import { namespaces } from '../model/addresses.ts';
import type { Model } from '../model/model.ts';
import { clusterIndexes } from '../topology/objects/cluster-indexes.ts';
import type { Topology } from '../topology/topology.ts';
import { fromCalls } from './from-calls.ts';
import { fromExposure } from './from-exposure.ts';
import { fromMonitors } from './from-monitors.ts';
import { defaultDeny, opened } from './network-policy.ts';
import { standing } from './standing.ts';

/** What the policies are called and are, as components say it of themselves: they are made of all of these, and are none. */
export const policiesPart: Pick<Component, 'name' | 'wave' | 'about'> = {
  name: 'network-policies',
  wave: waves.network,
  about: 'Network policies that open exactly the flows of the fleet.',
};

/** Where every pod is isolated; the namespaces of operators and controllers are left as they are. */
const isolated: readonly string[] = [namespaces.monitoring, namespaces.logging, namespaces.objectStore];

/**
 * The network policies of every cluster, from what its objects need: everything is denied in the namespaces of the data, and exactly the calls of
 * the topology are opened, with what charts, operators and the API server need beside them. Nothing where the fleet file wants none.
 */
export function networkPolicies(
  model: Model,
  clusters: readonly ClusterObjects[],
  topology: Topology,
): readonly Workload[] {
  if (model.networkPolicies === 'none') return [];
  const calls = Map.groupBy(
    topology.calls.flatMap((call) =>
      [...new Set([call.from.cluster, call.to?.cluster ?? call.from.cluster])].map((cluster) => ({ cluster, call })),
    ),
    ({ cluster }) => cluster,
  );
  const indexes = new Map(clusterIndexes(clusters).map((index) => [index.id, index]));
  return model.clusters.flatMap((cluster): readonly Workload[] => {
    const index = indexes.get(cluster.id);
    if (index === undefined) return [];
    const declared = new Set(index.byKind.get('Namespace')?.map(({ metadata }) => metadata.name));
    const here = isolated.filter((namespace) => declared.has(namespace));
    if (here.length === 0) return [];
    const allowances = [
      ...fromCalls(
        cluster.id,
        (calls.get(cluster.id) ?? []).map(({ call }) => call),
      ),
      ...fromExposure(index),
      ...fromMonitors(index),
      ...standing(cluster, index),
    ].filter(({ pods }) => here.includes(pods.namespace));
    return [
      {
        component: policiesPart.name,
        cluster: cluster.id,
        wave: policiesPart.wave,
        objects: [...here.map(defaultDeny), ...opened(allowances)],
        charts: [],
      },
    ];
  });
}
