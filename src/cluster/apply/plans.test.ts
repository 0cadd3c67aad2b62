import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../kube/objects.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { atOnce } from './at-once.ts';
import { clusterOrder } from './cluster-order.ts';
import { fieldChanges } from './field-changes.ts';
import { identity } from './member.ts';
import { prunePlan } from './prune-plan.ts';
import { tiersOf } from './tiers.ts';

const object = (apiVersion: string, kind: string, name: string, namespace?: string): LiveObject => ({
  apiVersion,
  kind,
  metadata: {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...{ uid: name, resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
  },
});

test('namespaces and definitions go before the rest of their wave', () => {
  const all = [
    object('v1', 'Service', 's', 'n'),
    object('v1', 'Namespace', 'n'),
    object('apps/v1', 'Deployment', 'd', 'n'),
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c'),
  ].map((one) => ({ object: one, digest: '', component: '' }));
  const names = tiersOf(all).map((tier) => tier.map((sent) => sent.object.metadata.name));
  assert.deepEqual(names, [
    ['n', 'c'],
    ['s', 'd'],
  ]);
});

test('clusters that serve an object store of the fleet go before those that write into it', () => {
  const cluster = (id: string, role: Cluster['role']): Cluster => ({ id, role }) as Cluster;
  const [hub, edge, storage] = [cluster('h', 'hub'), cluster('e', 'edge'), cluster('s', 'storage')];
  const stores = (served: string | null): Pick<Model, 'objectStores'> => ({
    objectStores: [{ servedBy: served === null ? null : { cluster: served, nodePort: 1, volume: '1Gi' } }] as never,
  });
  assert.deepEqual(clusterOrder(stores(null), [hub, edge, storage]), [[storage], [hub, edge]]);
  assert.deepEqual(clusterOrder(stores('h'), [edge, hub]), [[hub], [edge]]);
  assert.deepEqual(clusterOrder(stores(null), [hub, edge]), [[hub, edge]]);
});

test('what is no longer rendered stays without --prune; what takes others with it, unless it is named', () => {
  const members = [
    object('v1', 'Namespace', 'old'),
    object('v1', 'PersistentVolumeClaim', 'data', 'n'),
    object('v1', 'Service', 'gone', 'n'),
    object('v1', 'Service', 'kept', 'n'),
  ];
  const rendered = new Set([identity(object('v1', 'Service', 'kept', 'n'))]);
  const plan = (prune: boolean, ...named: readonly string[]): readonly (readonly [string, boolean])[] =>
    prunePlan(members, rendered, { prune, named }).map(({ object: one, goes }) => [one.metadata.name, goes]);
  assert.deepEqual(plan(false, 'Namespace/old'), [
    ['gone', false],
    ['old', false],
    ['data', false],
  ]);
  assert.deepEqual(plan(true), [
    ['gone', true],
    ['old', false],
    ['data', false],
  ]);
  assert.deepEqual(plan(true, 'Namespace/old', 'PersistentVolumeClaim/n/data'), [
    ['gone', true],
    ['old', true],
    ['data', true],
  ]);
  const [, said] = prunePlan(members, rendered, { prune: true, named: [] });
  assert.equal(said?.why, 'what is in it would go too: it goes only with `--prune-named Namespace/old`');
});

test('what would change is told by field, with named items, without what only the server writes, and no value of a Secret', () => {
  const before = {
    ...object('apps/v1', 'Deployment', 'd', 'n'),
    ...pod(['a', '1'], ['gone', '1']),
    ...{ status: { x: 1 } },
  };
  const after: KubeObject = { ...object('apps/v1', 'Deployment', 'd', 'n'), ...pod(['a', '2'], ['new', '1']) };
  assert.deepEqual(fieldChanges(before, after), [
    { field: 'spec.containers[a].image', from: '1', to: '2' },
    { field: 'spec.containers[gone]', from: { name: 'gone', image: '1' } },
    { field: 'spec.containers[new]', to: { name: 'new', image: '1' } },
  ]);
  const secret = (value: string): KubeObject => ({ ...object('v1', 'Secret', 's', 'n'), ...{ data: { k: value } } });
  assert.deepEqual(fieldChanges(secret('eA=='), secret('eQ==')), [
    { field: 'data.k', from: 'a value that is not shown', to: 'a value that is not shown' },
  ]);
  const marked = (name: string, value: string): KubeObject => ({
    ...before,
    metadata: { name: 'd', annotations: { [name]: value } },
  });
  assert.deepEqual(fieldChanges(marked('namsan.io/applied', '1'), marked('namsan.io/applied', '2')), []);
  assert.deepEqual(fieldChanges(marked('a/b', '1'), marked('a/b', '2')), [
    { field: 'metadata.annotations[a/b]', from: '1', to: '2' },
  ]);
});

test('so many are done at once, in order, and none is begun once it is to end', async () => {
  let running = 0;
  let most = 0;
  const work = async (n: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return n * 2;
  };
  assert.deepEqual(await atOnce([1, 2, 3, 4, 5], 2, work), [2, 4, 6, 8, 10]);
  assert.equal(most, 2);
  const seen: number[] = [];
  const stopping = async (n: number): Promise<number> => seen.push(n);
  await atOnce([1, 2, 3, 4], 1, stopping, () => seen.length >= 2);
  assert.deepEqual(seen, [1, 2]);
});

function pod(...containers: readonly (readonly [string, string])[]): { readonly spec: object } {
  return { spec: { containers: containers.map(([name, image]) => ({ name, image })) } };
}
