import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import { at, listAt } from '../../kube/read.ts';
import { fakeKube } from './fake-kube.ts';

const pod = (container: JsonObject) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd', namespace: 'n' },
  spec: { template: { spec: { containers: [{ name: 'a', ...container }] } } },
});
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } };

/** The container that is there after each of these was applied. */
async function after(...containers: readonly JsonObject[]): Promise<unknown> {
  const kube = fakeKube('one', { objects: [namespace] });
  for (const container of containers) {
    const answer = await kube.apply(pod(container));
    assert.ok(answer.ok, answer.ok ? '' : answer.refusal.message);
  }
  const found = kube.all().find(({ kind }) => kind === 'Deployment');
  return listAt(at(found, 'spec', 'template', 'spec'), 'containers')[0];
}

test('mounts of one volume are told apart by where they are', async () => {
  const mounts = (...paths: readonly string[]) => ({
    volumeMounts: paths.map((mountPath) => ({ name: 'data', mountPath })),
  });
  assert.deepEqual(await after(mounts('/a', '/b')), { name: 'a', ...mounts('/a', '/b') });
  assert.deepEqual(await after(mounts('/a', '/b'), mounts('/b', '/c')), { name: 'a', ...mounts('/b', '/c') });
});

test('ports are told apart by number and protocol, which is TCP where it is left out', async () => {
  const ports = [
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
    { name: 'tcp', containerPort: 53 },
  ];
  const there = [ports[0], { ...ports[1], protocol: 'TCP' }];
  assert.deepEqual(await after({ ports }, { ports }), { name: 'a', ports: there });
});

test('a port that is renamed is the same, and a conflict names it by its keys', async () => {
  const kube = fakeKube('one', { objects: [namespace] });
  const named = (name: string) => pod({ ports: [{ name, containerPort: 80 }] });
  assert.ok((await kube.apply(named('http'))).ok);
  kube.put(pod({ ports: [{ name: 'web', containerPort: 80, protocol: 'TCP' }] }), 'other');
  const answer = await kube.apply(named('main'));
  assert.deepEqual(answer.ok ? [] : answer.refusal.conflicts, [
    {
      manager: 'other',
      field: '.spec.template.spec.containers[name="a"].ports[containerPort=80,protocol="TCP"].name',
    },
  ]);
});
