import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, proved } from '../testing/flows.ts';
import { changedLogs, healthyLogs, index, promisedLogs } from '../testing/log-flows.ts';
import { noTemplate } from './no-template.ts';

test('indices with a template are not told, those without are', () => {
  assert.deepEqual(proved(noTemplate, healthyLogs(), promisedLogs()), []);
  assert.deepEqual(facing(proved(noTemplate, changedLogs({ index: index({ template: null }) }), promisedLogs())), [
    ['log-index logs-*', 'No index template of `hub` has a pattern that matches the indices `logs-*`', null],
  ]);
});
