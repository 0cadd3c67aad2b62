import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at } from '../../kube/read.ts';
import { refused } from '../outcome.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { applyFleet } from './apply-fleet.ts';
import { previewFleet } from './preview-fleet.ts';
import {
  beacons,
  fieldAt,
  namespaces,
  object,
  played,
  playedKube,
  stateOf,
  workload,
  writes,
} from './testing/played-fleet.ts';

const web = (image: string): ReturnType<typeof object> => object('Deployment', 'web', { spec: { image } });
const config = (value: string): ReturnType<typeof object> => object('ConfigMap', 'config', { data: { value } });
const all = [namespaces('a'), workload('a', 'web', 10, web('1')), workload('a', 'late', 20, config('x'))];

test('waves go in order, each begins when the one before it is ready, and what is waited for is said', async () => {
  const kube = playedKube('a');
  const job = played([kube], all);
  const [report] = await applyFleet(job);
  assert.deepEqual(report, {
    ...{ cluster: 'a', state: 'done', unchanged: 0, pruned: [], stale: [], failed: [], waiting: [], unjudged: [] },
    ...{ charts: [], warnings: [], notes: [], changed: [], release: 1, asked: 3, wave: 20 },
    created: ['Namespace apps', 'Deployment apps/web', 'ConfigMap apps/config'],
  });
  assert.deepEqual(job.said, [
    'a: Namespace apps created',
    'a: Deployment apps/web created',
    'a: waits for Deployment web: no controller has seen it yet',
    'a: ConfigMap apps/config created',
  ]);
  assert.equal(fieldAt(kube, 'Deployment', 'web', 'status', 'readyReplicas'), 1);
});

test('what a cluster has as it would be sent is not sent again', async () => {
  const kube = playedKube('a');
  await applyFleet(played([kube], all));
  const [state, sent] = [stateOf(kube), writes(kube)];
  const [report] = await applyFleet(played([kube], all));
  assert.equal(report?.unchanged, 3);
  assert.equal(writes(kube), sent);
  assert.deepEqual(stateOf(kube), state);
});

test('a wave that is not ready in time is told with what it lacks, and the next one is not begun', async () => {
  const kube = playedKube('a');
  const slow = [namespaces('a'), workload('a', 'web', 10, web('never')), workload('a', 'late', 20, config('x'))];
  const [report] = await applyFleet(played([kube], slow));
  assert.equal(report?.state, 'failed');
  assert.deepEqual(report?.waiting, ['Deployment web: no controller has seen it yet']);
  assert.deepEqual(report?.notes, ['Wave 10 was not ready within 1m; later waves were not begun.']);
  assert.equal(fieldAt(kube, 'ConfigMap', 'config', 'kind'), undefined);
  const [short] = await applyFleet(played([kube], slow, { choice: { timeout: 8_000 } }));
  assert.deepEqual(short?.notes, ['Wave 10 was not ready within 8s; later waves were not begun.']);
  const hasty = played([kube], slow, { choice: { wait: false } });
  assert.equal((await applyFleet(hasty))[0]?.state, 'done');
  assert.equal(fieldAt(kube, 'ConfigMap', 'config', 'kind'), 'ConfigMap');
});

test('a definition is served before its resources are sent, in one wave and without waiting', async () => {
  const kube = playedKube('a');
  const parts = [namespaces('a'), workload('a', 'beacons', 10, object('Beacon', 'b'), beacons)];
  const [report] = await applyFleet(played([kube], parts, { choice: { wait: false } }));
  assert.deepEqual([report?.state, report?.failed], ['done', []]);
  const order = kube.calls.filter(({ verb, what }) => verb === 'apply' && /Beacon|Custom/.test(what));
  assert.deepEqual(
    order.map(({ what }) => what),
    ['CustomResourceDefinition beacons.example.com', 'Beacon apps/b'],
  );
});

