import type { SnapshotRepository } from '../../topology/log-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';

export const sharedArchive: Proof = {
  code: 'logs/shared-archive',
  severity: 'error',
  title: 'Two log stores write snapshots into one folder of one bucket',
  why: 'Each believes itself the only writer of the list of snapshots; the second overwrites what the first has written, and the repository is broken for both.',
  fix: 'Give each cluster a `base_path` of its own.',
  refs: ['C03', 'E8'],
  prove: (topology, _promised, report) => {
    const byTarget = Map.groupBy(
      topology.edges.filter((edge) => edge.kind === 'snapshots'),
      (edge) => edge.to,
    );
    for (const bucket of nodesOf(topology, 'bucket')) {
      const writers = byTarget.get(bucket.id) ?? [];
      const repositories = writers.flatMap((edge): readonly SnapshotRepository[] => {
        const node = topology.nodes.get(edge.from);
        return node?.kind === 'snapshot-repository' ? [node] : [];
      });
      const [first, ...others] = [...new Map(repositories.map((r) => [r.store, r])).values()];
      for (const other of first === undefined ? [] : others)
        report(
          other.readAt,
          `The log stores of \`${first?.cluster}\` and \`${other.cluster}\` both write snapshots into ${other.basePath === '' ? 'the root' : `\`${other.basePath}\``} of the bucket \`${bucket.bucket}\` at ${bucket.endpoint}`,
        );
    }
  },
};
