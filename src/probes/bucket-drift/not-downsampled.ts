import type { StoredBlock } from '../../cluster/drift/bucket.ts';
import { day, hour } from '../../kube/duration.ts';
import type { Resolution } from '../../topology/block-nodes.ts';
import { type BucketRule, byLabels, kept, moment, some } from './bucket-rule.ts';

/** From how long a block on it is downsampled (thanos@v0.42.4 pkg/compact/downsample ResLevel1DownsampleRange, ResLevel2DownsampleRange). */
const steps: readonly { readonly from: Resolution; readonly to: Resolution; readonly range: number }[] = [
  { from: 'raw', to: '5m', range: 40 * hour },
  { from: '5m', to: '1h', range: 10 * day },
];

/** The run that makes a block downsamples it too; a day for a run over a large bucket. */
const oneRun: number = day;

/** Blocks that are long enough to be downsampled, and were not. */
export const notDownsampled: BucketRule = {
  code: 'bucket-drift/not-downsampled',
  severity: 'warning',
  title: 'Blocks were not downsampled',
  why: 'Coarser data is made of finer data only while that is there: when the retention of the finer one ends, the time of these blocks is in no store',
  fix: 'Look whether the compactor runs to its end, that it has room for the largest blocks and memory to downsample them, and that it is not started with `--downsampling.disable`',
  refs: ['C1'],
  look: (subject, tell) => {
    const { compactor, stored, now } = subject;
    if (compactor?.downsampling !== true) return;
    const made = new Map<string, Set<string>>();
    for (const { resolution, sources, labels } of stored.blocks)
      for (const source of sources) entry(made, `${resolution} ${keyOf(labels)}`).add(source);
    for (const { from, to, range } of steps)
      for (const [text, blocks] of byLabels(kept(subject))) {
        const late = blocks.filter((b) => b.resolution === from && b.to - b.from >= range && now - b.made > oneRun);
        const without = late.filter((b) => !isMade(b, made.get(`${to} ${keyOf(b.labels)}`)));
        const oldest = Math.min(...without.map((b) => b.from));
        if (without.length > 0)
          tell(
            `${without.length} ${from} ${without.length === 1 ? 'block' : 'blocks'} of \`${text}\` ${without.length === 1 ? 'has' : 'have'} no ${to} data: ${some(without.map(({ ulid }) => ulid))}, from ${moment(oldest)} on`,
          );
      }
  },
};

function isMade({ sources }: StoredBlock, made: ReadonlySet<string> | undefined): boolean {
  return sources.every((source) => made?.has(source) === true);
}

function keyOf(labels: StoredBlock['labels']): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function entry(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key) ?? new Set<string>();
  map.set(key, known);
  return known;
}
