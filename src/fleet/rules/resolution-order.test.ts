import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { resolutionOrder } from './resolution-order.ts';

test("the compactor's own limits", () => {
  assert.deepEqual(told(resolutionOrder, 'metrics: {keep: {raw: 39h, 5m: 9d}}'), [
    {
      path: 'metrics.keep.raw',
      severity: 'error',
      message: '`raw: 39h` is below 40h; the compactor refuses to start',
      fix: resolutionOrder.fix,
    },
    {
      path: 'metrics.keep.5m',
      severity: 'error',
      message: '`5m: 9d` is below 10d; the compactor refuses to start',
      fix: resolutionOrder.fix,
    },
  ]);
});

test('a coarser resolution ends no earlier', () => {
  assert.deepEqual(told(resolutionOrder, 'metrics: {keep: {raw: 90d, 5m: 60d, 1h: 30d}}'), [
    {
      path: 'metrics.keep.5m',
      severity: 'error',
      message: '`5m: 60d` ends before `raw: 90d`',
      fix: resolutionOrder.fix,
    },
    {
      path: 'metrics.keep.1h',
      severity: 'error',
      message: '`1h: 30d` ends before `5m: 60d`',
      fix: resolutionOrder.fix,
    },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(resolutionOrder, 'metrics: {keep: {raw: 40h, 5m: 10d, 1h: 10d}}'),
    [],
    'the shortest that the compactor takes',
  );
});
