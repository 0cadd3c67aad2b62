import { bytes, cores } from '../../capacity/amounts.ts';
import { type ClusterPlan, capacityOf } from '../../capacity/capacity-plan.ts';
import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Cluster } from '../../model/model.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { amountOf, nodesOf } from './live-nodes.ts';

/** Whether the nodes, as they are, have what the capacity plan asks of them: cores and memory for pods, and disk. */
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
    return amounts(plan, working).map(({ what, needed, has, text }) => {
      const asks = question(cluster.id, 'nodes', `${what} for what is installed`, 'Node *', what);
      return has >= needed
        ? asks.yes(`${text(has)} for ${text(needed)}`)
        : asks.no(
            `What is installed in \`${cluster.id}\` needs ${text(needed)} of ${what}, and its nodes have ${text(has)}`,
          );
    });
  },
};

interface Amount {
  readonly what: 'cpu' | 'memory' | 'disk';
  readonly needed: number;
  readonly has: number;
  readonly text: (amount: number) => string;
}

function amounts(plan: ClusterPlan, nodes: readonly LiveObject[]): readonly Amount[] {
  const all = (what: Parameters<typeof amountOf>[2]): number =>
    nodes.reduce((sum, node) => sum + amountOf(node, 'allocatable', what), 0);
  const amount = (what: Amount['what'], needed: number, has: number, text: Amount['text']): Amount => ({
    what,
    needed,
    has,
    text,
  });
  const disk = plan.minimum.disk * plan.nodes.length;
  return [
    amount('cpu', plan.asked.cpu, all('cpu'), (count) => (count === 0 ? 'none' : cores(count))),
    amount('memory', plan.asked.memory, all('memory'), size),
    // Volumes of another provider are not on the disks of the nodes.
    ...(plan.longhorn ? [amount('disk', disk, all('ephemeral-storage'), size)] : []),
  ];
}

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
