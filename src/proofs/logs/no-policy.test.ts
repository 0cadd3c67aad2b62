import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, proved } from '../testing/flows.ts';
import { changedLogs, healthyLogs, index, policy, promisedLogs } from '../testing/log-flows.ts';
import { noPolicy } from './no-policy.ts';

test('indices that a policy deletes are not told, nor those whose names are not understood', () => {
  assert.deepEqual(proved(noPolicy, healthyLogs(), promisedLogs()), []);
  assert.deepEqual(
    proved(noPolicy, changedLogs({ index: index({ policy: null, period: 'unknown' }) }), promisedLogs()),
    [],
  );
});

test('indices without a policy, or with one that never deletes, are told', () => {
  const forEver = policy({ deletesFrom: Number.POSITIVE_INFINITY });
  const told = [null, forEver].flatMap((one) =>
    facing(proved(noPolicy, changedLogs({ index: index({ policy: one }) }), promisedLogs())),
  );
  assert.deepEqual(told, [
    ['log-index logs-*', 'No policy of `hub` has a pattern that matches the indices `logs-*`', null],
    ['OpenSearchISMPolicy logs', 'The policy `logs` of `hub` never deletes the indices `logs-*`', null],
  ]);
});
