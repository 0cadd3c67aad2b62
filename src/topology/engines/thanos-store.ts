import { hour, minute } from '../../kube/duration.ts';
import { blockSelection } from './block-selection.ts';
import { duration, listener, storeUse } from './flag-readers.ts';
import { ageMs, flag } from './flags.ts';
import { base, type Part, type Reading } from './reading.ts';

/** Thanos Store: serves what is in a bucket. Defaults of thanos@v0.42.4 cmd/thanos/store.go. */
export function readStore(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'store-gateway');
  return {
    nodes: [
      {
        kind: 'store-gateway',
        id,
        ...rest,
        youngestMs: Math.max(0, bound(reading, 'max-time') ?? 0),
        oldestMs: bound(reading, 'min-time'),
        syncMs: duration(reading, 'sync-block-duration', 15 * minute),
        ignoreDeletionMarksMs: duration(reading, 'ignore-deletion-marks-delay', 24 * hour),
        ...blockSelection(reading),
      },
    ],
    listeners: [
      listener(reading, id, 'grpc', 'grpc-address', 10_901),
      listener(reading, id, 'http', 'http-address', 10_902),
    ],
    stores: storeUse(reading, id, 'reads-bucket'),
  };
}

/** The age in milliseconds that a time bound means; `null` where it is not set, or is a fixed date. */
export function bound(reading: Reading, name: string): number | null {
  const value = flag(reading.flags, name);
  if (value === undefined || /^(?:0000|9999)-/.test(value.text)) return null;
  const age = ageMs(value.text);
  if (age === null)
    reading.say(`\`--${name}=${value.text}\` is a fixed date: what it leaves out grows or shrinks every day`);
  return age;
}
