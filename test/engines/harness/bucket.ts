import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goDuration } from '../../../src/kube/duration.ts';
import type { Compactor, Resolution } from '../../../src/topology/topology.ts';
import { engine } from '../../../tools/engines/build.ts';
import { readMeta } from './blocks.ts';
import { run } from './processes.ts';
import { scratchFolder } from './scratch.ts';

/** A block of a bucket: its times are milliseconds since 1970. */
export interface Stored {
  readonly folder: string;
  readonly resolution: Resolution;
  readonly minTime: number;
  readonly maxTime: number;
  readonly marked: boolean;
}

const resolutionNames = new Map<number | undefined, Resolution>([
  [0, 'raw'],
  [300_000, '5m'],
  [3_600_000, '1h'],
]);

/** Every block of a bucket that is a folder, by resolution and time. */
export function storedIn(bucket: string): readonly Stored[] {
  const order: readonly Resolution[] = ['raw', '5m', '1h'];
  return blockFolders(bucket)
    .map((folder): Stored => {
      const { minTime, maxTime, thanos } = readMeta(folder);
      const resolution = resolutionNames.get(thanos?.downsample.resolution);
      if (resolution === undefined) throw new Error(`The block ${folder} is of no known resolution.`);
      return { folder, resolution, minTime, maxTime, marked: existsSync(join(folder, 'deletion-mark.json')) };
    })
    .toSorted(
      (a, b) =>
        order.indexOf(a.resolution) - order.indexOf(b.resolution) || a.minTime - b.minTime || a.maxTime - b.maxTime,
    );
}

/** Dates the deletion marks of the raw blocks that end by `until`, as of a compactor that came by at another time. */
export function dateMarks(bucket: string, until: number, time: number): void {
  for (const { folder, resolution, maxTime, marked } of storedIn(bucket)) {
    if (!marked || resolution !== 'raw' || maxTime > until) continue;
    const file = join(folder, 'deletion-mark.json');
    const mark = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...mark, deletion_time: Math.floor(time / 1000) }));
  }
}

/** One run of the real compactor over a bucket, with retention and deletion delay as given; its log when it succeeded. */
export async function compact(
  bucket: string,
  { retentionMs, deleteDelayMs }: Pick<Compactor, 'retentionMs' | 'deleteDelayMs'>,
  more: readonly string[] = ['--consistency-delay=0s'],
): Promise<string> {
  const args = [
    'compact',
    `--data-dir=${scratchFolder('compact')}`,
    `--objstore.config=${bucketConfiguration(bucket)}`,
    '--http-address=127.0.0.1:0',
    `--delete-delay=${goDuration(deleteDelayMs)}`,
    ...(['raw', '5m', '1h'] as const).map((r) => `--retention.resolution-${r}=${goDuration(retentionMs[r])}`),
    ...more,
  ];
  const { code, log } = await run({ name: 'thanos compact', command: await engine('thanos'), args }, 120_000);
  if (code !== 0) throw new Error(`The compactor ended with ${code}.\n${log}`);
  return log;
}

/** The configuration by which Thanos takes a folder for a bucket. */
export function bucketConfiguration(bucket: string): string {
  return JSON.stringify({ type: 'FILESYSTEM', config: { directory: bucket } });
}

function blockFolders(bucket: string): readonly string[] {
  return readdirSync(bucket)
    .filter((name) => /^[0-9A-Z]{26}$/.test(name))
    .map((name) => join(bucket, name))
    .filter((folder) => existsSync(join(folder, 'meta.json')));
}
