import { bytes, cores } from '../../capacity/amounts.ts';
import { type ClusterPlan, capacityOf } from '../../capacity/capacity-plan.ts';
import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Cluster } from '../../model/model.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { amountOf, nodesOf } from './live-nodes.ts';
import { otherPods } from './other-pods.ts';
import { podRequests } from './pod-requests.ts';

/** Whether the nodes, as they are and beside what others run there, have what the capacity plan asks of them: cores and memory for pods, and disk. */
export const noRoom: Probe = {
  code: 'nodes/no-room',
  severity: 'error',
  title: 'The nodes of a cluster have less than the fleet needs',
  why: 'Pods for which no node has room stay pending, and a disk that fills up stops what writes to it',
  fix: 'Give the cluster larger or more nodes; `namsan capacity` says which will do',
  refs: ['N05'],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const listed = await nodesOf(live, cluster.id);
    const plan = planOf(live, cluster);
    // That nodes cannot be listed, or are not there at all, is told by `nodes/missing`.
    if (!listed.ok || listed.value.length === 0 || plan === undefined) return [];
    const working = listed.value.filter((node) => !isReserved(node));
    const others = await otherPods(live, cluster.id, working);
    const unknown = others.ok ? '' : `; what other pods ask for is not known: ${others.refusal.message}`;
    return amounts(plan, working, others.ok ? others.value : []).map(({ what, needed, has, taken, text }) => {
      const asks = question(cluster.id, 'nodes', `${what} for what is installed`, 'Node *', what);
      if (has - taken >= needed) {
        const beside = taken === 0 ? '' : `, beside ${text(taken)} of other pods`;
        return asks.yes(`${text(has - taken)} for ${text(needed)}${beside}${unknown}`);
      }
      const less = taken === 0 ? '' : `, of which other pods ask for ${text(taken)}`;
      return asks.no(
        `What is installed in \`${cluster.id}\` needs ${text(needed)} of ${what}, and its nodes have ${text(has)}${less}${unknown}`,
      );
    });
  },
};

interface Amount {
  readonly what: 'cpu' | 'memory' | 'disk';
  readonly needed: number;
  readonly has: number;
  /** What others ask for of that. */
  readonly taken: number;
  readonly text: (amount: number) => string;
}

function amounts(plan: ClusterPlan, nodes: readonly LiveObject[], others: readonly LiveObject[]): readonly Amount[] {
  const amount = (what: Amount['what'], resource: Resource, needed: number, text: Amount['text']): Amount => ({
    what,
    needed,
    has: nodes.reduce((sum, node) => sum + amountOf(node, 'allocatable', resource), 0),
    taken: others.reduce((sum, pod) => sum + podRequests(pod, resource), 0),
    text,
  });
  const disk = plan.minimum.disk * plan.nodes.length;
  return [
    amount('cpu', 'cpu', plan.asked.cpu, (count) => (count === 0 ? 'none' : cores(count))),
    amount('memory', 'memory', plan.asked.memory, size),
    // Volumes of another provider are not on the disks of the nodes.
    ...(plan.longhorn ? [amount('disk', 'ephemeral-storage', disk, size)] : []),
  ];
}

type Resource = Parameters<typeof amountOf>[2];

/** A size of nothing is said as that. */
function size(amount: number): string {
  return amount === 0 ? 'none' : bytes(amount);
}

const plans = new WeakMap<Live, ReadonlyMap<string, ClusterPlan>>();

function planOf(live: Live, { id }: Cluster): ClusterPlan | undefined {
  const known =
    plans.get(live) ??
    new Map(capacityOf(live.model, live.workloads, live.clusters).clusters.map((plan) => [plan.id, plan]));
  plans.set(live, known);
  return known.get(id);
}

/**
 * Nodes that take no pods: cordoned, or a control plane that keeps others away. What Kubernetes sets while a node is not ready is no choice of anybody
 * (taints `node.kubernetes.io/…`), and passes.
 */
function isReserved(node: LiveObject): boolean {
  const taints = listAt(node, 'spec', 'taints').filter(
    (taint) => stringAt(taint, 'key')?.startsWith('node.kubernetes.io/') !== true,
  );
  return (
    at(node, 'spec', 'unschedulable') === true || taints.some((taint) => stringAt(taint, 'effect') === 'NoSchedule')
  );
}
