import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askProbes } from '../ask.ts';
import { probes } from '../list.ts';
import { runningFleet } from '../testing/live.ts';

const verified = probes.filter(({ when }) => when === 'verify');

test('a cluster with nothing but namespaces is one answer, whatever component is asked about', async () => {
  const fleet = runningFleet({ pod: () => null });
  const [shop] = fleet.model.clusters.filter(({ id }) => id === 'shop');
  assert.ok(shop);
  await fleet.kube('shop').apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring' } });
  for (const components of [[], ['fluent-bit']]) {
    const asked = await askProbes(fleet, verified, [shop], { components });
    const wrong = asked.filter(({ answer }) => !answer.ok);
    assert.deepEqual(
      wrong.map(({ probe, answer }) => [probe.code, answer.ok ? '' : answer.message.replace(/\d+/, 'N')]),
      [['reach/nothing-applied', 'None of the N objects of the fleet is in `shop`']],
    );
    assert.ok(asked.length <= 2);
  }
});

test('a cluster that has one object of the fleet is asked everything', async () => {
  const fleet = runningFleet();
  const [shop] = fleet.model.clusters.filter(({ id }) => id === 'shop');
  const own = fleet.clusters.find(({ cluster }) => cluster === 'shop')?.objects ?? [];
  const service = own.find(({ kind }) => kind === 'Service');
  assert.ok(shop && service);
  assert.ok((await fleet.kube('shop').apply(service)).ok);
  const asked = await askProbes(fleet, verified, [shop]);
  assert.equal(asked.find(({ probe }) => probe.code === 'reach/nothing-applied')?.answer.ok, true);
  assert.ok(asked.length > 10);
});
