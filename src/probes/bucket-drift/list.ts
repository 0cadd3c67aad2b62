import type { BucketRule } from './bucket-rule.ts';
import { missingStream } from './missing-stream.ts';
import { notCompacted } from './not-compacted.ts';
import { notDownsampled } from './not-downsampled.ts';
import { orphanStream } from './orphan-stream.ts';
import { overdueBlocks } from './overdue-blocks.ts';
import { overlappingBlocks } from './overlapping-blocks.ts';
import { partialUploads } from './partial-uploads.ts';

/** Every way in which a bucket is held against the flows. A rule is one file with its page and its test, and one line here. */
export const bucketRules: readonly BucketRule[] = [
  orphanStream,
  missingStream,
  overlappingBlocks,
  overdueBlocks,
  notDownsampled,
  notCompacted,
  partialUploads,
];
