import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FakeStoreOptions, fakeStore } from '../../cluster/testing/fake-store.ts';
import { plainPaint } from '../../findings/format-text.ts';
import { liveIn } from '../../probes/testing/preflight-live.ts';
import { makeBucketsLive } from '../make-buckets-live.ts';
import { namsan } from '../testing/command-line.ts';

const fleet = {
  store:
    'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, volumes: copies}',
};

async function made(
  options: FakeStoreOptions | null,
  given: { readonly dryRun?: boolean; readonly form?: string } = {},
) {
  let out = '';
  const store = options === null ? null : fakeStore('main', options);
  const live = liveIn({ fleet, ...(store === null ? {} : { store: () => store }) });
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    stdin: async function* () {},
    paint: plainPaint,
    paintErr: plainPaint,
  };
  const code = await makeBucketsLive(live, { dryRun: false, form: 'text', ...given }, io);
  return { code, out, keys: (bucket: string) => store?.keys(bucket) ?? null };
}

const blocks = { objects: { kept: 'x' } };

test('what is missing is made, what is there stays as it is, and a second run makes nothing', async () => {
  const { code, out, keys } = await made({ buckets: { blocks } });
  assert.deepEqual([code, keys('blocks'), keys('copies')], [0, ['kept'], []]);
  assert.equal(
    out,
    `STORE  BUCKET  FOR      DONE   ACCESS   VERSIONS  RULES
main   blocks  metrics  there  private  not kept  none
main   copies  volumes  made   private  not kept  none
`,
  );
  const again = await made({ buckets: { blocks, copies: {} } });
  assert.deepEqual([again.code, again.out.includes('made')], [0, false]);
});

test('a dry run makes nothing, and ends with 3 where something is missing', async () => {
  const { code, out, keys } = await made({ buckets: { blocks } }, { dryRun: true });
  assert.deepEqual([code, keys('copies')], [3, null]);
  assert.match(out, /^main +copies +volumes +missing +$/m);
  assert.equal((await made({ buckets: { blocks, copies: {} } }, { dryRun: true })).code, 0);
});

test('versions and rules are told; what is open or deletes by itself is told below, and is not changed', async () => {
  const state = { public: true, expiry: ['rule old deletes every object after 30 days'], versioned: true } as const;
  const { code, out } = await made({
    buckets: { blocks: { state }, copies: { state: { expiry: 'unknown', versioned: 'unknown' } } },
  });
  assert.equal(code, 1);
  assert.match(out, /^main +blocks +metrics +there +public +kept +rule old deletes every object after 30 days$/m);
  assert.match(out, /^main +copies +volumes +there +private +not told +not told$/m);
  assert.ok(
    out.endsWith(`
The bucket \`blocks\` of the object store \`main\` is open to everybody: close it by its policy and its access list.
The bucket \`blocks\` of the object store \`main\` deletes objects by itself: rule old deletes every object after 30 days. Remove the rule.
`),
  );
});

test('a store that refuses, or whose keys are not there, is told in its words', async () => {
  const refusing = await made({ buckets: { blocks }, refuses: { createBucket: 'forbidden' } });
  assert.equal(refusing.code, 1);
  assert.ok(refusing.out.endsWith('\nThe object store `main` refuses `createBucket` of `copies`.\n'));
  const { code, out } = await made(null, { form: 'json' });
  const { buckets } = JSON.parse(out);
  assert.deepEqual(
    [code, buckets[0]],
    [
      1,
      {
        store: 'main',
        bucket: 'blocks',
        purposes: ['metrics'],
        did: 'failed',
        says: 'There is no Secret `monitoring/s3` of `hub`, which has the keys of the object store `main`.',
        state: null,
        wrong: ['There is no Secret `monitoring/s3` of `hub`, which has the keys of the object store `main`.'],
      },
    ],
  );
});

test('a fleet with errors has no buckets', async () => {
  const { code, out } = await namsan(['buckets', '-'], 'namsan: v1\n');
  assert.deepEqual([code, out], [1, '']);
});
