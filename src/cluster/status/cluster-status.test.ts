import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workload } from '../../components/workload.ts';
import type { JsonObject, KubeObject } from '../../kube/objects.ts';
import { releaseObjects } from '../apply/release.ts';
import { refused } from '../outcome.ts';
import { type FakeKube, fakeKube } from '../testing/fake-kube.ts';
import { clusterStatus, isReady } from './cluster-status.ts';

const containers = (tag: string) => [{ name: 'thanos', image: `quay.io/thanos/thanos:${tag}` }];
const deployment = (more: JsonObject = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'query', namespace: 'm' },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'q' } },
    template: { metadata: { labels: { app: 'q' } }, spec: { containers: containers('v0.42.4') } },
  },
  ...more,
});
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'query', namespace: 'm' },
  spec: { selector: { app: 'q' } },
};
const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'm' } });
const done = {
  status: { observedGeneration: 9, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 },
};

const query: Workload = {
  component: 'thanos-query',
  cluster: 'hub',
  wave: 50,
  charts: [],
  objects: [deployment(), service],
};
const chart = {
  name: 'grafana',
  repo: 'https://example.com',
  version: '10.1.0',
  releaseName: 'grafana',
  namespace: 'm',
  includeCRDs: false,
  skipHooks: true,
  values: {},
};
const grafana: Workload = {
  component: 'grafana',
  cluster: 'hub',
  wave: 50,
  charts: [chart],
  objects: [config('sources')],
};

function ask(kube: FakeKube, ...workloads: readonly Workload[]) {
  const objects = { cluster: 'hub', objects: workloads.flatMap((workload) => workload.objects) };
  return clusterStatus({ fleet: 'f', kube, workloads, objects });
}

function pod(kube: FakeKube, tag: string, ready: boolean): void {
  const own = (by: { kind: string; metadata: { name: string; uid: string } }) => [
    { apiVersion: 'apps/v1', kind: by.kind, name: by.metadata.name, uid: by.metadata.uid },
  ];
  const query = kube.all().find(({ kind }) => kind === 'Deployment');
  assert.ok(query !== undefined);
  const set = kube.put({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'query-1', namespace: 'm', ownerReferences: own(query) } as KubeObject['metadata'],
  });
  kube.put({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'query-1-x',
      namespace: 'm',
      labels: { app: 'q' },
      ownerReferences: own(set),
    } as KubeObject['metadata'],
    spec: { nodeName: 'n', containers: containers(tag) },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [{ name: 'thanos', ready, started: true, state: { running: {} } }],
    },
  });
  kube.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } });
}

test('a component that runs as pinned is ready', async () => {
  const kube = fakeKube('hub', { objects: [deployment(done), service] });
  pod(kube, 'v0.42.4', true);
  const status = await ask(kube, query);
  assert.deepEqual(status, {
    cluster: 'hub',
    reached: true,
    release: null,
    components: [
      {
        component: 'thanos-query',
        wave: 50,
        objects: 2,
        ready: 2,
        versions: [{ container: 'thanos', pinned: 'v0.42.4', running: ['v0.42.4'] }],
        waits: [],
        unknownCharts: [],
        leftOutCharts: [],
      },
    ],
  });
  assert.ok(isReady(status));
});

test('what waits is told once: a Service does not repeat what its pods say', async () => {
  const kube = fakeKube('hub', { objects: [deployment({ status: { ...done.status, readyReplicas: 0 } }), service] });
  pod(kube, 'v0.41.0', false);
  const status = await ask(kube, query);
  assert.ok(status.reached && !isReady(status));
  assert.deepEqual(status.components[0]?.waits, [
    { says: 'Deployment query: 0 of 1 ready, pod query-1-x: container thanos is not ready', stuck: false },
  ]);
  assert.deepEqual(status.components[0]?.versions, [{ container: 'thanos', pinned: 'v0.42.4', running: ['v0.41.0'] }]);
});

