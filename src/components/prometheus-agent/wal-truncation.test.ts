import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../kube/duration.ts';
import { modelOf } from '../testing/fleet.ts';
import { walTruncation } from './wal-truncation.ts';

test('a log is truncated half as often as the longest promised outage needs, of the hub or of the link', () => {
  assert.equal(walTruncation(modelOf({ metrics: 'survive: {hub: 3h, link: 6h}' })), 12 * hour);
  assert.equal(walTruncation(modelOf({ metrics: 'survive: {hub: 5h, link: 1h}' })), 10 * hour);
});

test('a fleet that promises an hour or less keeps the interval that Prometheus has', () => {
  assert.equal(walTruncation(modelOf({ metrics: 'survive: {link: 1h}' })), 2 * hour);
  assert.equal(walTruncation(modelOf()), 2 * hour);
});
