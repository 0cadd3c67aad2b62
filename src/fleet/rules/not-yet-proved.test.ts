import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { notYetProved } from './not-yet-proved.ts';

const notes = (fragment: string) =>
  told(notYetProved, fragment).map(({ path, severity, message }) => [path, severity, message]);

test('an outage that no proof takes away is told for each promise', () => {
  assert.deepEqual(notes('metrics: {survive: {objectStore: 6h, hub: 2h, link: 1h, node: 1}}'), [
    ['metrics.survive.hub', 'note', 'That an outage of the hub of 2h loses no metrics is not proved yet'],
    ['metrics.survive.link', 'note', 'That an outage of the link of 1h loses no metrics is not proved yet'],
    ['metrics.survive.node', 'note', 'That the absence of nodes of the hub (1) loses no metrics is not proved yet'],
  ]);
});

test('the outage of the object store is proved, and no promise needs no proof', () => {
  assert.deepEqual(notes('metrics: {survive: {objectStore: 6h}}'), []);
});

test('outages of logs are proved', () => {
  assert.deepEqual(
    notes(
      'objectStores: {s3: {buckets: {logs: logs}}}\nlogs: {objectStore: s3, keep: {search: 14d, archive: 180d}, survive: {store: 1h, link: 1h}}',
    ),
    [],
  );
});
