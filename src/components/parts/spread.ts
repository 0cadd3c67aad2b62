import type { Labels } from '../../kube/objects.ts';
import type { Affinity } from '../../kube/types.gen.ts';

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
