import type { StoredBlock } from '../../cluster/drift/bucket.ts';
import { type BucketRule, byLabels, kept, moment } from './bucket-rule.ts';

/** Two blocks of one stream that hold the same time, where nothing merges them. */
export const overlappingBlocks: BucketRule = {
  code: 'bucket-drift/overlapping-blocks',
  severity: 'error',
  title: 'Blocks of one stream overlap',
  why: 'The compactor halts at overlaps of blocks with equal labels unless it merges replicas: nothing is compacted, downsampled or deleted any more',
  fix: 'Find who writes with the same labels: two Prometheus with equal external labels, one that was started again with an older volume, or a restored copy; give each its own labels, and delete the blocks that are there twice',
  refs: ['A2'],
  look: (subject, tell) => {
    const { compactor } = subject;
    // With labels of replicas to merge, overlaps are compacted (thanos@v0.42.4 cmd/thanos/compact.go enableVerticalCompaction).
    if (compactor === null || compactor.dedupLabels.length > 0) return;
    for (const [text, blocks] of byLabels(kept(subject)))
      for (const same of Map.groupBy(blocks, ({ resolution }) => resolution).values()) {
        const pairs = overlaps(same);
        const [first] = pairs;
        if (first === undefined) continue;
        const [a, b] = first;
        const more = pairs.length === 1 ? '' : `, and ${pairs.length - 1} more pairs`;
        tell(
          `Blocks \`${a.ulid}\` and \`${b.ulid}\` of \`${text}\` both hold ${moment(b.from)} to ${moment(Math.min(a.to, b.to))} (${a.resolution})${more}`,
        );
      }
  },
};

/** Neighbours in time that overlap. A block and those that it was compacted from are both there for a while. */
function overlaps(blocks: readonly StoredBlock[]): readonly (readonly [StoredBlock, StoredBlock])[] {
  const out: [StoredBlock, StoredBlock][] = [];
  let reaching: StoredBlock | null = null;
  for (const block of blocks.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (reaching !== null && block.from < reaching.to) {
      if (!madeOf(reaching, block) && !madeOf(block, reaching)) out.push([reaching, block]);
    }
    if (reaching === null || block.to > reaching.to) reaching = block;
  }
  return out;
}

function madeOf(block: StoredBlock, other: StoredBlock): boolean {
  return other.sources.every((source) => block.sources.includes(source));
}
