import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { after, before, test } from 'node:test';
import { refused } from '../../src/cluster/outcome.ts';
import type { OpenStore } from '../../src/cluster/store/open.ts';
import type { ObjectStore } from '../../src/model/model.ts';
import { makeCertificate } from './harness/certificate.ts';
import { type StoreServers, said, startStores } from './harness/store-servers.ts';

let stores: StoreServers;
before(async () => {
  stores = await startStores();
});
after(() => stores.stop());

test('each way in which a store is not reached is told apart', async () => {
  const tls = `127.0.0.1:${stores.tlsPort}`;
  const reached = await stores.client({ scheme: 'https', endpoint: tls }, { ca: stores.certificate });
  assert.deepEqual(await reached.createBucket('sealed'), { ok: true, value: true });
  const heard = async (change: Partial<ObjectStore>, how: Partial<OpenStore> = {}) =>
    said((await stores.client(change, how)).bucket('sealed'));
  assert.deepEqual(await heard({ scheme: 'https', endpoint: tls }), [
    'unreachable',
    0,
    'The certificate of the object store `main` (https://here) is signed by an authority that is not known here; the fleet file names no `ca` for it.',
  ]);
  assert.deepEqual(
    await heard({ scheme: 'https', endpoint: tls, ca: 'store-ca' }, { ca: makeCertificate().certificate }),
    [
      'unreachable',
      0,
      'The certificate of the object store `main` (https://here) is signed by an authority that is not known here; it is not that of Secret `store-ca`.',
    ],
  );
  assert.deepEqual(await heard({ endpoint: tls }), [
    'unreachable',
    0,
    'The object store `main` (http://here) closes the connection without an answer, as a server does that asks for TLS; the fleet file says `http`.',
  ]);
  assert.deepEqual(await heard({ scheme: 'https' }), [
    'unreachable',
    0,
    'The object store `main` (https://here) answers without TLS; the fleet file says `https`.',
  ]);
  assert.deepEqual(await heard({ endpoint: `127.0.0.1:${stores.closedPort}` }), [
    'unreachable',
    0,
    'Nothing listens at the object store `main` (http://here).',
  ]);
  assert.deepEqual(await heard({ endpoint: 's3.no-such-place.invalid' }), [
    'unreachable',
    0,
    'The host `s3.no-such-place.invalid` of the object store `main` (http://s3.no-such-place.invalid) has no address.',
  ]);
  const stopped = new AbortController();
  stopped.abort();
  assert.deepEqual(await heard({}, { signal: stopped.signal }), [
    'cancelled',
    0,
    'The run was stopped while the object store `main` (http://here) was asked.',
  ]);
});

test('a store that only a cluster reaches is asked through the tunnel that is given, with TLS inside where it has it', async () => {
  const to = (port: number) => async () => {
    const socket = createConnection(port, '127.0.0.1');
    return { ok: true, value: socket } as const;
  };
  const inside = 'seaweedfs-s3.object-store.svc.cluster.local:8333';
  const plain = await stores.client({ endpoint: inside }, { through: to(stores.plainPort) });
  assert.deepEqual(await plain.createBucket('through'), { ok: true, value: true });
  assert.ok(readdirSync(stores.data).includes('through'));
  const broken = refused('unreachable', 'No pod behind Service `object-store/seaweedfs-s3` of `hub` is ready.');
  const none = await stores.client({ endpoint: inside }, { through: async () => broken });
  assert.deepEqual(await none.bucket('through'), broken);
  const sealed = await stores.client(
    { scheme: 'https', endpoint: 'localhost:8333' },
    { through: to(stores.tlsPort), ca: stores.certificate },
  );
  assert.deepEqual(await sealed.createBucket('inside'), { ok: true, value: true });
});
