import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearest } from './nearest.ts';

test('a slip of the keyboard finds the key that was meant', () => {
  const keys = ['replicas', 'replicaExternalLabelName', 'retention', 'retentionSize', 'shards'];
  const found = ['replica', 'repilcas', 'Replicas', 'retentoin', 'retension', 'shard', 'retentionsize'].map((word) => [
    word,
    nearest(word, keys),
  ]);
  assert.deepEqual(found, [
    ['replica', 'replicas'],
    ['repilcas', 'replicas'],
    ['Replicas', 'replicas'],
    ['retentoin', 'retention'],
    ['retension', 'retention'],
    ['shard', 'shards'],
    ['retentionsize', 'retentionSize'],
  ]);
});

test('a word that resembles nothing gets no suggestion', () => {
  assert.equal(nearest('storage', ['replicas', 'shards']), null);
  assert.equal(nearest('id', ['at', 'no']), null);
  assert.equal(nearest('replicas', []), null);
});

test('of equally close candidates the first one is given', () => {
  assert.equal(nearest('hosts', ['ports', 'posts']), 'posts');
  assert.equal(nearest('aport', ['bport', 'cport']), 'bport');
});

test('the distance counts inserted, dropped, replaced and swapped letters', () => {
  assert.equal(editDistance('abc', 'abc'), 0);
  assert.equal(editDistance('abc', 'abxc'), 1);
  assert.equal(editDistance('abc', 'ac'), 1);
  assert.equal(editDistance('abc', 'axc'), 1);
  assert.equal(editDistance('abc', 'acb'), 1);
  assert.equal(editDistance('', 'abc'), 3);
});

test('a bounded search agrees with the whole one as far as the bound', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(word, word, fc.nat(6), (a, b, limit) => {
      const whole = editDistance(a, b);
      const bounded = editDistance(a, b, limit);
      assert.equal(bounded <= limit ? bounded : 'above', whole <= limit ? whole : 'above');
      assert.equal(editDistance(b, a), whole);
    }),
  );
});
