import { constants } from '../../model/load/formulas.ts';
import { bytes, cores, coresText } from '../amounts.ts';
import type { ClusterPlan } from '../capacity-plan.ts';
import { askedBy, byRequests, type Room } from '../nodes.ts';
import type { CapacityRule } from '../rule.ts';

export const requestsExceedNodes: CapacityRule = {
  code: 'capacity/requests-exceed-nodes',
  severity: 'error',
  title: 'More is requested than the nodes have',
  why: 'Pods for which no node has room stay pending, and which ones is chance; above 80% a node that is drained has nowhere to send its pods.',
  fix: 'Give the cluster larger or more nodes, or fewer replicas.',
  refs: ['R48', 'N05'],
  judge: ({ clusters }, report) => {
    for (const cluster of clusters) {
      for (const kind of ['cpu', 'memory'] as const) {
        // A size that the file does not say is assumed: nobody is blamed for it.
        if (!cluster.nodes.every(({ declared }) => declared[kind])) continue;
        const said = tooLarge(cluster, kind) ?? tooMuch(cluster, kind);
        if (said === null) continue;
        report({ cluster: cluster.id, object: '', field: 'nodes' }, said.message, {
          severity: said.severity,
          fix: fixOf(cluster),
        });
      }
    }
  },
};

interface Said {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** A pod that fits on no node, beside what every node runs. */
function tooLarge({ id, parts, nodes }: ClusterPlan, kind: keyof Room): Said | null {
  const { everyNode, largest } = askedBy(parts, byRequests);
  const part = largest[kind];
  const most = Math.max(...nodes.map(({ allocatable }) => allocatable[kind]));
  if (part === null || part.one[kind] === 0 || part.one[kind] + everyNode[kind] <= most) return null;
  return {
    severity: 'error',
    message: `A pod of ${part.name} of \`${id}\` requests ${amount(kind, part.one[kind])}, and no node has more than ${amount(kind, Math.max(0, most - everyNode[kind]))} for it`,
  };
}

function tooMuch({ id, asked, nodes }: ClusterPlan, kind: keyof Room): Said | null {
  const has = nodes.reduce((sum, { allocatable }) => sum + allocatable[kind], 0);
  if (asked[kind] <= has * constants.tight) return null;
  const over = asked[kind] > has;
  const share = over ? 'more than' : `${Math.ceil((asked[kind] / has) * 100)}% of`;
  const name = kind === 'cpu' ? ' cores' : ' of memory';
  return {
    severity: over ? 'error' : 'warning',
    message: `Pods of \`${id}\` request ${amount(kind, asked[kind])}${name}, ${share} the ${amount(kind, has)} that its nodes have for pods`,
  };
}

function amount(kind: keyof Room, value: number): string {
  return kind === 'cpu' ? cores(value) : bytes(value);
}

function fixOf({ nodes, minimum, recommended }: ClusterPlan): string {
  const size = ({ cpu, memory }: Room): string => `${coresText(cpu)} and ${bytes(memory)}`;
  const each = nodes.length === 1 ? 'The node needs' : `Each of the ${nodes.length} nodes needs`;
  return `${each} ${size(minimum)} at least, ${size(recommended)} with room to spare; or take fewer replicas.`;
}
