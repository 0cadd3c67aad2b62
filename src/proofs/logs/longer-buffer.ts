import type { BufferTime } from './buffer-time.ts';
import type { Leg } from './ways.ts';

/**
 * The smallest change by which what is full first holds an outage of so many milliseconds, at a rate of bytes a second. Sizes of Fluent Bit are
 * in its `M`, a million bytes (fluent-bit@v5.1.1 src/flb_utils.c flb_utils_size_to_bytes).
 */
export function longerBuffer({ grows }: BufferTime, { from, output }: Leg, rate: number, outage: number): string {
  const bytes = (rate * outage) / 1_000;
  const object = `\`${output.readAt.object}\``;
  const limit = `\`storage.total_limit_size\` to ${Math.ceil(bytes / 1e6)}M or more`;
  switch (grows) {
    case 'retries':
      return `Let the output in ${object} try a chunk again ${Math.ceil(outage / from.retryMs)} times, or without limit.`;
    case 'limit':
      return `Set ${limit} for the output in ${object}.`;
    case 'disk':
      return `Give each node of \`${from.cluster}\` ${Math.ceil(bytes / 1024 ** 3)}Gi or more of disk for it.`;
    case 'memory':
      return `Buffer on disk: \`storage.type filesystem\` for the inputs of ${from.kind} \`${from.name}\`, and set ${limit} for the output in ${object}.`;
  }
}
