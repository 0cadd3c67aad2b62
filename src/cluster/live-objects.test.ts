import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../kube/objects.ts';
import { liveObjects } from './live-objects.ts';
import type { Refusal } from './outcome.ts';
import { type FakeCall, fakeKube } from './testing/fake-kube.ts';

const kinds = [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    resource: 'prometheuses',
    namespaced: true,
    verbs: ['list', 'get'],
  },
];

function object(apiVersion: string, kind: string, name: string, more: object = {}): KubeObject {
  const { metadata = {}, ...body } = more as { metadata?: object };
  return { apiVersion, kind, metadata: { name, namespace: 'monitoring', ...metadata }, ...body };
}

const prometheus = object('monitoring.coreos.com/v1', 'Prometheus', 'main', { spec: { replicas: 1 } });
const rendered = [prometheus, object('v1', 'ConfigMap', 'settings', { data: { a: '1' } })];

function owned(kind: string, name: string): object {
  return { metadata: { ownerReferences: [{ kind, name, uid: 'u', apiVersion: 'v1', controller: true }] } };
}

const refusal = (kind: Refusal['kind']): Refusal => ({ kind, message: 'No.', status: 403, conflicts: [] });

/** `Kind name` of what would be traced. */
async function traced(objects: readonly KubeObject[], fault?: (call: FakeCall) => Refusal | null) {
  const kube = fakeKube('hub', { objects, kinds, ...(fault === undefined ? {} : { fault }) });
  const found = await liveObjects(kube, 'test', rendered);
  return { ...found, names: found.objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort() };
}

test('what is in the namespaces of the fleet is read, and nothing of others', async () => {
  const elsewhere = object('v1', 'ConfigMap', 'other', { metadata: { namespace: 'apps' }, data: {} });
  const { names, unread, unlisted, refusal: none } = await traced([...rendered, elsewhere]);
  assert.deepEqual(names, ['ConfigMap settings', 'Namespace monitoring', 'Prometheus main']);
  assert.deepEqual({ unread, unlisted, none }, { unread: [], unlisted: new Map(), none: null });
});

test('what controllers made of others is left to those; what an operator made is told apart by the topology', async () => {
  const { names } = await traced([
    prometheus,
    object('apps/v1', 'ReplicaSet', 'query-1', owned('Deployment', 'query')),
    object('v1', 'Pod', 'query-1-a', owned('ReplicaSet', 'query-1')),
    object('v1', 'Pod', 'alone'),
    object('apps/v1', 'StatefulSet', 'prometheus-main', owned('Prometheus', 'main')),
  ]);
  assert.deepEqual(names, ['Namespace monitoring', 'Pod alone', 'Prometheus main', 'StatefulSet prometheus-main']);
});

test('of Secrets the names of keys are known and no value is kept anywhere', async () => {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":"dmFsdWU="}', a: 'b' };
  const secret = object('v1', 'Secret', 's', { metadata: { annotations }, data: { key: 'dmFsdWU=' } });
  const found = await traced([...rendered, secret]);
  const kept = found.live.get('Secret monitoring/s');
  assert.deepEqual((kept as { data?: unknown } | undefined)?.data, { key: '' });
  assert.deepEqual(kept?.metadata.annotations, { a: 'b' });
  assert.doesNotMatch(JSON.stringify([found.objects, [...found.live]]), /dmFsdWU/);
});

test('what the server writes is out of what is traced, but the addresses that a status says', async () => {
  const status = { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } };
  const { objects } = await traced([
    object('v1', 'Service', 's', { spec: {}, status }),
    { ...prometheus, status } as KubeObject,
  ]);
  const of = (kind: string): object | undefined => objects.find((one) => one.kind === kind);
  assert.deepEqual(of('Service'), object('v1', 'Service', 's', { spec: {}, status }));
  assert.deepEqual(of('Prometheus'), prometheus);
});

test('a kind that may not be listed is unread, with the reason', async () => {
  const {
    unread,
    unlisted,
    refusal: none,
  } = await traced(rendered, ({ verb, what }) =>
    verb === 'list' && what.includes('ConfigMap') ? refusal('forbidden') : null,
  );
  assert.deepEqual(unread, [{ what: 'every ConfigMap of hub', namespace: null, names: null, engines: true }]);
  assert.deepEqual([...unlisted.keys()], ['ConfigMap']);
  assert.equal(none, null);
});

test('a cluster that does not answer is unread as a whole', async () => {
  const { objects, unread, refusal: why } = await traced(rendered, () => refusal('unreachable'));
  assert.deepEqual(objects, []);
  assert.deepEqual(unread, [{ what: 'the API server of hub', namespace: null, names: null, engines: true }]);
  assert.equal(why?.kind, 'unreachable');
});