test('a workload that somebody scaled down is told, though it is ready by its own count', async () => {
  const scaled = { ...deployment().spec, replicas: 0 };
  const none = { status: { observedGeneration: 9, replicas: 0, updatedReplicas: 0, readyReplicas: 0 } };
  const kube = fakeKube('hub', { objects: [deployment({ spec: scaled, ...none }), service] });
  const status = await ask(kube, query);
  assert.ok(status.reached);
  assert.deepEqual(status.components[0]?.waits, [
    { says: 'Deployment query: scaled to 0, rendered are 1', stuck: true },
    { says: 'Service query: selects no pod', stuck: false },
  ]);
});

test('objects that are not there are named, and a component of which nothing is there is told as such', async () => {
  const kube = fakeKube('hub', { objects: [config('a')] });
  const some: Workload = { ...query, component: 'some', objects: ['a', 'b', 'c', 'd', 'e'].map(config) };
  const status = await ask(kube, query, some);
  assert.ok(status.reached);
  assert.deepEqual(
    status.components.map(({ component, ready, waits }) => [component, ready, waits]),
    [
      ['thanos-query', 0, [{ says: 'none of its 2 objects is there', stuck: true }]],
      ['some', 1, [{ says: 'ConfigMap b, ConfigMap c, ConfigMap d and 1 more are not there', stuck: true }]],
    ],
  );
});

test('what a chart made is looked at by the release that the cluster keeps; a chart of nobody is said', async () => {
  const made = { ...deployment(), metadata: { name: 'grafana', namespace: 'm' } };
  const without = await ask(fakeKube('hub', { objects: [config('sources')] }), grafana);
  assert.ok(without.reached);
  assert.deepEqual(without.components[0]?.unknownCharts, ['grafana 10.1.0']);
  const label = { 'app.kubernetes.io/instance': 'grafana' };
  const byHelm = { ...deployment(), metadata: { name: 'by-helm', namespace: 'm', labels: label } };
  const found = await ask(fakeKube('hub', { objects: [config('sources'), byHelm] }), grafana);
  assert.ok(found.reached);
  assert.deepEqual(found.components[0]?.unknownCharts, []);
  assert.deepEqual(found.components[0]?.waits, [
    { says: 'Deployment by-helm: no controller has seen it yet', stuck: false },
  ]);
  const parts = [{ component: 'grafana', wave: 50, objects: [config('sources'), made] }];
  const kube = fakeKube('hub', {
    objects: [config('sources'), ...releaseObjects('f', { number: 4, lock: 'x', parts })],
  });
  const status = await ask(kube, grafana);
  assert.ok(status.reached);
  assert.equal(status.release?.number, 4);
  assert.deepEqual(status.components[0]?.unknownCharts, []);
  assert.deepEqual(status.components[0]?.waits, [{ says: 'Deployment grafana is not there', stuck: true }]);
});

test('a chart that the last apply left out is said, and what would lead to its pods waits for nothing', async () => {
  const workload: Workload = { ...grafana, objects: [config('sources'), service] };
  const parts = [{ component: 'grafana', wave: 50, objects: workload.objects }];
  const kube = fakeKube('hub', {
    objects: [...workload.objects, ...releaseObjects('f', { number: 4, lock: 'x', parts })],
  });
  const status = await ask(kube, workload);
  assert.ok(status.reached && isReady(status));
  assert.deepEqual(
    status.components.map(({ unknownCharts, leftOutCharts, waits }) => ({ unknownCharts, leftOutCharts, waits })),
    [{ unknownCharts: [], leftOutCharts: ['grafana 10.1.0'], waits: [] }],
  );
  const alone = await ask(kube, { ...workload, charts: [] });
  assert.ok(alone.reached && !isReady(alone));
});

test('a cluster that does not answer is told with the reason', async () => {
  const gone = refused('unreachable', 'The API server of `hub` cannot be reached: ECONNREFUSED.');
  const kube = fakeKube('hub', { fault: () => (gone.ok ? null : gone.refusal) });
  assert.deepEqual(await ask(kube, query), {
    cluster: 'hub',
    reached: false,
    message: 'The API server of `hub` cannot be reached: ECONNREFUSED.',
  });
});
