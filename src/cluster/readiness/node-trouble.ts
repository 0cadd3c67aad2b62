import { stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { conditionOf, oneLine } from './conditions.ts';

/** What is wrong with the node of a pod, as a part of a line; `null` where it is ready, unknown, or none. */
export function nodeTrouble(pod: LiveObject, around: Around): string | null {
  const name = stringAt(pod, 'spec', 'nodeName');
  if (name === undefined) return null;
  const node = around.named('Node', undefined, name);
  if (node === undefined) return around.knows('Node') ? `its node ${name} is not in the cluster any more` : null;
  const ready = conditionOf(node, 'Ready');
  if (ready === undefined || ready.status === 'True') return null;
  return `its node ${name} is not ready: ${oneLine(ready.message)}`;
}
