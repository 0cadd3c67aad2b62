import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askProbes, findingsAmong } from './ask.ts';
import { probes } from './list.ts';
import { runningFleet } from './testing/live.ts';

const live = probes.filter(({ code, when }) => when === 'verify' && /^[a-z-]+-live\//.test(code));

test('a fleet that runs well has no wrong answer from any engine', async () => {
  const fleet = runningFleet();
  const asked = await askProbes(fleet, live, fleet.model.clusters);
  assert.deepEqual(findingsAmong(asked), []);
  assert.deepEqual(
    live.map(({ code }) => code).filter((code) => !asked.some(({ probe }) => probe.code === code)),
    [],
  );
});

test('a cluster that cannot be reached is one answer, and the others are asked all the same', async () => {
  const fleet = runningFleet({ cut: ['factory'] });
  const told: string[] = [];
  const asked = await askProbes(fleet, live, fleet.model.clusters, { told: (cluster) => told.push(cluster) });
  assert.deepEqual(
    asked.filter(({ answer }) => answer.cluster === 'factory').map(({ probe, answer }) => [probe.code, answer.ok]),
    [['reach/no-answer', false]],
  );
  assert.ok(asked.filter(({ answer }) => answer.cluster === 'shop').length > 10);
  assert.deepEqual(told.toSorted(), ['factory', 'hub', 'lab', 'shop']);
});

test('answers of one component are kept with those of clusters that cannot be reached', async () => {
  const fleet = runningFleet({ cut: ['factory'] });
  const asked = await askProbes(fleet, live, fleet.model.clusters, { components: ['thanos-compactor'] });
  assert.deepEqual(
    asked.map(({ answer }) => `${answer.cluster} ${answer.component}`),
    ['hub thanos-compactor', 'factory api-server'],
  );
});

test('each round sees pods anew', async () => {
  const fleet = runningFleet();
  const hub = fleet.model.clusters.filter(({ id }) => id === 'hub');
  await askProbes(fleet, live, hub);
  await fleet
    .kube('hub')
    .delete({ apiVersion: 'v1', kind: 'Pod', namespace: 'monitoring', name: 'thanos-compactor-0' });
  const found = findingsAmong(await askProbes(fleet, live, hub));
  assert.deepEqual(
    found.map(({ code, message }) => `${code}: ${message}`),
    ['thanos-live/compactor-halted: `StatefulSet monitoring/thanos-compactor` of `hub` has no pod'],
  );
});
