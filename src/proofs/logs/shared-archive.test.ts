import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, node, proved } from '../testing/flows.ts';
import { changedLogs, healthyLogs } from '../testing/log-flows.ts';
import { sharedArchive } from './shared-archive.ts';

test('one store in a folder is as it should be', () => {
  assert.deepEqual(proved(sharedArchive, healthyLogs()), []);
});

test('a second store in the same folder of the same bucket is told', () => {
  const second = node('snapshot-repository', 'edge/archive', { store: 'edge/opensearch', basePath: 'hub' });
  const flows = changedLogs({ second }, ['second snapshots bucket']);
  assert.deepEqual(facing(proved(sharedArchive, flows)), [
    [
      'snapshot-repository archive',
      'The log stores of `hub` and `edge` both write snapshots into `hub` of the bucket `logs` at s3.example.com',
      null,
    ],
  ]);
});
