import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { namsan } from '../../src/cli/testing/command-line.ts';
import { mapAt, stringAt, stringsAt } from '../../src/kube/read.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { scratchFolder } from './harness/scratch.ts';

let server: ApiServer;
const work = scratchFolder('secrets');
const kubeconfig = join(work, 'kubeconfig');
const fleet = join(work, 'fleet.yaml');

before(async () => {
  server = await startApiServer();
  process.env['FLEET_SECRETS'] = join(work, 'kept');
  const { url, token, ca } = server.connection;
  const cluster = { server: url, 'certificate-authority-data': Buffer.from(ca).toString('base64') };
  const config = {
    ...{ apiVersion: 'v1', kind: 'Config', contexts: [{ name: 'hub', context: { cluster: 'c', user: 'u' } }] },
    ...{ clusters: [{ name: 'c', cluster }], users: [{ name: 'u', user: { token } }] },
  };
  writeFileSync(kubeconfig, JSON.stringify(config), { mode: 0o600 });
  writeFileSync(
    fleet,
    `namsan: v1
name: one
secrets: {via: existing}
objectStores: {s3: {provider: s3, endpoint: https://s3.example.com, credentials: {secret: s3-credentials}, buckets: {metrics: thanos}}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - id: hub
    role: hub
    domain: hub.example.com
    nodes: [{name: hub-1, address: 10.0.0.1}, {name: hub-2, address: 10.0.0.2}, {name: hub-3, address: 10.0.0.3}]
    metrics: {mode: sidecar}
`,
  );
});

after(async () => {
  delete process.env['FLEET_SECRETS'];
  await server?.stop();
});

const values = { 'access-key': randomBytes(64), 'secret-key': randomBytes(4096) };

function given(): string {
  const lines = Object.entries(values).map(([key, value]) => `  ${key}: !!binary ${value.toString('base64')}`);
  return ['s3-credentials:', ...lines].join('\n');
}

async function secrets(more: readonly string[], input = ''): Promise<{ readonly code: number; readonly said: string }> {
  const { code, out, err } = await namsan(['secrets', fleet, '--kubeconfig', kubeconfig, ...more], input);
  return { code, said: `${out}${err}` };
}

async function there(
  name: string,
): Promise<{ readonly version: string; readonly data: Readonly<Record<string, Buffer>> }> {
  const { body } = await server.client.get(`/api/v1/namespaces/monitoring/secrets/${name}`);
  const data = Object.entries(stringsAt(body, 'data')).map(([key, text]) => [key, Buffer.from(text, 'base64')]);
  return { version: stringAt(mapAt(body, 'metadata'), 'resourceVersion') ?? '', data: Object.fromEntries(data) };
}

test('an empty cluster lacks every Secret, and the namespace as well', async () => {
  const { code, said } = await secrets(['--list']);
  assert.equal(code, 1);
  assert.match(said, /2 of 2 Secrets lack keys\.\n$/);
});

test('any bytes arrive as they are, a second run writes nothing, and no value is said', async () => {
  const first = await secrets(['--values', '-'], given());
  assert.equal(first.code, 0, first.said);
  const made = await there('s3-credentials');
  assert.deepEqual(made.data, values);
  const grafana = await there('grafana-admin');
  const again = await secrets(['--values', '-'], given());
  assert.equal(again.code, 0, again.said);
  assert.deepEqual([await there('s3-credentials'), await there('grafana-admin')], [made, grafana]);
  const password = grafana.data['admin-password']?.toString() ?? '';
  assert.match(password, /^Ns-[0-9a-f]{48}$/);
  for (const said of [first.said, again.said])
    for (const hush of [password, ...Object.values(values).map((value) => value.toString('base64'))])
      assert.ok(!said.includes(hush));
});

test('rotation replaces one Secret and leaves the others', async () => {
  const before = [await there('grafana-admin'), await there('s3-credentials')];
  const { code, said } = await secrets(['--rotate', 'grafana-admin']);
  assert.equal(code, 0, said);
  const after = [await there('grafana-admin'), await there('s3-credentials')];
  assert.notDeepEqual(after[0], before[0]);
  assert.deepEqual(after[1], before[1]);
});

test('what the API server refuses is told with its reason and without the value', async () => {
  const frozen = {
    ...{ apiVersion: 'v1', kind: 'Secret', type: 'Opaque', immutable: true },
    metadata: { name: 's3-credentials', namespace: 'monitoring' },
  };
  await server.client.apply(frozen);
  const other = 'another-value-of-some-length';
  const input = JSON.stringify({ 's3-credentials': { 'access-key': other, 'secret-key': other } });
  const { code, said } = await secrets(['--values', '-', '--rotate', 's3-credentials'], input);
  assert.equal(code, 1);
  assert.match(said, /immutable/);
  assert.ok(!said.includes(other));
});
