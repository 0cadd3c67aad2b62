import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Workload } from '../../components/workload.ts';
import type { KubeObject } from '../../kube/objects.ts';
import type { FakeKube } from '../testing/fake-kube.ts';
import { applyFleet } from './apply-fleet.ts';
import { setIdOf } from './apply-set.ts';
import { partOf } from './member.ts';
import {
  beacons,
  dyingKube,
  namespaces,
  object,
  played,
  playedKube,
  stateOf,
  workload,
} from './testing/played-fleet.ts';

const before: readonly Workload[] = [
  namespaces('a'),
  workload(
    'a',
    'web',
    10,
    object('Deployment', 'web', { spec: { image: '1' } }),
    object('ConfigMap', 'both', { data: { k: '1' } }),
  ),
  workload('a', 'gone', 20, object('ConfigMap', 'gone'), object('Secret', 'gone')),
];
const after: readonly Workload[] = [
  namespaces('a'),
  workload('a', 'beacons', 5, beacons, object('Beacon', 'new')),
  workload(
    'a',
    'web',
    10,
    object('Deployment', 'web', { spec: { image: '2' } }),
    object('ConfigMap', 'both', { data: { k: '2' } }),
  ),
  workload('a', 'late', 20, object('Service', 'late', { spec: { ports: [{ port: 1 }] } })),
];
const pruning = { choice: { prune: true } };

test('a run that is killed at any call, and begun again, ends in the state of an undisturbed one', async () => {
  const whole = playedKube('a');
  await applyFleet(played([whole], before));
  const first = whole.calls.length;
  await applyFleet(played([whole], after, pruning));
  const [goal, calls] = [stateOf(whole), whole.calls.length - first];
  assert.ok(calls > 20);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: calls }), fc.boolean(), async (last, done) => {
      const kube = playedKube('a');
      await applyFleet(played([kube], before));
      await applyFleet(played([dyingKube(kube, last, done)], after, { ...pruning, holder: { host: 'here', pid: 9 } }));
      const [report] = await applyFleet(played([kube], after, pruning));
      assert.equal(report?.state, 'done');
      assert.deepEqual(stateOf(kube), goal);
    }),
    { numRuns: 80 },
  );
});

test('a first run that is killed at any call, and begun again, ends in the state of an undisturbed one', async () => {
  const whole = playedKube('a');
  await applyFleet(played([whole], after));
  const [goal, calls] = [stateOf(whole), whole.calls.length];
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: calls }), fc.boolean(), async (last, done) => {
      const kube = playedKube('a');
      await applyFleet(played([dyingKube(kube, last, done)], after, { holder: { host: 'here', pid: 9 } }));
      await applyFleet(played([kube], after));
      assert.deepEqual(stateOf(kube), goal);
    }),
    { numRuns: 80 },
  );
});

/** What may lie in a cluster: objects of others, some with labels that were copied from ours, some with owners. */
const strange: fc.Arbitrary<KubeObject> = fc
  .record({
    kind: fc.constantFrom('ConfigMap', 'Secret', 'Service', 'Deployment', 'PersistentVolumeClaim', 'Pod'),
    name: fc.constantFrom('s1', 's2', 's3', 's4'),
    namespace: fc.constantFrom('apps', 'default', 'other', 'namsan'),
    labels: fc.constantFrom(
      {},
      { [partOf]: 'applyset-other-v1' },
      { [partOf]: setIdOf('fleet') },
      { 'namsan.io/release-of': 'fleet' },
    ),
    owned: fc.boolean(),
    value: fc.string(),
  })
  .map(({ kind, name, namespace, labels, owned, value }) => {
    const made = object(kind, name, { spec: { image: 'never', value } }, namespace);
    const owners = owned ? { ownerReferences: [{ apiVersion: 'v1', kind: 'X', name: 'x', uid: 'x' }] } : {};
    return { ...made, metadata: { ...made.metadata, labels, ...owners } };
  });

test('whatever lies in a cluster that namsan did not apply is byte for byte the same after applying, pruning and going back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(strange, { maxLength: 12 }), async (objects) => {
      const kube = playedKube('a', { objects });
      const bytes = (): readonly string[] =>
        kube
          .all()
          .filter(({ metadata }) => /^s\d$/.test(metadata.name))
          .map((one) => JSON.stringify(one));
      const there = bytes();
      await applyFleet(played([kube], before));
      const [pruned] = await applyFleet(played([kube], after, pruning));
      assert.deepEqual(pruned?.pruned.toSorted(), ['ConfigMap apps/gone', 'Secret apps/gone']);
      await applyFleet(played([kube], [], { choice: { prune: true, rollback: 'previous' } }));
      await applyFleet(played([kube], [namespaces('a')], pruning));
      assert.deepEqual(bytes(), there);
    }),
    { numRuns: 60 },
  );
});

test('nothing is deleted without --prune, and no namespace or definition without its name', async () => {
  const kube = playedKube('a');
  await applyFleet(played([kube], after));
  const names = (of: FakeKube): readonly string[] => of.all().map(({ kind, metadata }) => `${kind}/${metadata.name}`);
  const there = names(kube);
  const [told] = await applyFleet(played([kube], []));
  assert.deepEqual(
    told?.stale.map(({ object: one }) => one),
    [
      ...['Beacon apps/new', 'ConfigMap apps/both', 'Deployment apps/web', 'Service apps/late'],
      ...['CustomResourceDefinition beacons.example.com', 'Namespace apps'],
    ],
  );
  assert.deepEqual(
    names(kube).filter((name) => !name.includes('release')),
    there.filter((name) => !name.includes('release')),
  );
  const [pruned] = await applyFleet(played([kube], [], pruning));
  assert.deepEqual(
    pruned?.stale.map(({ message }) => message),
    [
      'CustomResourceDefinition beacons.example.com is no longer rendered: what is in it would go too: it goes only with `--prune-named CustomResourceDefinition/beacons.example.com`',
      'Namespace apps is no longer rendered: what is in it would go too: it goes only with `--prune-named Namespace/apps`',
    ],
  );
  const named = { choice: { prune: true, named: ['Namespace/apps', 'CustomResourceDefinition/beacons.example.com'] } };
  const [last] = await applyFleet(played([kube], [], named));
  assert.deepEqual(last?.pruned.toSorted(), ['CustomResourceDefinition beacons.example.com', 'Namespace apps']);
});
