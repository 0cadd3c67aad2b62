import { bytes, cores } from '../../capacity/amounts.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { amountOf, liveNode, nodesOf } from './live-nodes.ts';

/** What a machine keeps back from the size that it is sold by: firmware, kernel and file systems take a part (kubelet reports what is left). */
const kept = 0.9;

/** Whether each node is as large as the fleet file says, where it says so. */
export const smaller: Probe = {
  code: 'nodes/smaller',
  severity: 'warning',
  title: 'A node is smaller than the fleet file says',
  why: 'What is judged to fit by the declared sizes does not fit on the real node',
  fix: 'Correct `cpu`, `memory` and `disk` of the node in the fleet file, and look at `namsan check`',
  refs: ['N05'],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const listed = await nodesOf(live, cluster.id);
    if (!listed.ok) return [];
    return cluster.nodes.flatMap((node) => {
      const found = liveNode(node, listed.value);
      if (found === undefined) return [];
      const sizes = [
        { what: 'cpu', said: node.declared.cpu ? node.cpu : 0, has: amountOf(found, 'capacity', 'cpu'), text: cores },
        {
          what: 'memory',
          said: node.declared.memory ? parsed(node.memory) : 0,
          has: amountOf(found, 'capacity', 'memory'),
          text: bytes,
        },
        {
          what: 'disk',
          said: node.declared.disk ? parsed(node.disk) : 0,
          has: amountOf(found, 'capacity', 'ephemeral-storage'),
          text: bytes,
        },
      ].filter(({ said, has }) => said > 0 && has > 0);
      if (sizes.length === 0) return [];
      const { yes, no } = question(
        cluster.id,
        'nodes',
        `node ${node.name} is as large as declared`,
        `Node ${found.metadata.name}`,
      );
      const less = sizes.filter(({ said, has }) => has < said * kept);
      if (less.length === 0) return [yes(sizes.map(({ what, has, text }) => `${what} ${text(has)}`).join(', '))];
      const facts = less.map(({ what, said, has, text }) => `${what} ${text(has)} instead of ${text(said)}`);
      return [no(`Node \`${node.name}\` of \`${cluster.id}\` has ${facts.join(', ')}`)];
    });
  },
};

function parsed(quantity: string): number {
  return parseQuantity(quantity) ?? 0;
}
