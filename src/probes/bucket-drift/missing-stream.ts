import { formatDuration, hour } from '../../kube/duration.ts';
import { bucketArrival } from '../../proofs/block-timing.ts';
import { isUnread, type Uploader } from '../../proofs/identity/uploaders.ts';
import { type BucketRule, isOf } from './bucket-rule.ts';

/** By then a producer has cut its first block, at most one and a half block ranges after it started, and uploaded it. */
function firstBlock({ blockRangeMs }: Uploader['producer']): number {
  return 2 * blockRangeMs + bucketArrival({ kind: 'ingester', blockRangeMs });
}

/** Producers that run for long enough, and of which the bucket has not one block. */
export const missingStream: BucketRule = {
  code: 'bucket-drift/missing-stream',
  severity: 'error',
  title: 'A bucket has no block of a producer that uploads there',
  why: 'Its samples are only where it runs, and are gone when its own retention ends, or its volume',
  fix: 'Read the log of the sidecar or of Receive for uploads that fail: keys, address and certificate of the object store, a full volume; and hold its external labels against those in the bucket',
  refs: ['C3'],
  look: ({ uploaders, stored, runsSince, now }, tell) => {
    const seen = new Set<string>();
    for (const uploader of uploaders) {
      const { producer } = uploader;
      const since = runsSince.get(producer.id);
      if (seen.has(producer.id) || since === undefined || now - since < firstBlock(producer) || isUnread(producer))
        continue;
      seen.add(producer.id);
      if (stored.blocks.some(({ labels }) => isOf(uploader, labels))) continue;
      const { cluster, object } = producer.readAt;
      const each = formatDuration(producer.blockRangeMs);
      tell(
        `The bucket has no block of ${object} in \`${cluster}\`, which has been there for ${spanText(now - since)} and should upload every ${each}`,
      );
    }
  },
};

/** Whole hours, where there are some. */
function spanText(ms: number): string {
  return formatDuration(ms < hour ? ms : Math.floor(ms / hour) * hour);
}
