import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absenceIn } from './absence.ts';

const told = (text: string, ...names: readonly string[]) => {
  const { every, clusters } = absenceIn(text);
  return [every, names.filter((name) => clusters.some((pattern) => pattern.test(name)))];
};

test('absent tells of the cluster that its selector names, wherever that stands in it', () => {
  assert.deepEqual(told('absent(up{cluster="a.b", job="x"} == 1)', 'a.b', 'axb', 'a'), [false, ['a.b']]);
  assert.deepEqual(told('absent_over_time(up{cluster=~"a|b-.*"}[10m])', 'a', 'b-1', 'c'), [false, ['a', 'b-1']]);
  assert.deepEqual(told('up == 0 or absent(up{job="x"})', 'a'), [false, []]);
});

test('what was there before and is not now tells of every cluster', () => {
  assert.deepEqual(told('count by (cluster) (up offset 1h) unless count by (cluster) (up)'), [true, []]);
  assert.deepEqual(told('group by (job) (up offset 1h) unless on (job) up{cluster="a"}', 'a'), [false, []]);
});

test('a selector outside of absent, and what is no PromQL, tell nothing', () => {
  assert.deepEqual(told('up{cluster="a"} == 0 unless absent(x)', 'a'), [false, []]);
  assert.deepEqual(told('absent(up{cluster=', 'a'), [false, []]);
});
