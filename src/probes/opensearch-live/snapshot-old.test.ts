import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import { noon, runningFleet, wrongOf } from '../testing/live.ts';
import { snapshotOld } from './snapshot-old.ts';

const snapshots = (list: readonly object[], now = noon) =>
  runningFleet({
    now,
    reply: ({ path, cluster }) => (cluster === 'factory' && path.startsWith('/_cat/snapshots/') ? list : undefined),
  });
const taken = (status: string, ago: number) => ({
  id: 'logs-2027-01-14',
  status,
  end_epoch: String((noon - ago) / 1000),
});

test('a snapshot that is older than its policy allows is told with its age; one that failed, or is of one index, does not count', async () => {
  const old = [
    'factory opensearch-single StatefulSet logging/opensearch: The last snapshot in `archive` is 30h old; one is taken every 24h',
  ];
  assert.deepEqual(await wrongOf(snapshotOld, snapshots([taken('SUCCESS', 30 * hour)])), old);
  assert.deepEqual(await wrongOf(snapshotOld, snapshots([taken('SUCCESS', 30 * hour), taken('FAILED', hour)])), old);
  const archived = { ...taken('SUCCESS', hour), id: 'ism-logs-k8s-2027.01.01' };
  assert.deepEqual(await wrongOf(snapshotOld, snapshots([taken('SUCCESS', 30 * hour), archived])), old);
  assert.deepEqual(await wrongOf(snapshotOld, snapshots([taken('SUCCESS', 25 * hour)])), []);
});

test('a store that is younger than its first snapshot has none, and an older one must have one', async () => {
  assert.deepEqual(await wrongOf(snapshotOld, snapshots([])), []);
  const late = runningFleet({
    reply: ({ path }) => (path.startsWith('/_cat/snapshots/') ? [] : undefined),
    pod: ({ object }) => ({
      ...object,
      ...{ status: { ...Object(Reflect.get(object, 'status')), startTime: new Date(noon - 3 * day).toISOString() } },
    }),
  });
  assert.deepEqual(await wrongOf(snapshotOld, late), [
    'hub opensearch OpenSearchCluster logging/opensearch: No snapshot in `archive` has succeeded; one is taken every 24h',
    'factory opensearch-single StatefulSet logging/opensearch: No snapshot in `archive` has succeeded; one is taken every 24h',
  ]);
});
