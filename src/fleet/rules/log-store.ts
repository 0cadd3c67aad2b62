import { counted } from '../../findings/wording.ts';
import type { FleetRule } from '../rule.ts';
import type { FleetCluster } from '../schema/fleet-schema.ts';

export const logStore: FleetRule = {
  code: 'fleet/log-store',
  severity: 'error',
  title: 'The nodes that OpenSearch should have do not go together',
  why: 'The OpenSearch operator makes clusters with three managers or more; without managers there is one node that does all, and further fields say nothing.',
  fix: 'Set `managers: 3` with the `data` nodes that you need, or leave both out for a single node.',
  refs: ['C011', 'E1', 'R27', 'R30'],
  firm: true,
  check: (fleet, report) => {
    fleet.clusters.forEach(({ id, role, nodes, logs }, i) => {
      const at = ['clusters', i, 'logs'];
      const { managers, data } = logs.store;
      if (logs.mode === 'local' && managers > 0 && managers < 3)
        report(
          [...at, 'store', 'managers'],
          `The OpenSearch of \`${id}\` has ${counted(managers, 'manager')}, and the operator needs three`,
        );
      if (logs.mode === 'local' && managers === 0 && data > 1)
        report(
          [...at, 'store', 'data'],
          `\`${id}\` asks for ${data} data nodes and for no managers, with which its OpenSearch is a single node`,
        );
      if (logs.mode === 'local' && managers > 3 && managers > nodes.length)
        report(
          [...at, 'store', 'managers'],
          `\`${id}\` has ${counted(nodes.length, 'node')} for ${managers} managers: with a node that is lost more than one of them is`,
          { severity: 'warning', fix: 'Lower `managers` to 3, or add nodes.' },
        );
      for (const field of unused(role, logs))
        report([...at, field], `\`logs.${field}\` of \`${id}\` is without effect, because ${because(role, logs)}`, {
          severity: 'warning',
          fix: 'Take the field away, or give the cluster the role and mode to which it belongs.',
        });
    });
  },
};

/** Fields that are written and change nothing. */
function unused(role: FleetCluster['role'], logs: FleetCluster['logs']): readonly ('store' | 'aggregator')[] {
  const out: ('store' | 'aggregator')[] = [];
  if (logs.mode !== 'local' && (logs.store.managers > 0 || logs.store.data > 1)) out.push('store');
  if (logs.aggregator > 0 && (logs.mode !== 'local' || role !== 'hub')) out.push('aggregator');
  return out;
}

function because(role: FleetCluster['role'], { mode }: FleetCluster['logs']): string {
  if (mode === 'none') return 'it keeps no logs';
  return mode === 'forward'
    ? 'its lines go to the hub'
    : `lines are forwarded to the hub only, and it is ${role === 'edge' ? 'an edge' : 'a storage cluster'}`;
}
