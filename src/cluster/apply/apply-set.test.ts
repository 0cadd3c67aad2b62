import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveObject } from '../kube/kube-client.ts';
import { extended, extentIn, extentOf, parentOf, sameExtent, setIdOf } from './apply-set.ts';

const born = { uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' };

test('the id of a set is the one that kubectl makes of the same parent', () => {
  // printf 'fleet-miribit.namsan.ConfigMap.' | openssl dgst -sha256 -binary | basenc --base64url | tr -d =
  assert.equal(setIdOf('miribit'), 'applyset-0733biXS_VNzprAWc-yw2_9Unra0vnZNwaMhThv7vHs-v1');
});

test('a parent says its kinds and namespaces in order, without its own, and is read back as it was written', () => {
  const extent = extentOf([
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'x' } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a', namespace: 'b' } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'b', namespace: 'namsan' } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } },
  ]);
  assert.deepEqual(extent, { kinds: ['Deployment.apps', 'Namespace', 'Service'], namespaces: ['b', 'x'] });
  const parent = parentOf('f', extent, 'a');
  assert.equal(parent.metadata.annotations?.['applyset.kubernetes.io/tooling'], 'namsan/v0.1.0');
  assert.equal(parent.metadata.labels?.['applyset.kubernetes.io/id'], setIdOf('f'));
  assert.deepEqual(extentIn({ ...parent, metadata: { ...parent.metadata, ...born } } as LiveObject), extent);
  assert.deepEqual(extentIn(null), { kinds: [], namespaces: [] });
});

test('an extended extent has all of both, and is told from a narrower one', () => {
  const a = { kinds: ['ConfigMap', 'Service'], namespaces: ['a'] };
  const b = { kinds: ['Secret', 'Service'], namespaces: [] };
  const both = extended(a, b);
  assert.deepEqual(both, { kinds: ['ConfigMap', 'Secret', 'Service'], namespaces: ['a'] });
  assert.equal(sameExtent(both, a), false);
  assert.equal(sameExtent(both, extended(both, a)), true);
});
