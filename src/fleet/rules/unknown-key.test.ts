import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { unknownKey } from './unknown-key.ts';

test('a misspelt key is told the nearest real one', () => {
  assert.deepEqual(told(unknownKey, 'clusters: [{id: edge, metricss: {mode: none}, metrics: {replcas: 2}}]'), [
    {
      path: 'clusters.1.metrics.replcas',
      severity: 'error',
      message: '`replcas` is no field of `metrics` of the cluster `edge`',
      fix: 'Write `replicas`, or remove it.',
    },
    {
      path: 'clusters.1.metricss',
      severity: 'error',
      message: '`metricss` is no field of the cluster `edge`',
      fix: 'Write `metrics`, or remove it.',
    },
  ]);
});

test('a misspelt key is not also called missing', () => {
  assert.deepEqual(told(unknownKey, 'clusters: [{id: edge, rle: edge, role: null}]'), [
    {
      path: 'clusters.1.rle',
      severity: 'error',
      message: '`rle` is no field of the cluster `edge`',
      fix: 'Write `role`, or remove it.',
    },
  ]);
});

test('Thanos has three resolutions', () => {
  assert.deepEqual(told(unknownKey, 'metrics: {keep: {6h: 90d}}'), [
    {
      path: 'metrics.keep.6h',
      severity: 'error',
      message: '`6h` is no resolution: Thanos has exactly `raw`, `5m` and `1h`',
      fix: 'Remove `6h`; what is to be kept longest is `1h`.',
    },
  ]);
});

test('a word of the engines is told its name here', () => {
  assert.deepEqual(told(unknownKey, 'clusters: [{id: edge, externalLabels: {site: a}}]'), [
    {
      path: 'clusters.1.externalLabels',
      severity: 'error',
      message: '`externalLabels` is no field of the cluster `edge`',
      fix: 'External labels of a cluster are its `labels`.',
    },
  ]);
});

test('a key that resembles none is told what may stand there', () => {
  assert.deepEqual(told(unknownKey, 'tls: {cipherSuites: modern}'), [
    {
      path: 'tls.cipherSuites',
      severity: 'error',
      message: '`cipherSuites` is no field of `tls`',
      fix: 'Remove it; here may stand `issuer`, `ca`, `email`, `mutual`.',
    },
  ]);
});

test('a key of a built-in name is a key like any other', () => {
  assert.deepEqual(told(unknownKey, 'constructor: 1'), [
    {
      path: 'constructor',
      severity: 'error',
      message: '`constructor` is no field of the fleet file',
      fix: 'Remove it; here may stand `namsan`, `name`, `profile`, `language`, `delivery`, `secrets`, `objectStores`, `metrics`, `logs`, `alerts`, `tls`, `volumes`, `networkPolicies`, `suppress`, `clusters`.',
    },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      unknownKey,
      'objectStores: {constructor: {provider: s3, endpoint: "https://a.example.com", credentials: {secret: a}, buckets: {}}}',
    ),
    [],
    'names of object stores and labels are free',
  );
});
