import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Outcome, refused } from '../../src/cluster/outcome.ts';
import { type OpenStore, openStore } from '../../src/cluster/store/open.ts';
import type { StoreClient } from '../../src/cluster/store/store-client.ts';
import { modelOf } from '../../src/components/testing/fleet.ts';
import type { ObjectStore } from '../../src/model/model.ts';
import { keysMayDelete } from '../../src/probes/stores/keys-may-delete.ts';
import { liveIn, told } from '../../src/probes/testing/preflight-live.ts';
import { engine } from '../../tools/engines/build.ts';
import { makeCertificate } from './harness/certificate.ts';
import { standIn } from './harness/mounts.ts';
import { freePorts } from './harness/ports.ts';
import { type Running, run, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually, httpStatus } from './harness/waiting.ts';

const folder = scratchFolder('store-client');
const data = join(folder, 'data');
const keys = { accessKey: standIn('access-key'), secretKey: standIn('secret-key') };
const { certificate, key } = makeCertificate();
const servers: Running[] = [];
const users = join(folder, 'users');
const opened: StoreClient[] = [];
let plainPort = 0;
let tlsPort = 0;
let closedPort = 0;

before(async () => {
  mkdirSync(data);
  mkdirSync(users);
  mkdirSync(join(folder, 'data-tls'));
  writeFileSync(join(folder, 'tls.crt'), certificate);
  writeFileSync(join(folder, 'tls.key'), key, { mode: 0o600 });
  [plainPort = 0, tlsPort = 0, closedPort = 0] = await freePorts(3);
  const command = await engine('versitygw');
  const env = { ROOT_ACCESS_KEY: keys.accessKey, ROOT_SECRET_KEY: keys.secretKey };
  const tls = ['--cert', join(folder, 'tls.crt'), '--key', join(folder, 'tls.key')];
  servers.push(
    start({
      name: 'versitygw',
      command,
      args: ['--port', `127.0.0.1:${plainPort}`, '--iam-dir', users, 'posix', data],
      env,
    }),
    start({
      name: 'versitygw with TLS',
      command,
      args: ['--port', `127.0.0.1:${tlsPort}`, ...tls, 'posix', join(folder, 'data-tls')],
      env,
    }),
  );
  await eventually('the S3 service', 30_000, servers, () => httpStatus(`http://127.0.0.1:${plainPort}`));
  await eventually('the S3 service with TLS', 30_000, servers, async () =>
    (await client({ scheme: 'https', endpoint: `127.0.0.1:${tlsPort}` }, { ca: certificate }))
      .bucket('none')
      .then(({ ok }) => ok || null),
  );
});

after(async () => {
  for (const one of opened) one.close();
  await stopAll(servers);
});

async function client(
  change: Partial<ObjectStore> = {},
  how: Partial<OpenStore> & Partial<typeof keys> = {},
): Promise<StoreClient> {
  const [store] = modelOf().objectStores;
  assert.ok(store !== undefined);
  const { accessKey, secretKey, ...rest } = { ...keys, signal: new AbortController().signal, ...how };
  const here = { ...store, scheme: 'http', endpoint: `127.0.0.1:${plainPort}`, ...change } as const;
  const made = await openStore(here, { accessKey, secretKey }, rest);
  opened.push(made);
  return made;
}

