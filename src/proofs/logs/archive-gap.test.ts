import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../kube/duration.ts';
import { facing, node, proved } from '../testing/flows.ts';
import { changedLogs, healthyLogs, index, policy, promisedLogs, schedule } from '../testing/log-flows.ts';
import { archiveGap } from './archive-gap.ts';

const unlimited = Number.POSITIVE_INFINITY;
const archive = (deletion: ReturnType<typeof schedule>['deletion']) =>
  node('snapshot-repository', 'hub/archive', {
    store: 'hub/opensearch',
    policies: [schedule({ everyMs: null, deletion })],
  });
const told = (flows: ReturnType<typeof healthyLogs>) => facing(proved(archiveGap, flows, promisedLogs()));

test('snapshots that are kept as long as the archive is promised are enough', () => {
  assert.deepEqual(told(healthyLogs()), []);
});

test('snapshots that expire too early leave the oldest ages nowhere: their own age begins when the index is archived', () => {
  const kept = (maxAgeMs: number) =>
    changedLogs({ archive: archive({ maxAgeMs, maxCount: unlimited, minCount: 1, others: ['ism-*'] }) });
  assert.deepEqual(told(kept(166 * day)), []);
  assert.deepEqual(told(kept(165 * day)), [
    [
      'ConfigMap opensearch-setup',
      'Lines of `logs-*` of `hub`: ages 179d to 180d of the promised 180d are in no snapshot: the policy `logs` archives it in `archive`, and `daily` deletes the snapshot when its last line is 179d old',
      '179d to 180d',
    ],
  ]);
});

test('a count of snapshots is a count of days', () => {
  const counted = archive({ maxAgeMs: unlimited, maxCount: 100, minCount: 1, others: ['ism-*'] });
  assert.deepEqual(
    told(changedLogs({ archive: counted })).map(([, , interval]) => interval),
    ['114d to 180d'],
  );
});

test('snapshots of the schedule count from the last one before the deletion, the outage of the object store taken off', () => {
  const plain = index({ policy: policy({ archives: null }) });
  const kept = (maxAgeMs: number) =>
    changedLogs({
      index: plain,
      archive: node('snapshot-repository', 'hub/archive', {
        store: 'hub/opensearch',
        policies: [schedule({ deletion: { maxAgeMs, maxCount: unlimited, minCount: 1, others: [] } })],
      }),
    });
  assert.deepEqual(told(kept(168 * day)), []);
  assert.deepEqual(
    told(kept(167 * day)).map(([, , interval]) => interval),
    ['179d18h to 180d'],
  );
});
