import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringsAt } from '../../kube/read.ts';
import { liveIn, nodeObject, told } from '../testing/preflight-live.ts';
import { noRoom } from './no-room.ts';

const hub = (objects: Parameters<typeof nodeObject>[2]) =>
  told(noRoom, liveIn({ clusters: { hub: { objects: [nodeObject('hub-1', '10.0.0.1', objects)] } } }));

test('what is installed is held against what nodes have for pods', async () => {
  const [cpu, memory] = await hub({ allocatable: { cpu: '15500m', memory: '60Gi' } });
  assert.match(cpu ?? '', /^cpu for what is installed: 15\.5 for \d/);
  assert.match(memory ?? '', /^memory for what is installed: 60Gi for \d/);
  const small = await hub({ allocatable: { cpu: '500m', memory: '1Gi' } });
  assert.match(
    small[0] ?? '',
    /^error Node \*: What is installed in `hub` needs [\d.]+ of cpu, and its nodes have 500m$/,
  );
  assert.match(
    small[1] ?? '',
    /^error Node \*: What is installed in `hub` needs [\d.]+Gi of memory, and its nodes have 1Gi$/,
  );
});

test('nodes that take no pods count for nothing; where none is listed nothing is said', async () => {
  const cordoned = { ...nodeObject('hub-1', '10.0.0.1'), spec: { unschedulable: true } };
  const control = {
    ...nodeObject('hub-2', '10.0.0.2'),
    spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
  };
  const [cpu] = await told(noRoom, liveIn({ clusters: { hub: { objects: [cordoned, control] } } }));
  assert.match(cpu ?? '', /needs [\d.]+ of cpu, and its nodes have none$/);
  assert.deepEqual(await told(noRoom, liveIn()), []);
  const fresh = {
    ...nodeObject('hub-1', '10.0.0.1'),
    spec: { taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }] },
  };
  const [passing] = await told(noRoom, liveIn({ clusters: { hub: { objects: [fresh] } } }));
  assert.match(passing ?? '', /^cpu for what is installed: 8 for /);
});

const onNode = (name: string, namespace: string, labels: Record<string, string>, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, labels },
  spec: {
    nodeName: 'hub-1',
    containers: [{ name: 'a', resources: { requests: { cpu: '3', memory: '20Gi' } } }],
    ...more,
  },
  status: { phase: 'Running' },
});

const beside = (...pods: readonly ReturnType<typeof onNode>[]) =>
  told(noRoom, liveIn({ clusters: { hub: { objects: [nodeObject('hub-1', '10.0.0.1'), ...pods] } } }));

test('what other pods ask for is not there for the fleet', async () => {
  const [cpu, memory] = await beside(onNode('shop', 'shop', { app: 'shop' }));
  assert.match(cpu ?? '', /^cpu for what is installed: 5 for [\d.]+m?, beside 3 of other pods$/);
  assert.match(memory ?? '', /^memory for what is installed: 12Gi for [\d.]+Gi, beside 20Gi of other pods$/);
  const [full] = await beside(onNode('a', 'shop', {}), onNode('b', 'shop', {}), onNode('c', 'shop', {}));
  assert.match(full ?? '', /needs [\d.]+m? of cpu, and its nodes have 8, of which other pods ask for 9$/);
});

test('pods of the fleet and of its charts, those that have ended, and those that have no node take nothing', async () => {
  const none = await beside();
  const { workloads } = liveIn();
  const chart = workloads.find(({ cluster, charts }) => cluster === 'hub' && charts.length > 0)?.charts[0];
  assert.ok(chart);
  const own = onNode('query-1', 'monitoring', { 'app.kubernetes.io/name': 'thanos-query' });
  const query = workloads
    .flatMap(({ objects }) => objects)
    .find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'thanos-query');
  const labels = stringsAt(query, 'spec', 'template', 'metadata', 'labels');
  const old = { ...labels, 'app.kubernetes.io/version': '0.1.0', 'pod-template-hash': '5d' };
  assert.deepEqual(
    await beside(
      { ...own, metadata: { ...own.metadata, labels: old } },
      onNode('operator-1', chart.namespace, { 'app.kubernetes.io/instance': chart.releaseName }),
      { ...onNode('job', 'shop', {}), status: { phase: 'Succeeded' } },
      onNode('pending', 'shop', {}, { nodeName: undefined }),
    ),
    none,
  );
});

test('where pods may not be listed it is said that they were not', async () => {
  const refusal = { kind: 'forbidden', message: 'Pods may not be listed', status: 403, conflicts: [] } as const;
  const objects = [nodeObject('hub-1', '10.0.0.1')];
  const [cpu] = await told(
    noRoom,
    liveIn({
      clusters: { hub: { objects, fault: ({ verb, what }) => (verb === 'list' && what === 'Pod' ? refusal : null) } },
    }),
  );
  assert.match(cpu ?? '', /^cpu .*: 8 for [\d.]+m?; what other pods ask for is not known: Pods may not be listed$/);
});
