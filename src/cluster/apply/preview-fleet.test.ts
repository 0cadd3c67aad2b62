import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workload } from '../../components/workload.ts';
import type { FakeKube } from '../testing/fake-kube.ts';
import { applyFleet } from './apply-fleet.ts';
import { dryReport, isPending, isRefused } from './preview.ts';
import { type PreviewJob, previewFleet } from './preview-fleet.ts';
import { beacons, namespaces, object, played, playedKube, stateOf, workload } from './testing/played-fleet.ts';

const config = (value: string): ReturnType<typeof object> => object('ConfigMap', 'config', { data: { value } });
const job = (kube: FakeKube, ...workloads: readonly Workload[]): PreviewJob => played([kube], workloads);

test('of an empty cluster it is told what would be made, also what its server can judge only once something else is there', async () => {
  const kube = playedKube('a');
  const state = stateOf(kube);
  const [preview] = await previewFleet(
    job(kube, namespaces('a'), workload('a', 'x', 10, config('1'), beacons, object('Beacon', 'b', {}, 'default'))),
  );
  assert.deepEqual(preview, {
    ...{ cluster: 'a', changed: [], unchanged: 0, stale: [], failed: [], charts: [], warnings: [], notes: [] },
    created: ['CustomResourceDefinition beacons.example.com', 'Namespace apps'],
    unjudged: [
      { object: 'ConfigMap apps/config', once: 'Namespace apps exists' },
      { object: 'Beacon default/b', once: 'it serves Beacon of example.com/v1' },
    ],
    seen: true,
    stopped: false,
  });
  assert.deepEqual(stateOf(kube), state);
  const dry = preview === undefined ? null : dryReport(preview, false);
  assert.deepEqual(
    [dry?.state, dry?.unjudged.length, dry?.created],
    [
      'done',
      2,
      ['CustomResourceDefinition beacons.example.com', 'Namespace apps', 'ConfigMap apps/config', 'Beacon default/b'],
    ],
  );
});

test('a namespace that neither is there nor comes with the run is a refusal, told with what brings it', async () => {
  const workloads = [namespaces('a'), workload('a', 'x', 10, config('1'), object('ConfigMap', 'y', {}, 'none'))];
  const [preview] = await previewFleet(played([playedKube('a')], workloads, { choice: { components: ['x'] } }));
  const message = (name: string): string => `Namespace ${name} is not there, and this run does not bring it.`;
  assert.deepEqual(
    [preview?.unjudged, preview?.failed],
    [
      [],
      [
        {
          object: 'ConfigMap apps/config',
          message: message('apps'),
          fix: 'It comes with the component `namespaces`, which was not asked for: `namsan apply --cluster a --component namespaces` first.',
        },
        {
          object: 'ConfigMap none/y',
          message: message('none'),
          fix: 'Nothing of the fleet brings the namespace: make it, and apply again.',
        },
      ],
    ],
  );
});

test('of clusters that are one nothing is compared, and each says which is the other', async () => {
  const one = playedKube('a');
  const twins = played([one, { ...one, cluster: 'b' }], [namespaces('a'), namespaces('b')]);
  const previews = await previewFleet(twins);
  assert.deepEqual(
    previews.map(({ cluster, seen, created, failed }) => [cluster, seen, created, failed.length]),
    [
      ['a', false, [], 1],
      ['b', false, [], 1],
    ],
  );
  assert.match(previews[1]?.failed[0]?.message ?? '', /^`b` and `a` are one cluster: the contexts `b` and `a` lead/);
});

test('of an applied cluster nothing is pending; then fields are told with what is there and what would be', async () => {
  const kube = playedKube('a');
  const old = workload('a', 'old', 20, object('ConfigMap', 'old'));
  await applyFleet(played([kube], [namespaces('a'), workload('a', 'x', 10, config('1')), old]));
  const state = stateOf(kube);
  const [same] = await previewFleet(job(kube, namespaces('a'), workload('a', 'x', 10, config('1')), old));
  assert.deepEqual([same?.unchanged, same !== undefined && isPending(same)], [3, false]);
  const [changed] = await previewFleet(job(kube, namespaces('a'), workload('a', 'x', 10, config('2'))));
  assert.deepEqual(changed?.changed, [
    {
      object: 'ConfigMap apps/config',
      fields: [{ field: 'data.value', from: '1', to: '2' }],
      conflict: null,
    },
  ]);
  assert.deepEqual(changed?.stale, [
    { object: 'ConfigMap apps/old', message: 'is no longer rendered: it stays without `--prune`' },
  ]);
  assert.deepEqual(stateOf(kube), state);
});

test('what others took over is told with their name: pending for a diff, a failure for a dry run unless it would be taken back', async () => {
  const kube = playedKube('a');
  const all = [namespaces('a'), workload('a', 'x', 10, config('1'))];
  await applyFleet(played([kube], all));
  const live = kube.all().find(({ metadata }) => metadata.name === 'config');
  kube.put({ ...live, data: { value: 'by hand' } } as never, 'kubectl-edit');
  const [preview] = await previewFleet(job(kube, ...all));
  assert.ok(preview !== undefined);
  assert.deepEqual(preview.changed, [
    {
      object: 'ConfigMap apps/config',
      fields: [{ field: 'data.value', from: 'by hand', to: '1' }],
      conflict:
        'Others own what would be changed: `kubectl-edit` owns `.data.value`. With `--force-conflicts` namsan takes it over.',
    },
  ]);
  assert.deepEqual([isPending(preview), isRefused(preview)], [true, false]);
  assert.deepEqual([dryReport(preview, false).state, dryReport(preview, true).state], ['failed', 'done']);
});
