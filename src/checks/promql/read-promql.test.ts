import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPromql } from './read-promql.ts';

test('every metric of an expression is found once, however its selector is written', () => {
  const text =
    'sum by (pod) (rate(a_total{job="x"}[5m])) / on (pod) {__name__="b"} > 0 and {"c", x="1"} unless absent(d{a=~"b|c"} == 1) or a_total offset 5m';
  assert.deepEqual(readPromql(text), { metrics: ['a_total', 'b', 'c', 'd'], fault: null });
});

test('functions, labels, groupings and patterns of names are no metrics', () => {
  const text = 'label_replace(time() - vector(1), "to", "$1", "from", "(.*)") + {__name__=~"a.*"} + {job="b"}';
  assert.deepEqual(readPromql(text), { metrics: [], fault: null });
});

test('what is no PromQL is told with its place', () => {
  assert.deepEqual(readPromql('sum(rate(a[5m]) by').fault, { at: 16, text: 'by' });
  assert.deepEqual(readPromql('rate(a[5x])').fault?.at, 8);
  assert.deepEqual(readPromql('  ').fault, { at: 0, text: '' });
  for (const wrong of ['up{job=}', 'up == ', 'sum(up', 'up{job="a"', 'nosuch(up)', 'up up'])
    assert.notEqual(readPromql(wrong).fault, null, wrong);
});

test('durations of several units, subqueries, and the modifiers @ and offset are PromQL', () => {
  for (const right of [
    'max_over_time(rate(a[5m])[1h30m:1m] @ end() offset -1d)',
    'a > bool 1',
    '-a ^ 2',
    'count_values("v", a)',
  ])
    assert.equal(readPromql(right).fault, null, right);
});
