import { listener, storeUse } from './flag-readers.ts';
import { base, type Part, type Reading } from './reading.ts';
import { bound } from './thanos-store.ts';

/** Thanos Sidecar: serves what the Prometheus in its pod has, and uploads its blocks where an object store is set. */
export function readSidecar(reading: Reading): Part {
  const { id, ...rest } = base(reading, 'sidecar');
  const stores = storeUse(reading, id, 'uploads');
  if (reading.scraper === null) reading.say(`the sidecar \`${reading.container.name}\` has no Prometheus in its pod`);
  return {
    nodes: [
      {
        kind: 'sidecar',
        id,
        ...rest,
        scraper: reading.scraper ?? '',
        oldestMs: bound(reading, 'min-time'),
        uploads: stores.length > 0,
      },
    ],
    listeners: [
      listener(reading, id, 'grpc', 'grpc-address', 10_901),
      listener(reading, id, 'http', 'http-address', 10_902),
    ],
    stores,
  };
}
