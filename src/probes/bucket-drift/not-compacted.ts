import { type BucketRule, kept, some } from './bucket-rule.ts';

/** Blocks that somebody took out of compaction. */
export const notCompacted: BucketRule = {
  code: 'bucket-drift/not-compacted',
  severity: 'warning',
  title: 'Blocks are marked as not to be compacted',
  why: 'They stay as small as they were uploaded and are never downsampled: once the raw data ends, their time is in no store, and queries over it are slow until then',
  fix: 'Read the reason in `no-compact-mark.json`; mend or delete the block (`thanos tools bucket verify`), or take the mark away by `thanos tools bucket mark --remove`',
  refs: ['C1'],
  look: (subject, tell) => {
    const marked = kept(subject).filter((block) => block.notCompacted !== null);
    for (const [reason, blocks] of Map.groupBy(marked, (block) => block.notCompacted ?? ''))
      tell(
        `${blocks.length} ${blocks.length === 1 ? 'block is' : 'blocks are'} not compacted, because of \`${reason}\`: ${some(blocks.map(({ ulid }) => ulid))}`,
      );
  },
};
