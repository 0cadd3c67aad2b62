import type { Json } from '../../kube/objects.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import { listAt, numberAt, stringAt } from '../../kube/read.ts';

/**
 * What the scheduler keeps free for a pod: what its containers ask for together, or the largest of what runs before them where that is more,
 * and the overhead of its runtime; cores or bytes (kubernetes@v1.35.4 staging/src/k8s.io/component-helpers/resource/helpers.go PodRequests).
 */
export function podRequests(pod: unknown, what: string): number {
  const asked = (container: Json): number => quantity(container, 'resources', 'requests', what);
  let beside = 0;
  let before = 0;
  for (const container of listAt(pod, 'spec', 'initContainers')) {
    const one = asked(container);
    // One that restarts runs on beside all that come after it.
    if (stringAt(container, 'restartPolicy') === 'Always') beside += one;
    before = Math.max(before, stringAt(container, 'restartPolicy') === 'Always' ? beside : beside + one);
  }
  const together = listAt(pod, 'spec', 'containers').reduce<number>((sum, one) => sum + asked(one), beside);
  const whole = quantity(pod, 'spec', 'resources', 'requests', what);
  return (whole === 0 ? Math.max(together, before) : whole) + quantity(pod, 'spec', 'overhead', what);
}

function quantity(value: unknown, ...path: readonly string[]): number {
  return numberAt(value, ...path) ?? parseQuantity(stringAt(value, ...path) ?? '') ?? 0;
}
