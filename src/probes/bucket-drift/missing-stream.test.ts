import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour, minute } from '../../kube/duration.ts';
import { missingStream } from './missing-stream.ts';
import { block, told } from './testing/subject.ts';

test('a producer that has long been there and has not one block is told', () => {
  const others = [block('A', hour, { labels: { cluster: 'other' } })];
  assert.deepEqual(told(missingStream, { blocks: others, runsFor: 10 * day }), [
    'The bucket has no block of scraper main in `edge`, which has been there for 10d and should upload every 2h',
  ]);
});

test('one block, whenever it was made, is enough; marked or merged', () => {
  const merged = block('A', 9 * day, { labels: { cluster: 'edge' }, deletionMarked: 1 });
  assert.deepEqual(told(missingStream, { blocks: [merged] }), []);
});

test('a producer that has just begun, or whose cluster was not read, is not told', () => {
  assert.deepEqual(told(missingStream, { runsFor: 7 * hour }), []);
  assert.equal(told(missingStream, { runsFor: 7 * hour + minute }).length, 1);
  assert.deepEqual(told(missingStream, { runsFor: null }), []);
});
