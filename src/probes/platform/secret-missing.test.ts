import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersJson } from '../answers-json.ts';
import { answersText } from '../answers-text.ts';
import { askProbes } from '../ask.ts';
import { notReached } from '../stores/not-reached.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { secretMissing } from './secret-missing.ts';

const value = Buffer.from('value').toString('base64');
const secretOf = (name: string, ...keys: readonly string[]) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'monitoring' },
  data: Object.fromEntries(keys.map((key) => [key, value])),
});

test('Secrets and keys are told by name; a value is in no answer', async () => {
  const objects = [secretOf('s3', 'access-key'), secretOf('grafana-admin', 'admin-user', 'admin-password')];
  const answers = await told(secretMissing, liveIn({ clusters: { hub: { objects } } }));
  assert.deepEqual(answers, [
    'error Secret monitoring/s3: Secret `monitoring/s3` of `hub` has no `secret-key`, needed by prometheus, thanos-compactor, thanos-store; without it the object store `main` cannot be asked',
    'Secret monitoring/grafana-admin has its keys: admin-user, admin-password',
  ]);
  assert.ok(!answers.join().includes(value));
});

test('what is not there at all is told with who makes it', async () => {
  const [existing] = await told(secretMissing, liveIn());
  assert.equal(
    existing,
    'error Secret monitoring/s3: `hub` has no Secret `monitoring/s3`, needed by prometheus, thanos-compactor, thanos-store; without it the object store `main` cannot be asked',
  );
  const [external] = await told(
    secretMissing,
    liveIn({ fleet: { fleet: 'secrets: {via: external-secrets, store: vault}' } }),
  );
  assert.match(
    external ?? '',
    /^warning .* thanos-store; without it the object store `main` cannot be asked \| External Secrets takes it from the store `vault` once the fleet is applied; `namsan secrets` prepares what that needs$/,
  );
  const certificates = await told(secretMissing, liveIn({ fleet: { fleet: 'tls: {issuer: private-ca}' } }));
  assert.ok(
    certificates.some((text) =>
      text.endsWith('| `namsan bootstrap` makes the certificates and puts them into the clusters'),
    ),
    certificates.join('\n'),
  );
});

test('a Secret of a store that is missing is told once, with the store that cannot be asked without it', async () => {
  const live = liveIn();
  const asked = await askProbes(live, [secretMissing, notReached], live.model.clusters);
  const named = asked.flatMap(({ probe, answer }) =>
    !answer.ok && answer.message.includes('monitoring/s3') ? [`${probe.code} of ${answer.cluster}`] : [],
  );
  assert.deepEqual(named, ['platform/secret-missing of hub']);
});

test('a cluster that has none of its Secrets is one finding that names all of them with their keys; programs get each', async () => {
  const live = liveIn();
  const asked = await askProbes(live, [secretMissing], live.model.clusters);
  assert.match(
    answersText(asked),
    /^hub {2}error {2}platform\/secret-missing\n {2}`hub` lacks 2 Secrets, or keys of them: `monitoring\/s3` \(`access-key`, `secret-key`\), `monitoring\/grafana-admin` \(`admin-user`, `admin-password`\)\.\n/,
  );
  const { answers } = JSON.parse(answersJson(asked)) as { answers: { code: string; ok: boolean }[] };
  assert.equal(answers.filter(({ code, ok }) => code === 'platform/secret-missing' && !ok).length, 2);
});
