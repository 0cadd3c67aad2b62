import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../src/kube/objects.ts';
import { at, numberAt } from '../../../src/kube/read.ts';

/** A block of a bucket that a folder holds. */
export interface BucketBlock {
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly maxTime: number;
}

/** The whole blocks of a bucket, read from the folder that the S3 service keeps it in. */
export function blocksIn(bucket: string): readonly BucketBlock[] {
  if (!existsSync(bucket)) return [];
  return readdirSync(bucket)
    .map((name) => join(bucket, name, 'meta.json'))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as Json)
    .map((meta) => ({
      labels: (at(meta, 'thanos', 'labels') ?? {}) as Readonly<Record<string, string>>,
      maxTime: numberAt(meta, 'maxTime') ?? 0,
    }));
}

/** The values that a label has in the blocks of a bucket. */
export function labelValues(bucket: string, label: string): readonly string[] {
  return [...new Set(blocksIn(bucket).flatMap(({ labels }) => labels[label] ?? []))].sort();
}
