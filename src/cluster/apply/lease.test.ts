import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import type { KubeClient } from '../kube/kube-client.ts';
import { refused } from '../outcome.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { type HeldLease, takeLease } from './lease.ts';
import { leaseRef } from './lease-state.ts';
import { fieldAt } from './testing/played-fleet.ts';

const job = { fleet: 'f', cluster: 'a', machine: fakeMachine({ now: 1e12 }), holder: { host: 'here', pid: 1 } };

async function taken(kube: KubeClient, parting: KubeClient): Promise<HeldLease> {
  const lease = await takeLease({ ...job, kube, parting, alive: () => true });
  assert.ok(lease.ok);
  return lease.value;
}

test('a lease is renewed while it is held; one that another run took is known as lost, and not released', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const kube = fakeKube('a');
  const lease = await taken(kube, kube);
  const before = kube.calls.length;
  t.mock.timers.tick(10_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([kube.calls.slice(before).map(({ verb }) => verb), lease.lost()], [['get', 'patch'], null]);
  await kube.patch(leaseRef('f'), { spec: { holderIdentity: 'there/2' } });
  t.mock.timers.tick(10_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(
    lease.lost(),
    'The lease of a was taken by `there/2`; this run ends, so that no other one mixes with it.',
  );
  await lease.release();
  assert.equal(fieldAt(kube, 'Lease', 'fleet-f', 'spec', 'holderIdentity'), 'there/2');
});

test('after Ctrl-C, when the client of the run refuses everything, the lease is released by another one', async () => {
  const kube = fakeKube('a');
  let over = false;
  const ended = mock.fn(async () => refused('cancelled', 'The run was ended.'));
  const own: KubeClient = { ...kube, get: (ref) => (over ? ended() : kube.get(ref)) };
  const lease = await taken(own, kube);
  over = true;
  await lease.release();
  assert.deepEqual([fieldAt(kube, 'Lease', 'fleet-f', 'spec'), ended.mock.callCount()], [{}, 1]);
});

test('whoever loses the race for a lease is told who holds it', async () => {
  const kube = fakeKube('a');
  let looks = 0;
  const slow: KubeClient = {
    ...kube,
    get: async (ref) => {
      looks += ref.kind === 'Lease' ? 1 : 0;
      return ref.kind === 'Lease' && looks === 1 ? { ok: true, value: null } : kube.get(ref);
    },
  };
  await taken(kube, kube);
  const second = await takeLease({
    ...job,
    holder: { host: 'there', pid: 2 },
    kube: slow,
    parting: slow,
    alive: () => true,
  });
  assert.ok(!second.ok);
  assert.match(
    second.refusal.message,
    /^Another run is at work on a: `here\/1\/a` \(machine\/process\/cluster\) said so 0 s ago\./,
  );
  assert.equal(looks, 2);
});

test('a lease that somebody released or deleted is lost, and it is said that nobody has it', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const kube = fakeKube('a');
  const released = await taken(kube, kube);
  await kube.patch(leaseRef('f'), { spec: { holderIdentity: null } });
  t.mock.timers.tick(10_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(
    released.lost(),
    'The lease of a was released by somebody, and nobody holds it; this run ends, so that no other one mixes with it.',
  );
  const deleted = await taken(kube, kube);
  kube.remove(leaseRef('f'));
  t.mock.timers.tick(10_000);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(
    deleted.lost(),
    'The lease of a was deleted by somebody; this run ends, so that no other one mixes with it.',
  );
});

test('a look at the lease that its own release overtakes does not make it lost', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  const kube = fakeKube('a');
  const answers: (() => void)[] = [];
  let slow = false;
  const late: KubeClient = {
    ...kube,
    get: async (ref) => {
      if (!slow) return kube.get(ref);
      slow = false;
      await new Promise<void>((resolve) => answers.push(resolve));
      return kube.get(ref);
    },
  };
  const lease = await taken(late, late);
  slow = true;
  t.mock.timers.tick(10_000);
  await lease.release();
  for (const answer of answers) answer();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([answers.length, lease.lost()], [1, null]);
});

test('a process that takes one cluster for two is told so by the lease', async () => {
  const kube = fakeKube('a');
  await taken(kube, kube);
  const second = await takeLease({ ...job, cluster: 'b', kube, parting: kube, alive: () => true });
  assert.deepEqual(
    second.ok || second.refusal.message,
    '`b` and `a` are one cluster, which this run holds as `a`: their contexts lead to the same API server.',
  );
});