test('what was deleted is made again; what somebody else took over is told with their name, and mended when that is asked for', async () => {
  const kube = playedKube('a');
  await applyFleet(played([kube], all));
  kube.remove({ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'apps', name: 'config' });
  const live = kube.all().find(({ kind }) => kind === 'Deployment');
  kube.put({ ...live, ...web('2'), metadata: { ...live?.metadata, name: 'web' } }, 'kubectl-edit');
  const [report] = await applyFleet(played([kube], all));
  assert.deepEqual(report?.failed, [
    {
      object: 'Deployment apps/web',
      message:
        'Others own what would be changed: `kubectl-edit` owns `.spec.image`. With `--force-conflicts` namsan takes it over.',
    },
  ]);
  const [mended] = await applyFleet(played([kube], all, { choice: { force: true } }));
  assert.deepEqual(
    [mended?.state, mended?.changed, mended?.created],
    ['done', ['Deployment apps/web'], ['ConfigMap apps/config']],
  );
  assert.equal(fieldAt(kube, 'Deployment', 'web', 'spec', 'image'), '1');
});

test('of five clusters one does not answer: the others are brought to their goal', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const silent = refused('unreachable', 'The API server of c does not answer.');
  const kubes = ids.map((id) => playedKube(id, { fault: () => (id === 'c' && !silent.ok ? silent.refusal : null) }));
  const reports = await applyFleet(
    played(
      kubes,
      ids.flatMap((id) => [namespaces(id), workload(id, 'x', 10, config('v'))]),
    ),
  );
  assert.deepEqual(
    reports.map(({ cluster, state, failed }) => [cluster, state, failed.map(({ message }) => message)]),
    ids.map((id) => (id === 'c' ? [id, 'failed', ['The API server of c does not answer.']] : [id, 'done', []])),
  );
});

test('when a failure is to end all, no further cluster is begun', async () => {
  const down = refused('unreachable', 'down');
  const kubes = [playedKube('a', { fault: () => (down.ok ? null : down.refusal) }), playedKube('b')];
  const job = played(kubes, [namespaces('a'), namespaces('b')], { parallel: 1, stopOnFailure: true });
  assert.deepEqual(
    (await applyFleet(job)).map(({ state, notes }) => [state, notes]),
    [
      ['failed', []],
      ['not-begun', ['It was not begun, because a failed.']],
    ],
  );
  assert.deepEqual(
    kubes[1]?.calls.map(({ verb, what }) => `${verb} ${what}`),
    ['get Namespace kube-system'],
  );
});

test('two runs on one cluster do not mix, and a killed one is taken over at once', async () => {
  const kube = playedKube('a');
  const lease = {
    ...{ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'fleet-fleet', namespace: 'namsan' } },
    spec: { holderIdentity: 'here/99/a', leaseDurationSeconds: 30, renewTime: new Date(1e12 - 4000).toISOString() },
  };
  kube.put(object('Namespace', 'namsan', {}, null) as never);
  kube.put(lease);
  const [busy] = await applyFleet(played([kube], all, { alive: () => true }));
  assert.deepEqual(
    [busy?.state, busy?.failed],
    [
      'failed',
      [
        {
          object: 'a',
          message:
            'Another run is at work on a: `here/99/a` (machine/process/cluster) said so 4 s ago. Wait for it, or end it; its hold lapses 30 s after its last word.',
        },
      ],
    ],
  );
  const [taken] = await applyFleet(played([kube], all, { alive: (pid) => pid !== 99 }));
  assert.equal(taken?.state, 'done');
  assert.deepEqual(fieldAt(kube, 'Lease', 'fleet-fleet', 'spec'), {});
});

