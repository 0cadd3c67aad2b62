import { type Compactor, nodesOf } from '../../topology/topology.ts';
import type { Proof } from '../proof.ts';

export const oneCompactor: Proof = {
  code: 'identity/one-compactor',
  severity: 'error',
  title: 'A bucket has not exactly one compactor for each stream',
  why: 'Two compactors on one stream make overlapping blocks and halt; without one, nothing is downsampled or deleted and the bucket grows for ever.',
  fix: 'Run one compactor with one replica for each bucket, or shards that divide the blocks among them without rest.',
  refs: ['C6', 'C9', 'C12'],
  prove: (topology, _promised, report) => {
    const uploadedTo = new Set(topology.edges.filter((e) => e.kind === 'uploads').map((e) => e.to));
    const byBucket = Map.groupBy(
      topology.edges.filter((e) => e.kind === 'deletes-in'),
      (e) => e.to,
    );
    for (const bucket of nodesOf(topology, 'bucket')) {
      const edges = byBucket.get(bucket.id) ?? [];
      const compactors = edges
        .map((e) => topology.nodes.get(e.from))
        .filter((n): n is Compactor => n?.kind === 'compactor');
      if (compactors.length === 0) {
        if (uploadedTo.has(bucket.id))
          report(bucket.readAt, `The bucket \`${bucket.bucket}\` at ${bucket.endpoint} has no compactor`);
        continue;
      }
      for (const compactor of compactors) {
        if (compactor.replicas > 1)
          report(
            compactor.readAt,
            `The compactor \`${compactor.name}\` of \`${compactor.cluster}\` has ${compactor.replicas} replicas on the bucket \`${bucket.bucket}\``,
          );
      }
      const [first, ...others] = compactors;
      const total = first?.shard?.total;
      for (const other of others) {
        const apart =
          total !== undefined &&
          other.shard?.total === total &&
          compactors.filter((c) => c.shard?.index === other.shard?.index).length === 1;
        if (!apart)
          report(
            other.readAt,
            `The compactors \`${first?.name}\` of \`${first?.cluster}\` and \`${other.name}\` of \`${other.cluster}\` work on the same blocks of the bucket \`${bucket.bucket}\``,
          );
      }
      if (first !== undefined && total !== undefined && compactors.length < total)
        report(first.readAt, `The bucket \`${bucket.bucket}\` has ${compactors.length} of ${total} compactor shards`);
    }
  },
};