/** Sets the policy of a bucket as its owner does. */
async function allow(bucket: string, ...statements: readonly object[]): Promise<void> {
  const { S3Client, PutBucketPolicyCommand } = await import('@aws-sdk/client-s3');
  const owner = new S3Client({
    endpoint: `http://127.0.0.1:${plainPort}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
  });
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await owner.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy }));
  owner.destroy();
}

/** What a refusal says, with the address of this run taken out. */
async function said(asking: Promise<Outcome<unknown>>): Promise<readonly unknown[]> {
  const outcome = await asking;
  if (outcome.ok) return [outcome.value];
  const { kind, message, status } = outcome.refusal;
  return [kind, status, message.replaceAll(/127\.0\.0\.1:\d+/g, 'here')];
}

test('a bucket is made once, is private, and keeps what is put into it', async () => {
  const store = await client();
  assert.deepEqual(await store.bucket('blocks'), { ok: true, value: null });
  assert.deepEqual(await store.createBucket('blocks'), { ok: true, value: true });
  assert.deepEqual(await store.createBucket('blocks'), { ok: true, value: false });
  assert.deepEqual(await store.bucket('blocks'), {
    ok: true,
    // This server knows no lifecycle rules: what it cannot answer is not taken for a no.
    value: { public: false, expiry: 'unknown', versioned: false, versionExpiry: 'unknown' },
  });
  const body = new Uint8Array([0, 1, 2, 255]);
  assert.deepEqual(await store.write('blocks', 'a/meta.json', body), { ok: true, value: null });
  assert.deepEqual(await store.write('blocks', 'b/c/d', new Uint8Array()), { ok: true, value: null });
  assert.deepEqual(await store.write('blocks', 'z', body), { ok: true, value: null });
  assert.deepEqual(await store.read('blocks', 'a/meta.json'), { ok: true, value: body });
  assert.deepEqual(await store.read('blocks', 'a/none'), { ok: true, value: null });
  const names = async (options: Parameters<StoreClient['list']>[1]) => {
    const listed = await store.list('blocks', options);
    return listed.ok ? listed.value.map((found) => [found.key, found.size, found.modified > 0]) : listed.refusal;
  };
  assert.deepEqual(await names({}), [
    ['a/meta.json', 4, true],
    ['b/c/d', 0, true],
    ['z', 4, true],
  ]);
  assert.deepEqual(await names({ delimiter: '/' }), [
    ['a/', 0, false],
    ['b/', 0, false],
    ['z', 4, true],
  ]);
  assert.deepEqual(await names({ prefix: 'b/' }), [['b/c/d', 0, true]]);
  assert.deepEqual(await names({ limit: 1, startAfter: 'a/meta.json' }), [['b/c/d', 0, true]]);
  assert.deepEqual(await store.remove('blocks', 'z'), { ok: true, value: null });
  assert.deepEqual(await store.remove('blocks', 'z'), { ok: true, value: null });
  assert.deepEqual(await store.read('blocks', 'z'), { ok: true, value: null });
  assert.ok(readdirSync(data).includes('blocks'));
});

test('a bucket that anybody may list, or only read, is public', async () => {
  const store = await client();
  const seen: unknown[] = [];
  for (const [bucket, action, end] of [
    ['listed', 's3:ListBucket', ''],
    ['readable', 's3:GetObject', '/*'],
  ]) {
    assert.ok(bucket !== undefined);
    await store.createBucket(bucket);
    const statement = { Effect: 'Allow', Principal: '*', Action: action, Resource: `arn:aws:s3:::${bucket}${end}` };
    await allow(bucket, statement);
    const state = await store.bucket(bucket);
    seen.push(state.ok && state.value?.public);
  }
  assert.deepEqual(seen, [true, true]);
});

test('each way in which a store refuses is said in a sentence that tells the next step', async () => {
  const store = await client();
  await store.createBucket('there');
  assert.deepEqual(await said((await client()).read('nowhere', 'a')), [
    'not-found',
    404,
    'The object store `main` (http://here) has no bucket `nowhere`.',
  ]);
  const stranger = await client({}, { accessKey: standIn('another-key') });
  assert.deepEqual(await said(stranger.bucket('there')), [
    'unauthorized',
    403,
    'The object store `main` (http://here) does not know the access key of Secret `s3`.',
  ]);
  // The other server has a single user, and another code for everybody else.
  const tls = { scheme: 'https', endpoint: `127.0.0.1:${tlsPort}` } as const;
  const elsewhere = await client(tls, { accessKey: standIn('another-key'), ca: certificate });
  assert.deepEqual(await said(elsewhere.bucket('there')), [
    'unauthorized',
    404,
    'The object store `main` (https://here) does not know the access key of Secret `s3`.',
  ]);
  const forger = await client({}, { secretKey: standIn('another-key') });
  assert.deepEqual(await said(forger.bucket('there')), [
    'unauthorized',
    403,
    'The object store `main` (http://here) refuses the signature: the secret key of Secret `s3` does not belong to its access key.',
  ]);
});

test('keys of an edge that may write and not delete are told from those that may do both, and nothing is left', async () => {
  const hub = await client();
  await hub.createBucket('fleet');
  const args = ['admin', 'create-user', '--access', 'edge', '--secret', keys.secretKey, '--role', 'user'];
  const env = {
    ADMIN_ACCESS_KEY_ID: keys.accessKey,
    ADMIN_SECRET_ACCESS_KEY: keys.secretKey,
    ADMIN_ENDPOINT_URL: `http://127.0.0.1:${plainPort}`,
  };
  const made = await run({ name: 'versitygw admin', command: await engine('versitygw'), args, env }, 30_000);
  assert.equal(made.code, 0, made.log);
  const edge = await client({}, { accessKey: 'edge' });
  const asked = async (...actions: readonly string[]) => {
    const Action = ['s3:ListBucket', ...actions];
    const Resource = ['arn:aws:s3:::fleet', 'arn:aws:s3:::fleet/*'];
    await allow('fleet', { Effect: 'Allow', Principal: { AWS: ['edge'] }, Action, Resource });
    const live = liveIn({
      fleet: {
        store: 'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: fleet}',
        clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'],
      },
      store: (_, cluster) => (cluster === 'edge' ? edge : hub),
    });
    return (await told(keysMayDelete, live, 'edge')).map((text) => text.replaceAll(/127\.0\.0\.1:\d+/g, 'here'));
  };
  assert.deepEqual(await asked('s3:PutObject', 's3:DeleteObject'), [
    'the keys of edge may write into fleet: an object was written',
    'warning Bucket main/fleet: The keys of Secret `s3` of `edge` may delete in the bucket `fleet`',
  ]);
  assert.deepEqual(await asked('s3:PutObject'), [
    'the keys of edge may write into fleet: an object was written',
    'the keys of edge may not delete in fleet: the store refused it',
  ]);
  assert.deepEqual(await asked(), [
    'error Bucket main/fleet: The keys of Secret `s3` may not write in the bucket `fleet` of the object store `main` (http://here). | Let the keys of the edge put objects into the bucket',
  ]);
  assert.deepEqual(await hub.list('fleet', {}), { ok: true, value: [] });
});

test('each way in which a store is not reached is told apart', async () => {
  const tls = `127.0.0.1:${tlsPort}`;
  const reached = await client({ scheme: 'https', endpoint: tls }, { ca: certificate });
  assert.deepEqual(await reached.createBucket('sealed'), { ok: true, value: true });
  const heard = async (change: Partial<ObjectStore>, how: Partial<OpenStore> = {}) =>
    said((await client(change, how)).bucket('sealed'));
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
  assert.deepEqual(await heard({ endpoint: `127.0.0.1:${closedPort}` }), [
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
  const plain = await client({ endpoint: inside }, { through: to(plainPort) });
  assert.deepEqual(await plain.createBucket('through'), { ok: true, value: true });
  assert.ok(readdirSync(data).includes('through'));
  const broken = refused('unreachable', 'No pod behind Service `object-store/seaweedfs-s3` of `hub` is ready.');
  const none = await client({ endpoint: inside }, { through: async () => broken });
  assert.deepEqual(await none.bucket('through'), broken);
  const sealed = await client(
    { scheme: 'https', endpoint: 'localhost:8333' },
    { through: to(tlsPort), ca: certificate },
  );
  assert.deepEqual(await sealed.createBucket('inside'), { ok: true, value: true });
});
