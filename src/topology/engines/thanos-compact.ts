import { hour } from '../../kube/duration.ts';
import { blockSelection } from './block-selection.ts';
import { duration, listener, storeUse } from './flag-readers.ts';
import { isOn, listed } from './flags.ts';
import { base, type Part, type Reading } from './reading.ts';

/** Thanos Compact: merges, downsamples and deletes the blocks of a bucket. Defaults of thanos@v0.42.4 cmd/thanos/compact.go. */
export function readCompact(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'compactor');
  const retention = (resolution: string): number => duration(reading, `retention.resolution-${resolution}`, 0);
  return {
    nodes: [
      {
        kind: 'compactor',
        id,
        ...rest,
        retentionMs: { raw: retention('raw'), '5m': retention('5m'), '1h': retention('1h') },
        downsampling: !isOn(reading.flags, 'downsampling.disable'),
        deleteDelayMs: duration(reading, 'delete-delay', 48 * hour),
        dedupLabels: listed(reading.flags, 'deduplication.replica-label'),
        ...blockSelection(reading),
      },
    ],
    listeners: [listener(reading, id, 'http', 'http-address', 10_902)],
    stores: storeUse(reading, id, 'deletes-in'),
  };
}
