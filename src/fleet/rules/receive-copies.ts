import { writesRemotely } from '../lookup.ts';
import type { FleetRule } from '../rule.ts';

export const receiveCopies: FleetRule = {
  code: 'fleet/receive-copies',
  severity: 'error',
  title: 'Thanos Receive cannot keep as many copies as it should',
  why: 'A write succeeds when a majority of its copies is stored, each on another ingester: with too few ingesters every write fails, and copies on one node are lost together.',
  fix: 'Have at least as many ingesters and hub nodes as copies; three of each stand the loss of one.',
  refs: ['R17', 'D2'],
  check: (fleet, report) => {
    if (!writesRemotely(fleet)) return;
    const { replicas, replication } = fleet.metrics.receive;
    const path = ['metrics', 'receive'];
    if (replication > replicas)
      report(
        [...path, 'replication'],
        `\`replication: ${replication}\` asks for more copies than there are ingesters (\`replicas: ${replicas}\`)`,
        {
          fix: `Set \`replicas\` to ${replication} or more, or \`replication\` to ${replicas}.`,
          edits: [{ path: [...path, 'replicas'], set: replication }],
        },
      );
    const { receivers } = fleet.metrics.survive;
    if (receivers > spare(replication))
      report(
        ['metrics', 'survive', 'receivers'],
        `\`survive.receivers: ${receivers}\` is promised, but with \`replication: ${replication}\` writes stand the loss of ${spare(replication)}`,
        {
          fix: `Set \`metrics.receive.replication\` to ${2 * receivers + 1}, with as many ingesters.`,
          edits: [{ path: [...path, 'replication'], set: 2 * receivers + 1 }],
        },
      );
    if (replication === 2)
      report(
        [...path, 'replication'],
        'With `replication: 2` a write succeeds when one copy is stored, so a sample may have no second one',
        {
          severity: 'warning',
          fix: 'Set `replication` to 3, or to 1 where one copy is enough.',
          edits: [{ path: [...path, 'replication'], set: 3 }],
        },
      );
    const hub = fleet.clusters.find((c) => c.role === 'hub');
    if (hub !== undefined && replication <= replicas && replication > hub.nodes.length)
      report(
        [...path, 'replication'],
        `${replication} copies of each sample lie on ${hub.nodes.length === 1 ? 'the one node' : `the ${hub.nodes.length} nodes`} of \`${hub.id}\`: a node that fails takes more than one of them`,
        { severity: 'warning', fix: `Give the hub ${replication} nodes, or keep \`replication: 1\`.` },
      );
  },
};

/** How many ingesters may be away while writes succeed with a majority: thanos@v0.42.4 pkg/receive/handler.go writeQuorum; for two copies it takes one, which promises nothing. */
function spare(replication: number): number {
  return replication - (Math.floor(replication / 2) + 1);
}
