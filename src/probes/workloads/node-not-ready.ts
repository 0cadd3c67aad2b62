import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { conditionsOf, oneLine } from '../../cluster/readiness/conditions.ts';
import { at } from '../../kube/read.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { listed } from './round.ts';

/** Whether every node is ready, takes pods and is under no pressure. */
export const nodeNotReady: Probe = {
  code: 'workloads/node-not-ready',
  severity: 'error',
  title: 'A node is not ready, or under pressure',
  why: 'Its pods are not reached and are evicted; volumes that only it has hold the pods that need them',
  fix: 'Look at the kubelet of the node and its network; under pressure, make room in memory or on disk; `kubectl uncordon` when it should take pods again',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const nodes = await listed(live, id, 'v1', 'Node');
    if (!nodes.ok) return [question(id, 'nodes', 'nodes are listed', 'API server').no(nodes.refusal.message)];
    return nodes.value.map((node) => {
      const { name } = node.metadata;
      const about = question(id, 'nodes', `node ${name} is ready`, `Node ${name}`, 'status.conditions');
      const troubles = troublesOf(node);
      if (troubles.length > 0) return about.no(`Node \`${name}\` ${troubles.join(', and ')}`);
      if (at(node, 'spec', 'unschedulable') === true)
        return about.no(`Node \`${name}\` takes no new pods: somebody has cordoned it`, { severity: 'warning' });
      return about.yes('ready');
    });
  },
};

/** `Ready` must be true, and every other condition false (kubernetes@v1.35.4 core/v1 NodeConditionType; node-problem-detector keeps to it). */
function troublesOf(node: LiveObject): readonly string[] {
  return conditionsOf(node).flatMap(({ type, status, message }) => {
    if (type === 'Ready') return status === 'True' ? [] : [`is not ready: ${oneLine(message)}`];
    return status === 'True' ? [`has ${type}: ${oneLine(message)}`] : [];
  });
}
