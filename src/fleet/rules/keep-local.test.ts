import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { keepLocal } from './keep-local.ts';

test('less than a block is an error, less than three a warning', () => {
  assert.deepEqual(
    told(keepLocal, 'clusters: [{id: hub, metrics: {keepLocal: 119m}}, {id: edge, metrics: {keepLocal: 5h59m}}]'),
    [
      {
        path: 'clusters.0.metrics.keepLocal',
        severity: 'error',
        message:
          '`metrics.keepLocal` of the cluster `hub` is `119m`, shorter than one block of 2h: most samples would never be uploaded',
        fix: keepLocal.fix,
      },
      {
        path: 'clusters.1.metrics.keepLocal',
        severity: 'warning',
        message:
          '`metrics.keepLocal` of the cluster `edge` is `5h59m`, below 6h: the object store may be away for a few hours only',
        fix: keepLocal.fix,
      },
    ],
  );
});

test('ingesters and the ruler keep their blocks long enough too', () => {
  assert.deepEqual(
    told(
      keepLocal,
      `metrics: {receive: {keepLocal: 1h}, ruler: {keepLocal: 2h}}
clusters: [{id: edge, metrics: {mode: agent}}]`,
    ),
    [
      {
        path: 'metrics.receive.keepLocal',
        severity: 'error',
        message:
          '`metrics.receive.keepLocal` is `1h`, shorter than one block of 2h: most samples would never be uploaded',
        fix: keepLocal.fix,
      },
      {
        path: 'metrics.ruler.keepLocal',
        severity: 'warning',
        message: '`metrics.ruler.keepLocal` is `2h`, below 6h: the object store may be away for a few hours only',
        fix: keepLocal.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(told(keepLocal, 'clusters: [{id: edge, metrics: {keepLocal: 6h}}]'), [], 'six hours are enough');
  assert.deepEqual(
    told(
      keepLocal,
      `metrics: {receive: {keepLocal: 1h}, ruler: {replicas: 0, keepLocal: 1h}}
clusters: [{id: edge, metrics: {mode: none, keepLocal: 1h}}]`,
    ),
    [],
    'what is not installed keeps nothing',
  );
});
