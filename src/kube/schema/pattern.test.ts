import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RE2JS } from 're2js';
import { matcher, needsRe2 } from './pattern.ts';

test('a pattern that JavaScript reads as Go does, in linear time, runs on JavaScript', () => {
  const patterns = [
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$',
    '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)ms)?)$',
    '^(http|https)://.+$',
    '^[]*+)(]+$',
    '^(?:\\(\\*\\))+$',
  ];
  assert.deepEqual(
    patterns.map(needsRe2),
    patterns.map(() => false),
  );
});

test('syntax of Go and repetition inside repetition run on RE2', () => {
  const patterns = ['^(?i)(abort|warn)?$', '^\\PC*$', '^([-a-zA-Z0-9_]+[.]?)+$', '^((a|b)*c)*$', '^(?:a{2,})+$'];
  assert.deepEqual(
    patterns.map(needsRe2),
    patterns.map(() => true),
  );
});

test('a text made to keep a backtracking engine busy is refused at once', () => {
  assert.equal(matcher('^([-a-zA-Z0-9_]+[.]?)+$', RE2JS)(`${'a'.repeat(10_000)}!`), false);
});

test('an unanchored pattern matches anywhere', () => {
  assert.equal(matcher('b', null)('abc'), true);
  assert.equal(matcher('(?i)B', RE2JS)('abc'), true);
});
