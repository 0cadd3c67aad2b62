import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, node, proved } from '../testing/flows.ts';
import { changedLogs, healthyLogs, promisedLogs, schedule } from '../testing/log-flows.ts';
import { archiveForEver } from './archive-for-ever.ts';

test('snapshots that a pattern deletes are not told', () => {
  assert.deepEqual(proved(archiveForEver, healthyLogs(), promisedLogs()), []);
});

test('snapshots of the policy of indices, which snapshot management leaves alone without a pattern, are told as a note', () => {
  const deletion = { maxAgeMs: 1, maxCount: 1, minCount: 1, others: [] };
  const archive = node('snapshot-repository', 'hub/archive', {
    store: 'hub/opensearch',
    policies: [schedule({ everyMs: null, deletion })],
  });
  const found = proved(archiveForEver, changedLogs({ archive }), promisedLogs());
  assert.deepEqual(facing(found), [
    [
      'OpenSearchISMPolicy logs',
      'Nothing deletes the snapshots of `logs-*` in the repository `archive` of `hub`',
      null,
    ],
  ]);
  assert.deepEqual(
    found.map((f) => f.severity),
    ['note'],
  );
});
