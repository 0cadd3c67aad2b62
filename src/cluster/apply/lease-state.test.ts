import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveObject } from '../kube/kube-client.ts';
import { heldLease, heldSpec, leaseState, releasedSpec } from './lease-state.ts';

const me = { host: 'here', pid: 1, cluster: 'a' };
const now = Date.parse('2026-01-01T12:00:00Z');

function lease(host: string, pid: number, age: number, cluster = 'a'): LiveObject {
  const object = heldLease('f', { host, pid, cluster }, now - age);
  return { ...object, metadata: { ...object.metadata, uid: 'u', resourceVersion: '1', creationTimestamp: '' } };
}

const state = (live: LiveObject, alive = true): boolean => leaseState(live, me, now, () => alive).free;

test('a lease that another run renewed a moment ago cannot be had, and says by whom and since when', () => {
  assert.deepEqual(
    leaseState(lease('there', 7, 5_000), me, now, () => false),
    { free: false, holder: 'there/7/a', renewed: now - 5_000 },
  );
});

test('a lease is had that lapsed, is released, is our own, or is of a process of this machine that is no more', () => {
  assert.equal(state(lease('there', 7, 31_000)), true);
  assert.equal(state(lease('here', 1, 5_000)), true);
  assert.equal(state(lease('here', 7, 5_000), true), false);
  assert.equal(state(lease('here', 7, 5_000), false), true);
  const older = { ...lease('here', 7, 5_000), spec: { ...heldSpec(me, now), holderIdentity: 'here/7' } };
  assert.deepEqual([state(older, true), state(older, false)], [false, true]);
  const { spec: _, ...rest } = lease('there', 7, 0) as LiveObject & { spec: object };
  assert.equal(state(rest), true);
  assert.deepEqual(new Set(Object.values(releasedSpec)), new Set([null]));
});

test('a lease that the same process holds for another cluster of the fleet cannot be had: the two are one cluster', () => {
  assert.deepEqual(
    leaseState(lease('here', 1, 5_000, 'b'), me, now, () => false),
    { free: false, holder: 'here/1/b', renewed: now - 5_000 },
  );
});
