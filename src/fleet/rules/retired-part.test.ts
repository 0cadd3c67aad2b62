import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { retiredPart } from './retired-part.ts';

test('ingress-nginx is an error in a strict fleet', () => {
  assert.deepEqual(told(retiredPart, 'clusters: [{id: edge, expose: {via: ingress-nginx}}]'), [
    {
      path: 'clusters.1.expose.via',
      severity: 'error',
      message: '`edge` is exposed by ingress-nginx, which is retired',
      fix: retiredPart.fix,
    },
  ]);
});

test('and a warning in a compatible one', () => {
  assert.deepEqual(
    told(
      retiredPart,
      `profile: compat
clusters: [{id: edge, expose: {via: ingress-nginx}}]`,
    ),
    [
      {
        path: 'clusters.1.expose.via',
        severity: 'warning',
        message: '`edge` is exposed by ingress-nginx, which is retired',
        fix: 'Plan the change to `expose: {via: gateway}`.',
      },
    ],
  );
});

test('a MinIO that the fleet serves itself is judged alike', () => {
  const served = 'objectStores: {s3: {provider: minio, endpoint: null, cluster: edge}}';
  const message = 'The object store `s3` is served in `edge` by MinIO, which is not maintained any more';
  assert.deepEqual(told(retiredPart, served), [
    { path: 'objectStores.s3.provider', severity: 'error', message, fix: retiredPart.fix },
  ]);
  assert.deepEqual(told(retiredPart, `profile: compat\n${served}`), [
    {
      path: 'objectStores.s3.provider',
      severity: 'warning',
      message,
      fix: 'Plan the change to `provider: seaweedfs`, or to a store outside the fleet.',
    },
  ]);
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(retiredPart, 'objectStores: {s3: {provider: minio}}'),
    [],
    "a MinIO outside the fleet is its owner's affair",
  );
});
