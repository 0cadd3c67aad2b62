import type { Bucket } from '../../topology/metric-nodes.ts';
import { type Compactor, type LabelSet, nodesOf, type ReadAt, type Topology } from '../../topology/topology.ts';
import { chooses } from '../block-choice.ts';
import { mayBeSame } from '../holders.ts';
import type { Promised } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { labelsText, uploadersOf } from './uploaders.ts';

export const oneCompactor: Proof = {
  code: 'identity/one-compactor',
  severity: 'error',
  title: 'A bucket has not exactly one compactor for each stream',
  why: 'Two compactors on one stream make overlapping blocks and halt; without one, nothing is downsampled or deleted and the bucket grows for ever.',
  fix: 'Run one compactor with one replica for each bucket, or shards that divide the blocks among them without rest.',
  refs: ['C6', 'C9'],
  prove: (topology, promised, report) => {
    const uploaders = Map.groupBy(uploadersOf(topology), (u) => u.bucket);
    const deletes = Map.groupBy(
      topology.edges.filter((e) => e.kind === 'deletes-in'),
      (e) => e.to,
    );
    for (const bucket of nodesOf(topology, 'bucket')) {
      const compactors = (deletes.get(bucket.id) ?? [])
        .map((e) => topology.nodes.get(e.from))
        .filter((n): n is Compactor => n?.kind === 'compactor');
      for (const compactor of compactors.filter((c) => c.replicas > 1))
        report(
          compactor.readAt,
          `The compactor ${named(compactor)} has ${compactor.replicas} replicas on the bucket \`${bucket.bucket}\``,
        );
      const told = new Set<string>();
      for (const { labels } of uploaders.get(bucket.id) ?? []) {
        const fault = ownership(bucket, compactors, labels);
        if (fault === null || told.has(fault.message)) continue;
        if (compactors.length === 0 && mayBeElsewhere(topology, promised, bucket)) continue;
        told.add(fault.message);
        report(fault.where, fault.message);
      }
    }
  },
};

/** Whether a compactor may be where nothing was read: in a part of a fleet without its hub, or on a bucket that is the same behind another Secret. */
function mayBeElsewhere(topology: Topology, { hub }: Promised, bucket: Bucket): boolean {
  if (hub === '' || topology.partial !== undefined) return true;
  return topology.edges.some(
    ({ kind, to }) => kind === 'deletes-in' && to !== null && mayBeSame(bucket, topology.nodes.get(to)),
  );
}

/** What is wrong with who works on the blocks of one stream; `null` when exactly one does, or shards that divide them without rest. */
function ownership(
  bucket: Bucket,
  compactors: readonly Compactor[],
  labels: LabelSet,
): { readonly where: ReadAt; readonly message: string } | null {
  const [first, ...others] = compactors.filter((c) => chooses(c.blockRules, labels));
  if (first === undefined) {
    const what =
      compactors.length === 0 ? 'has no compactor' : `has no compactor that takes the blocks of ${labelsText(labels)}`;
    return { where: bucket.readAt, message: `The bucket \`${bucket.bucket}\` at ${bucket.endpoint} ${what}` };
  }
  const total = first.shard?.total ?? 1;
  const indices = new Set([first, ...others].map((c) => c.shard?.index ?? 0));
  const second = [...others.filter((c) => (c.shard?.total ?? 1) !== total), ...others.slice(indices.size - 1)].find(
    // A Secret of one name may hold another bucket in another place.
    (c) => bucket.secret === undefined || (c.cluster === first.cluster && c.namespace === first.namespace),
  );
  if (second !== undefined)
    return {
      where: second.readAt,
      message: `The compactors ${named(first)} and ${named(second)} work on the same blocks of the bucket \`${bucket.bucket}\``,
    };
  return indices.size < total
    ? {
        where: first.readAt,
        message: `The bucket \`${bucket.bucket}\` has ${indices.size} of ${total} compactor shards`,
      }
    : null;
}

function named({ name, cluster }: Compactor): string {
  return `\`${name}\` of \`${cluster}\``;
}
