import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour, minute } from '../../kube/duration.ts';
import { blocksOf, meta } from '../testing/blocks.ts';
import { answersOf, noon, runningFleet, wrongOf } from '../testing/live.ts';
import { blocksLate } from './blocks-late.ts';

const labels = { cluster: 'factory', prometheus: 'monitoring/main', prometheus_replica: 'prometheus-main-0' };

/** The bucket as it should be, with another newest block of the Prometheus of `factory`. */
function bucket(maxTime: number | null): Readonly<Record<string, string>> {
  const kept = Object.entries(blocksOf(runningFleet(), noon)).filter(([, text]) => !text.includes('"factory"'));
  return Object.fromEntries([
    ...kept,
    ...(maxTime === null ? [] : [['01KG0000000000000000000000/meta.json', meta(labels, maxTime)]]),
  ]);
}

test('a block that is older than what must be there is told with both ages', async () => {
  const live = runningFleet({ bucket: bucket(noon - 4 * hour) });
  assert.deepEqual(await wrongOf(blocksLate, live), [
    'factory prometheus Prometheus monitoring/main: The newest block of `prometheus-main-0` in the bucket `mixed-thanos`, `01KG0000000000000000000000`, ends 4h ago; one that ends 2h ago must be there',
  ]);
});

test('a block is due when its cut and its upload are, and not a moment before', async () => {
  const due = noon - 2 * hour + hour + 3 * minute + 30_000;
  const bucketThen = bucket(noon - 4 * hour);
  assert.deepEqual(await wrongOf(blocksLate, runningFleet({ now: due - 1000, bucket: bucketThen })), []);
  assert.equal((await wrongOf(blocksLate, runningFleet({ now: due, bucket: bucketThen }))).length, 1);
});

test('a stream without any block is told with the labels that its blocks have', async () => {
  assert.deepEqual(await wrongOf(blocksLate, runningFleet({ bucket: bucket(null) })), [
    'factory prometheus Prometheus monitoring/main: No block of `prometheus-main-0` is in the bucket `mixed-thanos`: none has the external labels {cluster="factory", prometheus="monitoring/main", prometheus_replica="prometheus-main-0"}',
  ]);
});

test('a pod that has just begun has no block yet: when its first is due is said', async () => {
  const live = runningFleet({
    bucket: bucket(null),
    pod: ({ cluster, object }) => {
      const young = {
        ...object,
        status: { ...Object(Reflect.get(object, 'status')), startTime: new Date(noon - minute).toISOString() },
      };
      return cluster === 'factory' ? young : object;
    },
  });
  const answers = await answersOf(blocksLate, live);
  const own = answers.find(({ cluster }) => cluster === 'factory');
  assert.deepEqual(own, {
    cluster: 'factory',
    component: 'prometheus',
    asked: 'blocks of prometheus-main-0 arrive in the bucket',
    ok: true,
    where: { cluster: 'factory', object: 'Prometheus monitoring/main', field: 'spec' },
    seen: 'too early: prometheus-main-0 runs since a moment, its first block is due by 2027-01-15T13:03Z',
  });
});
