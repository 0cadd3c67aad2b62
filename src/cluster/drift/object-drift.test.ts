import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workload } from '../../components/workload.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { schemasFor } from '../../kube/schema/schemas.ts';
import { node, topologyOf } from '../../proofs/testing/flows.ts';
import { setIdOf } from '../apply/apply-set.ts';
import { sentOf } from '../apply/member.ts';
import { liveObjects } from '../live-objects.ts';
import { type FakeKube, fakeKube } from '../testing/fake-kube.ts';
import { heldObjects } from './object-drift.ts';
import { strangersIn } from './strangers.ts';

const namespace = 'monitoring';
const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace }, data: { a: '1' } };
const setup = {
  ...{ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'setup', namespace } },
  spec: { ttlSecondsAfterFinished: 60 },
};

function workload(component: string, objects: readonly KubeObject[], chart: string | null = null): Workload {
  const own = { name: 'grafana', releaseName: 'grafana', namespace, repo: '', version: '1', values: {} };
  const charts = chart === null ? [] : [{ ...own, includeCRDs: false, skipHooks: false }];
  return { component, cluster: 'hub', wave: 40, objects, charts };
}

const workloads = [workload('thanos-query', [settings, setup]), workload('grafana', [], 'grafana')];

async function held(kube: FakeKube) {
  const rendered = workloads.flatMap(({ objects }) => objects);
  const live = await liveObjects(kube, 'test', rendered);
  return { live, ...heldObjects('test', workloads, live, await schemasFor(rendered)) };
}

function sent(object: KubeObject, component: string): KubeObject {
  return sentOf(object, component, setIdOf('test')).object;
}

const named = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });

test('a Job that ends by itself is not missed, anything else is', async () => {
  const { objects, compared } = await held(fakeKube('hub'));
  assert.equal(compared, 2);
  assert.deepEqual(objects, [
    { cluster: 'hub', object: 'ConfigMap monitoring/settings', component: 'thanos-query', state: 'missing' },
  ]);
});

test('what is on its way out is told with since when', async () => {
  const deletionTimestamp = '2027-01-31T12:00:00Z';
  const kube = fakeKube('hub', {
    objects: [{ ...settings, metadata: { ...settings.metadata, deletionTimestamp } } as KubeObject],
  });
  assert.deepEqual((await held(kube)).objects, [
    {
      ...{ cluster: 'hub', object: 'ConfigMap monitoring/settings', component: 'thanos-query' },
      ...{ state: 'leaving', since: deletionTimestamp },
    },
  ]);
});

test('what namsan applied and does not render is left over, but not what a chart may have brought, or others made', async () => {
  const kube = fakeKube('hub', { objects: [named('of-others')] });
  await kube.apply(sent(settings, 'thanos-query'));
  await kube.apply(sent(named('old'), 'thanos-query'));
  await kube.apply(sent(named('of-the-chart'), 'grafana'));
  assert.deepEqual((await held(kube)).objects, [
    { cluster: 'hub', object: 'ConfigMap monitoring/old', component: 'thanos-query', state: 'left' },
  ]);
});

test('kinds that may not be listed are unread, not missing', async () => {
  const kube = fakeKube('hub', {
    fault: ({ verb, what }) =>
      verb === 'list' && what.includes('ConfigMap')
        ? { kind: 'forbidden', message: 'No.', status: 403, conflicts: [] }
        : null,
  });
  const { objects, unread, compared } = await held(kube);
  assert.deepEqual(
    { objects, unread, compared },
    { objects: [], unread: ['ConfigMap monitoring/settings'], compared: 1 },
  );
});

test('strangers are those of flows that nothing renders, no chart installs, and no controller makes', async () => {
  const labels = { 'helm.sh/chart': 'grafana-9.1.0', 'app.kubernetes.io/instance': 'other' };
  const ownerReferences = [{ apiVersion: 'v1', kind: 'Thing', name: 'x', uid: 'u', controller: true }];
  const objects = [
    named('mine'),
    { ...named('charted'), metadata: { name: 'charted', namespace, labels } },
    { ...named('made'), metadata: { name: 'made', namespace, ownerReferences } },
  ];
  const { live } = await held(fakeKube('hub', { objects }));
  const source = (name: string): ReturnType<typeof node> =>
    node('data-source', `hub/${name}`, {
      readAt: { cluster: 'hub', object: `ConfigMap monitoring/${name}`, field: 'data' },
    });
  const topology = topologyOf({
    nodes: {
      a: source('mine'),
      b: source('charted'),
      c: source('made'),
      d: source('settings'),
      query: node('querier', 'hub/query'),
    },
    edges: ['a queries query', 'b queries query', 'c queries query', 'd queries query'],
  });
  assert.deepEqual(strangersIn('test', workloads, live, topology), [
    { cluster: 'hub', object: 'ConfigMap monitoring/mine', parts: ['data-source'], does: ['asks query'] },
  ]);
});
