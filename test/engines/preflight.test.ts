import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { namsan } from '../../src/cli/testing/command-line.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { stringAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { kubeconfigOf } from './harness/kubeconfig.ts';
import { standIn } from './harness/mounts.ts';
import { freePort } from './harness/ports.ts';
import { type Running, start } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually, httpStatus } from './harness/waiting.ts';

// The real commands against a real API server and a real S3 service. No kubelet runs: nodes and their leases are made by hand.

const folder = scratchFolder('preflight');
const data = join(folder, 'data');
const fleet = join(folder, 'fleet.yaml');
const kubeconfig = join(folder, 'kubeconfig');
const access = standIn('access-key');
const secret = standIn('secret-key');
let server: ApiServer;
let s3: Running;

before(async () => {
  mkdirSync(data);
  const port = await freePort();
  const store = `http://127.0.0.1:${port}`;
  s3 = start({
    name: 'versitygw',
    command: await engine('versitygw'),
    args: ['--port', `127.0.0.1:${port}`, 'posix', data],
    env: { ROOT_ACCESS_KEY: access, ROOT_SECRET_KEY: secret },
  });
  server = await startApiServer();
  await eventually('the S3 service', 30_000, [s3], () => httpStatus(store));
  writeFileSync(kubeconfig, kubeconfigOf({ hub: server.connection }), { mode: 0o600 });
  // Linux takes 0.0.0.0 for this machine; a loopback address would mean each pod itself, and the fleet be refused.
  writeFileSync(
    fleet,
    `namsan: v1
name: trial
secrets: {via: existing}
objectStores:
  s3: {provider: minio, endpoint: "http://0.0.0.0:${port}", credentials: {secret: s3}, buckets: {metrics: blocks, volumes: copies}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - id: hub
    role: hub
    expose: {via: node-port}
    nodes: [{name: hub-1, address: 10.0.0.1, cpu: 8, memory: 32Gi, disk: 200Gi}]
    metrics: {mode: sidecar}
`,
  );
});

after(async () => {
  await s3?.stop();
  await server?.stop();
});

interface Row {
  readonly code: string;
  readonly ok: boolean;
  readonly seen?: string;
  readonly finding?: { readonly severity: string; readonly message: string; readonly fix: string };
}

/** What preflight found, by code; the tools of the machine that runs this are left to it. */
async function preflight(config = kubeconfig): Promise<{ readonly code: number; readonly rows: readonly Row[] }> {
  const { code, out, err } = await namsan(['preflight', '--kubeconfig', config, '--format', 'json', fleet]);
  assert.ok(!`${out}${err}`.includes(secret), 'A value of a Secret is in the output');
  const rows: readonly Row[] = JSON.parse(out).answers;
  return { code, rows: rows.filter((row) => row.code !== 'platform/tool-missing') };
}

function wrong(rows: readonly Row[], severity = 'error'): readonly string[] {
  return rows.flatMap(({ code, finding }) => (finding?.severity === severity ? `${code}: ${finding.message}` : []));
}

async function make(object: KubeObject & { readonly [key: string]: unknown }): Promise<void> {
  const { status, message } = await server.client.apply(object);
  assert.ok(status < 300, message);
}

const encoded = (text: string) => Buffer.from(text).toString('base64');

test('of an empty cluster everything that is missing is named, and the API server itself is found well', async () => {
  const { code, rows } = await preflight();
  assert.equal(code, 1);
  const found = wrong(rows);
  for (const sign of [
    'nodes/missing: `hub` has no node `hub-1` and none at 10.0.0.1: it has none',
    'platform/secret-missing: `hub` has no Secret `monitoring/s3`',
    'platform/storage-class: `hub` has no default storage class',
  ])
    assert.ok(
      found.some((text) => text.startsWith(sign)),
      `${sign}\n${found.join('\n')}`,
    );
  const good = rows.filter(({ ok }) => ok).map((row) => row.code);
  for (const well of ['reach/no-answer', 'platform/version', 'platform/not-allowed', 'nodes/clock'])
    assert.ok(good.includes(well), `${well} of ${good.join(', ')}`);
});

