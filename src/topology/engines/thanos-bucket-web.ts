import { listener, storeUse } from './flag-readers.ts';
import { base, type Part, type Reading } from './reading.ts';

/** `thanos tools bucket web`: shows the blocks of a bucket. */
export function readBucketWeb(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'bucket-web');
  return {
    nodes: [{ kind: 'bucket-web', id, ...rest }],
    listeners: [listener(reading, id, 'http', 'http-address', 10_902)],
    stores: storeUse(reading, id, 'reads-bucket'),
  };
}
