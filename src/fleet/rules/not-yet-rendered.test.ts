import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { notYetRendered } from './not-yet-rendered.ts';

test('each field that leaves nothing in the tree is a note with what to do instead', () => {
  const fragment = `objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}}`;
  const note = (path: string, message: string, fix: string) => ({ path, severity: 'note', message, fix });
  assert.deepEqual(told(notYetRendered, fragment), [
    note(
      'logs',
      'Logs are not rendered yet: no collector, no OpenSearch and no snapshots of it',
      'Keep what collects your logs today.',
    ),
  ]);
});

test('a fleet of which everything is rendered is told nothing', () => {
  assert.deepEqual(
    told(notYetRendered, 'tls: {issuer: private-ca}\nvolumes: {provider: longhorn}\nsecrets: {via: sealed-secrets}'),
    [],
  );
});
