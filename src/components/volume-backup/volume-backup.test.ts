import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { objectOf } from '../testing/objects.ts';
import { volumeBackup } from './volume-backup.ts';

const store =
  'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, volumes: copies}';

test('every volume without a job of its own is backed up when the fleet file says, and as many backups stay', () => {
  const model = modelOf({
    store,
    fleet: 'volumes: {provider: longhorn, backup: {objectStore: main, schedule: "30 1 * * *", keep: 9}}',
  });
  assert.deepEqual(objectOf(volumeBackup, model, 'RecurringJob', 'volume-backup').spec, {
    name: 'volume-backup',
    task: 'backup',
    cron: '30 1 * * *',
    retain: 9,
    concurrency: 2,
    groups: ['default'],
    labels: {},
  });
});

test('without backups there is no job', () => {
  const model = modelOf({ fleet: 'volumes: {provider: longhorn}' });
  assert.equal(volumeBackup.build(model, model.hub), null);
});
