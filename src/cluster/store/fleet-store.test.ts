import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { answered } from '../outcome.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { fleetStore } from './fleet-store.ts';
import { insideOf } from './inside.ts';
import { storeSecrets } from './store-keys.ts';

const encoded = (text: string) => Buffer.from(text).toString('base64');
const secretOf = (name: string, data: Readonly<Record<string, string>>): KubeObject & { readonly data: object } => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'monitoring' },
  data: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, encoded(text)])),
});
const pieces = {
  store:
    'provider: minio, endpoint: "https://s3.example.com", credentials: {secret: s3}, ca: {secret: s3-ca}, buckets: {metrics: blocks}',
  clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'],
};
const model = modelOf(pieces);
const { objectStore } = model.metrics;

test('keys and certificate are read from the hub, or from the cluster that is named', async () => {
  const hub = fakeKube('hub', {
    objects: [
      secretOf('s3', { 'access-key': 'user', 'secret-key': 'of the hub' }),
      secretOf('s3-ca', { 'ca.crt': 'pem' }),
    ],
  });
  const edge = fakeKube('edge', {
    objects: [
      secretOf('s3', { 'access-key': 'user', 'secret-key': 'of the edge' }),
      secretOf('s3-ca', { 'ca.crt': 'pem' }),
    ],
  });
  const kube = (id: string) => (id === 'hub' ? hub : edge);
  assert.deepEqual(
    await storeSecrets(model, objectStore, kube),
    answered({ accessKey: 'user', secretKey: 'of the hub', ca: 'pem' }),
  );
  assert.deepEqual(
    await storeSecrets(model, objectStore, kube, 'edge'),
    answered({ accessKey: 'user', secretKey: 'of the edge', ca: 'pem' }),
  );
});

test('a Secret or a key that is not there is told by its name alone', async () => {
  const seen = async (...objects: readonly KubeObject[]) => {
    const kube = fakeKube('hub', { objects });
    const opened = await fleetStore(model, 'main', () => kube, new AbortController().signal);
    return opened.ok || opened.refusal.message;
  };
  assert.equal(
    await seen(),
    'There is no Secret `monitoring/s3` of `hub`, which has the keys of the object store `main`.',
  );
  assert.equal(
    await seen(secretOf('s3', { 'access-key': 'user' })),
    'Secret `monitoring/s3` of `hub` has no key `secret-key`.',
  );
  const kube = fakeKube('hub');
  const none = await fleetStore(model, 'moon', () => kube, new AbortController().signal);
  assert.equal(none.ok || none.refusal.message, 'The fleet has no object store `moon`.');
});

const labels = { app: 'store' };
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'seaweedfs-s3', namespace: 'object-store' },
  spec: { selector: labels, ports: [{ port: 8333, targetPort: 's3' }] },
};
const podOf = (name: string, ready: 'True' | 'False') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'object-store', labels },
  spec: { containers: [{ name: 'seaweedfs', ports: [{ name: 's3', containerPort: 8334 }] }] },
  status: { conditions: [{ type: 'Ready', status: ready }] },
});

test('a store whose host is a Service is reached by a tunnel to a ready pod behind it', async () => {
  const inside = {
    ...objectStore,
    scheme: 'http',
    endpoint: 'seaweedfs-s3.object-store.svc.cluster.local:8333',
  } as const;
  const through = (...objects: readonly KubeObject[]) => {
    const kube = fakeKube('hub', { objects, tunnel: async () => answered(new PassThrough()) });
    return { kube, way: insideOf(model, inside, () => kube) };
  };
  const { kube, way } = through(service, podOf('a', 'False'), podOf('b', 'True'));
  assert.equal((await way?.())?.ok, true);
  assert.deepEqual(
    kube.calls.filter(({ verb }) => verb === 'tunnel').map(({ what }) => what),
    ['object-store/b:8334'],
  );
  const said = async (...objects: readonly KubeObject[]) => {
    const made = await through(...objects).way?.();
    return made?.ok === false ? made.refusal.message : '';
  };
  assert.equal(await said(), 'There is no Service `object-store/seaweedfs-s3` of `hub`.');
  assert.equal(
    await said(service, podOf('a', 'False')),
    'No pod behind Service `object-store/seaweedfs-s3` of `hub` is ready.',
  );
  assert.equal(
    await said({ ...service, spec: { ...service.spec, ports: [{ port: 1 }] } } as KubeObject, podOf('b', 'True')),
    'Service `object-store/seaweedfs-s3` of `hub` has no port 8333.',
  );
  assert.equal(
    insideOf(model, objectStore, () => kube),
    null,
  );
});
