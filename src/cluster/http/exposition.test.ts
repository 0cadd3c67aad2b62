import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExposition, sumOf } from './exposition.ts';

const page = `# HELP up Whether it is.
# TYPE up gauge
up 1
requests_total{code="200",path="/a \\"b\\" c,d"} 10 1700000000000
requests_total{code="500",path="x\\\\y\\nz",} 2.5e1
size_bytes +Inf
broken{
`;

test('samples are read with their labels, whatever stands in them', () => {
  const metrics = readExposition(page);
  assert.deepEqual(metrics('up'), [{ labels: {}, value: 1 }]);
  assert.deepEqual(metrics('requests_total'), [
    { labels: { code: '200', path: '/a "b" c,d' }, value: 10 },
    { labels: { code: '500', path: 'x\\y\nz' }, value: 25 },
  ]);
  assert.deepEqual(metrics('size_bytes'), [{ labels: {}, value: Number.POSITIVE_INFINITY }]);
  assert.deepEqual([metrics('broken'), metrics('other')], [[], []]);
});

test('a sum is over the samples with the labels, and of none it is not zero', () => {
  const metrics = readExposition(page);
  assert.deepEqual(
    [sumOf(metrics, 'requests_total'), sumOf(metrics, 'requests_total', { code: '200' }), sumOf(metrics, 'other')],
    [35, 10, null],
  );
});
