import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { StoreClient } from '../../src/cluster/store/store-client.ts';
import { keysMayDelete } from '../../src/probes/stores/keys-may-delete.ts';
import { liveIn, told } from '../../src/probes/testing/preflight-live.ts';
import { engine } from '../../tools/engines/build.ts';
import { standIn } from './harness/mounts.ts';
import { run } from './harness/processes.ts';
import { type StoreServers, said, startStores } from './harness/store-servers.ts';

let stores: StoreServers;
before(async () => {
  stores = await startStores();
});
after(() => stores.stop());

/** Sets the policy of a bucket as its owner does. */
async function allow(bucket: string, ...statements: readonly object[]): Promise<void> {
  const { S3Client, PutBucketPolicyCommand } = await import('@aws-sdk/client-s3');
  const owner = new S3Client({
    endpoint: `http://127.0.0.1:${stores.plainPort}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: stores.keys.accessKey, secretAccessKey: stores.keys.secretKey },
  });
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await owner.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy }));
  owner.destroy();
}

test('a bucket is made once, is private, and keeps what is put into it', async () => {
  const store = await stores.client();
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
  assert.ok(readdirSync(stores.data).includes('blocks'));
});

test('a bucket that anybody may list, or only read, is public', async () => {
  const store = await stores.client();
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
  const store = await stores.client();
  await store.createBucket('there');
  assert.deepEqual(await said((await stores.client()).read('nowhere', 'a')), [
    'not-found',
    404,
    'The object store `main` (http://here) has no bucket `nowhere`.',
  ]);
  const stranger = await stores.client({}, { accessKey: standIn('another-key') });
  assert.deepEqual(await said(stranger.bucket('there')), [
    'unauthorized',
    403,
    'The object store `main` (http://here) does not know the access key of Secret `s3`.',
  ]);
  // The other server has a single user, and another code for everybody else.
  const tls = { scheme: 'https', endpoint: `127.0.0.1:${stores.tlsPort}` } as const;
  const elsewhere = await stores.client(tls, { accessKey: standIn('another-key'), ca: stores.certificate });
  assert.deepEqual(await said(elsewhere.bucket('there')), [
    'unauthorized',
    404,
    'The object store `main` (https://here) does not know the access key of Secret `s3`.',
  ]);
  const forger = await stores.client({}, { secretKey: standIn('another-key') });
  assert.deepEqual(await said(forger.bucket('there')), [
    'unauthorized',
    403,
    'The object store `main` (http://here) refuses the signature: the secret key of Secret `s3` does not belong to its access key.',
  ]);
});

test('keys of an edge that may write and not delete are told from those that may do both, and nothing is left', async () => {
  const hub = await stores.client();
  await hub.createBucket('fleet');
  const args = ['admin', 'create-user', '--access', 'edge', '--secret', stores.keys.secretKey, '--role', 'user'];
  const env = {
    ADMIN_ACCESS_KEY_ID: stores.keys.accessKey,
    ADMIN_SECRET_ACCESS_KEY: stores.keys.secretKey,
    ADMIN_ENDPOINT_URL: `http://127.0.0.1:${stores.plainPort}`,
  };
  const made = await run({ name: 'versitygw admin', command: await engine('versitygw'), args, env }, 30_000);
  assert.equal(made.code, 0, made.log);
  const edge = await stores.client({}, { accessKey: 'edge' });
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
