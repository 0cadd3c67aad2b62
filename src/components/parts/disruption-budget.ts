import type { PodDisruptionBudget } from '../../kube/types.gen.ts';
import { type Identity, metadata, selectorOf } from './labels.ts';

/**
 * How many pods a node drain may take at once. A workload that cannot lose any has no budget: one that allows none would stop every drain
 * for good and protect nothing.
 */
export function disruptionBudget(
  identity: Identity,
  replicas: number,
  maxUnavailable = 1,
): readonly PodDisruptionBudget[] {
  if (replicas < 2 || maxUnavailable < 1) return [];
  return [
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadata(identity, identity.instance ?? identity.name),
      spec: { maxUnavailable, selector: { matchLabels: selectorOf(identity) } },
    },
  ];
}