test('two clusters of a fleet that are one are refused before anything is sent to it; the others are brought to their goal', async () => {
  const [one, other] = [playedKube('a'), playedKube('c')];
  const state = stateOf(one);
  const twin = { ...one, cluster: 'b' };
  const workloads = ['a', 'b', 'c'].flatMap((id) => [namespaces(id), workload(id, 'x', 10, config(id))]);
  const uid = fieldAt(one, 'Namespace', 'kube-system', 'metadata', 'uid');
  const reports = await applyFleet(played([one, twin, other], workloads));
  const message = (id: string, with_: string): string =>
    `\`${id}\` and \`${with_}\` are one cluster: the contexts \`${id}\` and \`${with_}\` lead to the same namespace \`kube-system\`, ${uid}. Nothing was sent to it.`;
  const fix =
    'Look at `kubernetes.context` of both in the fleet file, and at the address that each context has in the kubeconfig.';
  assert.deepEqual(
    reports.map((report) => [report.cluster, report.state, report.failed]),
    [
      ['a', 'failed', [{ object: 'a', message: message('a', 'b'), fix }]],
      ['b', 'failed', [{ object: 'b', message: message('b', 'a'), fix }]],
      ['c', 'done', []],
    ],
  );
  assert.deepEqual([stateOf(one), writes(one)], [state, 0]);
});

test('a cluster that was applied as another one of the fleet is refused, also where the other is not asked for', async () => {
  const one = playedKube('a');
  await applyFleet(played([one], all));
  const state = stateOf(one);
  const twin = { ...one, cluster: 'b' };
  const both = played([one, twin], [namespaces('b'), workload('b', 'x', 10, config('b'))]);
  const alone = { ...both, chosen: both.chosen.filter(({ id }) => id === 'b') };
  const told = {
    object: 'b',
    message: 'The context of `b` leads to the cluster that this fleet was applied to as `a`: it would be written over.',
    fix: 'Look at `kubernetes.context` of both in the fleet file. If the cluster is `b` from now on: `kubectl --namespace namsan annotate configmap fleet-fleet namsan.io/cluster-`, and apply again.',
  };
  const [report] = await applyFleet(alone);
  assert.deepEqual([report?.state, report?.failed, report?.created], ['failed', [told], []]);
  const [preview] = await previewFleet(alone);
  assert.deepEqual([preview?.seen, preview?.failed], [false, [told]]);
  const changes = stateOf(one).filter((object, i) => JSON.stringify(object) !== JSON.stringify(state[i]));
  assert.deepEqual(
    changes.filter((object) => at(object, 'kind') !== 'Lease'),
    [],
  );
  // A cluster that the fleet has no more was renamed.
  const [renamed] = await applyFleet(played([twin], [namespaces('b')]));
  assert.equal(renamed?.state, 'done');
  assert.equal(fieldAt(one, 'ConfigMap', 'fleet-fleet', 'metadata', 'annotations', 'namsan.io/cluster'), 'b');
});

test('a run that is ended stops in order: nothing more is sent, and its lease is released', async () => {
  const end = new AbortController();
  const kube = playedKube('a', {
    after: ({ what }) => (what === 'Deployment apps/web' ? end.abort() : undefined),
  });
  const [report] = await applyFleet(played([kube], all, { signal: end.signal }));
  assert.deepEqual([report?.state, report?.created.length, report?.failed], ['stopped', 2, []]);
  assert.equal(fieldAt(kube, 'ConfigMap', 'config', 'kind'), undefined);
  assert.deepEqual(fieldAt(kube, 'Lease', 'fleet-fleet', 'spec'), {});
});

test('a component alone is applied without touching, pruning or releasing the rest', async () => {
  const kube = fakeKube('a');
  await applyFleet(
    played([kube], [...all, workload('a', 'old', 20, object('ConfigMap', 'old'))], { choice: { wait: false } }),
  );
  const chosen = { choice: { components: ['late'], wait: false, prune: true } };
  const next = [namespaces('a'), workload('a', 'late', 20, config('y'))];
  const [report] = await applyFleet(played([kube], next, chosen));
  assert.deepEqual(
    [report?.changed, report?.pruned, report?.stale, report?.release],
    [['ConfigMap apps/config'], [], [], null],
  );
});
