import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../kube/duration.ts';
import { modelOf } from '../testing/fleet.ts';
import { walTruncation } from './wal-truncation.ts';

test('a log is truncated half as often as the longest promised outage needs, of the hub or of the link', () => {
  assert.equal(walTruncation(modelOf({ metrics: 'survive: {hub: 3h, link: 6h}' }).hub), 12 * hour);
  assert.equal(walTruncation(modelOf({ metrics: 'survive: {hub: 5h, link: 1h}' }).hub), 10 * hour);
});

test('a fleet that promises an hour or less keeps the interval that Prometheus has', () => {
  assert.equal(walTruncation(modelOf({ metrics: 'survive: {link: 1h}' }).hub), 2 * hour);
  assert.equal(walTruncation(modelOf().hub), 2 * hour);
});

test('a cluster that is promised other outages than the fleet has an interval of its own', () => {
  const { clusters } = modelOf({
    metrics: 'survive: {link: 6h}',
    clusters: ['id: edge, metrics: {mode: agent, survive: {link: 12h}}'],
  });
  assert.deepEqual(clusters.map(walTruncation), [12 * hour, 24 * hour]);
});
