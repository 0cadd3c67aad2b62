import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seaweedfs } from '../seaweedfs/seaweedfs.ts';
import { modelOf } from '../testing/fleet.ts';
import { objectOf } from '../testing/objects.ts';
import { thanosStore } from '../thanos-store/thanos-store.ts';
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

test('a store that the cluster serves itself is not backed up into itself, and every other volume is', () => {
  const labelsBy = (provider: 'longhorn' | 'existing', backups: string): readonly unknown[] => {
    const model = modelOf({
      store:
        'provider: seaweedfs, cluster: hub, nodePort: 32001, volume: 5Gi, credentials: {secret: s3}, buckets: {metrics: blocks, volumes: copies}}, ' +
        'away: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {volumes: copies}',
      fleet: `volumes: {provider: ${provider}${backups}}`,
    });
    return [seaweedfs, thanosStore].map((component) => {
      const { spec } = objectOf(component, model, 'StatefulSet', component.name);
      return spec.volumeClaimTemplates?.[0]?.metadata?.labels;
    });
  };
  const backup = (store: string): string => `, backup: {objectStore: ${store}}`;
  assert.deepEqual(
    [labelsBy('longhorn', backup('main')), labelsBy('longhorn', backup('away')), labelsBy('longhorn', '')],
    [
      [{ 'recurring-job.longhorn.io/source': 'enabled', 'recurring-job-group.longhorn.io/none': 'enabled' }, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ],
  );
  assert.deepEqual(labelsBy('existing', ''), [undefined, undefined]);
});
