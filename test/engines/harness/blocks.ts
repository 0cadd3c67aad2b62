import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockRange } from '../../../src/proofs/block-timing.ts';
import type { Interval } from '../../../src/proofs/interval.ts';
import { engine } from '../../../tools/engines/build.ts';
import { run } from './processes.ts';
import { scratchFolder } from './scratch.ts';

/** The one series of all made blocks; what differs between streams are the external labels of their blocks. */
export const metric = 'beacon';

/** A folder with blocks as a Prometheus or a bucket has them, and their names. */
interface Blocks {
  readonly folder: string;
  readonly names: readonly string[];
}

/** Made by promtool: blocks of two hours with one series of a sample every `stepMs`, for the given times (milliseconds since 1970). */
export async function makeBlocks(times: Interval, stepMs: number): Promise<Blocks> {
  const folder = scratchFolder('blocks');
  const samples = sampleTimes(times, stepMs).map((time, i) => `${metric} ${i} ${time / 1000}`);
  const file = join(scratchFolder('openmetrics'), 'samples');
  writeFileSync(file, [`# TYPE ${metric} gauge`, ...samples, '# EOF', ''].join('\n'));
  const args = ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, folder];
  const { code, log } = await run({ name: 'promtool', command: await engine('promtool'), args }, 120_000);
  if (code !== 0) throw new Error(`promtool made no blocks.\n${log}`);
  const names = readdirSync(folder).filter((name) => /^[0-9A-Z]{26}$/.test(name));
  for (const name of names) changeMeta(join(folder, name), alignEnd);
  return { folder, names };
}

/** The times at which made blocks have a sample. */
export function sampleTimes({ from, to }: Interval, stepMs: number): readonly number[] {
  return Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, i) => from + i * stepMs);
}

/** Copies the blocks that lie in the given times, with what a shipper adds to their description: the stream's external labels. */
export function ship(blocks: Blocks, times: Interval, bucket: string, labels: Readonly<Record<string, string>>): void {
  for (const name of blocks.names) {
    const { minTime, maxTime } = readMeta(join(blocks.folder, name));
    if (minTime < times.from || maxTime > times.to) continue;
    cpSync(join(blocks.folder, name), join(bucket, name), { recursive: true });
    changeMeta(join(bucket, name), (meta) => ({
      ...meta,
      thanos: { version: 1, labels, downsample: { resolution: 0 }, source: 'sidecar' },
    }));
  }
}

/** What this code reads of a block's `meta.json`. */
interface Meta {
  readonly minTime: number;
  readonly maxTime: number;
  readonly thanos?: { readonly downsample: { readonly resolution: number } };
}

export function readMeta(block: string): Meta {
  return JSON.parse(readFileSync(join(block, 'meta.json'), 'utf8'));
}

function changeMeta(block: string, change: (meta: Meta) => object): void {
  writeFileSync(join(block, 'meta.json'), JSON.stringify(change(readMeta(block))));
}

/** promtool's blocks end with their last sample; those that a head is cut into end with the block range. */
function alignEnd(meta: Meta): Meta {
  return { ...meta, maxTime: Math.ceil(meta.maxTime / blockRange) * blockRange };
}
