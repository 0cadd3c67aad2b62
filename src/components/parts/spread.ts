import type { Labels } from '../../kube/objects.ts';
import type { Affinity, TopologySpreadConstraint } from '../../kube/types.gen.ts';
import type { Cluster, Model } from '../../model/model.ts';

/** Pods with these labels go to different nodes where there are enough: a small cluster still runs them all. */
export function spreadOverNodes(selector: Labels): Affinity {
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' },
        },
      ],
    },
  };
}

/**
 * Rules that bind the scheduler, for pods whose absence would lose samples: evenly over the nodes, or the zones, of the hub where the fleet
 * promises to survive the absence of some. They run all pods of a workload that has more of them than there are nodes, which a required
 * anti-affinity would not.
 */
export function spreadEvenly(model: Model, cluster: Cluster, selector: Labels): readonly TopologySpreadConstraint[] {
  const { node, zone } = model.metrics.survive;
  if (cluster.id !== model.hub.id) return [];
  const over = (topologyKey: string): TopologySpreadConstraint => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: selector },
  });
  return [
    ...(node > 0 ? [over('kubernetes.io/hostname')] : []),
    ...(zone > 0 ? [over('topology.kubernetes.io/zone')] : []),
  ];
}