test('once Secrets, a storage class and nodes are there and buckets are made, nothing stands in the way', async () => {
  const { rows } = await preflight();
  for (const namespace of new Set(
    rows.flatMap(({ finding }) => /Secret `([^/]+)\//.exec(finding?.message ?? '')?.[1] ?? []),
  ))
    await make({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const secretOf = (name: string, namespace: string, values: Readonly<Record<string, string>>) =>
    make({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      data: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, encoded(value)])),
    });
  await secretOf('s3', 'monitoring', { 'access-key': access, 'secret-key': secret });
  await secretOf('grafana-admin', 'monitoring', { 'admin-user': 'admin', 'admin-password': standIn('password') });
  await make({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'local', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    provisioner: 'example.com/local',
  });
  await make({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'hub-1' } });
  const sizes = { cpu: '16', memory: '64Gi', 'ephemeral-storage': '500Gi' };
  await server.client.patch('/api/v1/nodes/hub-1/status', {
    status: {
      addresses: [{ type: 'InternalIP', address: '10.0.0.1' }],
      conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'ready' }],
      capacity: sizes,
      allocatable: sizes,
    },
  });

  const unmade = await preflight();
  assert.deepEqual(wrong(unmade.rows), [
    'stores/bucket-missing: The object store `s3` has no bucket `blocks`, which is for metrics',
    'stores/bucket-missing: The object store `s3` has no bucket `copies`, which is for volumes',
  ]);
  const shown = await namsan(['buckets', '--dry-run', '--kubeconfig', kubeconfig, fleet]);
  assert.deepEqual([shown.code, readdirSync(data)], [3, []], shown.err);
  const made = await namsan(['buckets', '--kubeconfig', kubeconfig, fleet]);
  assert.deepEqual([made.code, readdirSync(data).toSorted()], [0, ['blocks', 'copies']], made.out);
  const again = await namsan(['buckets', '--kubeconfig', kubeconfig, '--format', 'json', fleet]);
  assert.deepEqual(
    JSON.parse(again.out).buckets.map(({ did }: { did: string }) => did),
    ['there', 'there'],
  );

  const { rows: after } = await preflight();
  assert.deepEqual([wrong(after), wrong(after, 'warning')], [[], []]);
  const left = readdirSync(join(data, 'blocks')).filter((name) => !name.startsWith('.'));
  assert.deepEqual(left, [], 'A trial object is left');
});

test('a kubelet whose clock is off is told by the Lease that it renews', async () => {
  await make({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-node-lease' } });
  const path = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases';
  const renewed = (ahead: number) => ({ renewTime: new Date(Date.now() + ahead).toISOString().replace('Z', '000Z') });
  for (const name of ['well', 'ahead', 'behind'])
    await make({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: { name, namespace: 'kube-node-lease' },
      spec: { holderIdentity: name, leaseDurationSeconds: 40 },
    });
  // Renewals, as a kubelet sends them: the first one and a later one. Each is stamped anew.
  for (const round of [1, 2]) {
    if (round === 2) await new Promise((resolve) => setTimeout(resolve, 2_500));
    await server.client.patch(`${path}/well?fieldManager=kubelet`, { spec: renewed(0) });
    await server.client.patch(`${path}/ahead?fieldManager=kubelet`, { spec: renewed(4_000) });
    await server.client.patch(`${path}/behind?fieldManager=kubelet`, { spec: renewed(-4_000) });
  }
  const { rows } = await preflight();
  const clocks = rows.filter((row) => row.code === 'nodes/clock');
  assert.deepEqual(
    clocks.map(({ ok }) => ok),
    [true, false, false, true],
    JSON.stringify(clocks),
  );
  assert.deepEqual(
    wrong(clocks).map((text) => text.replaceAll(/\d\.\d s/g, 'so much')),
    [
      'nodes/clock: The clock of node `ahead` of `hub` is so much ahead of that of its API server, give or take so much',
      'nodes/clock: The clock of node `behind` of `hub` is so much behind that of its API server, give or take so much',
    ],
  );
});

test('credentials that may only look are told what they may not do, kind by kind', async () => {
  await make({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'viewer', namespace: 'monitoring' } });
  await make({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { name: 'looker' },
    rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] }],
  });
  await make({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'viewer' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'looker' },
    subjects: [{ kind: 'ServiceAccount', name: 'viewer', namespace: 'monitoring' }],
  });
  const answer = await server.client.post('/api/v1/namespaces/monitoring/serviceaccounts/viewer/token', { spec: {} });
  const token = stringAt(answer.body, 'status', 'token') ?? '';
  const viewer = join(folder, 'viewer');
  writeFileSync(viewer, kubeconfigOf({ hub: { ...server.connection, token } }), { mode: 0o600 });
  const { code, rows } = await preflight(viewer);
  assert.equal(code, 1);
  const found = wrong(rows.filter((row) => row.code !== 'nodes/clock'));
  for (const denied of ['configmaps in every namespace', 'clusterroles of `rbac.authorization.k8s.io`'])
    assert.ok(
      found.includes(`platform/not-allowed: The credentials for \`hub\` may not create, patch, delete ${denied}`),
      found.join('\n'),
    );
  assert.ok(
    found.every((text) => text.startsWith('platform/not-allowed: ')),
    found.join('\n'),
  );
});
