import assert from 'node:assert/strict';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { at, stringAt, stringsAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { renderedFolder } from './harness/trees.ts';

let server: ApiServer;
let env: Readonly<Record<string, string>>;
const work = scratchFolder('bootstrap');

before(async () => {
  server = await startApiServer();
  const bin = join(work, 'bin');
  mkdirSync(bin);
  for (const tool of ['kubectl', 'kustomize', 'helm'] as const) symlinkSync(await engine(tool), join(bin, tool));
  writeFileSync(
    join(work, 'kubeconfig'),
    kubeconfig(['shop', 'factory', 'hub', 'lab', 'cluster-01-context', 'cluster-02-context', 'kind-minio']),
  );
  for (const [name, text] of [
    ['access', 'AKEY'],
    ['secret', 'SKEY'],
  ] as const)
    writeFileSync(join(work, name), text);
  env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: work,
    KUBECONFIG: join(work, 'kubeconfig'),
    S3_CREDENTIALS_ACCESS_KEY_FILE: join(work, 'access'),
    S3_CREDENTIALS_SECRET_KEY_FILE: join(work, 'secret'),
    SLACK_WEBHOOK_URL_FILE: join(work, 'secret'),
    HEARTBEAT_URL_FILE: join(work, 'secret'),
  };
});

after(() => server?.stop());

/** Every context leads to the one API server of this test. */
function kubeconfig(contexts: readonly string[]): string {
  const { url, token, ca } = server.connection;
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'c', cluster: { server: url, 'certificate-authority-data': Buffer.from(ca).toString('base64') } },
    ],
    users: [{ name: 'u', user: { token } }],
    contexts: contexts.map((name) => ({ name, context: { cluster: 'c', user: 'u' } })),
  });
}

async function script(example: string, path: string, more: readonly string[] = []): Promise<string> {
  const tree = join(work, example);
  cpSync(renderedFolder(example), tree, { recursive: true });
  const said = await run({ name: path, command: 'bash', args: [join(tree, 'bootstrap', path), ...more], env }, 120_000);
  assert.equal(said.code, 0, said.log);
  return said.log;
}

async function secret(namespace: string, name: string): Promise<Readonly<Record<string, string>>> {
  const { body } = await server.client.get(`/api/v1/namespaces/${namespace}/secrets/${name}`);
  const entries = Object.entries(stringsAt(body, 'data'));
  return Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
}

test('Secrets are made with every key, from files and by chance, and a second run leaves them as they are', async () => {
  await script('mixed', 'factory/secrets.sh');
  assert.deepEqual(await secret('monitoring', 's3-credentials'), { 'access-key': 'AKEY', 'secret-key': 'SKEY' });
  const grafana = await secret('monitoring', 'grafana-admin');
  assert.equal(grafana['admin-user'], 'admin');
  assert.match(grafana['admin-password'] ?? '', /^Ns-[0-9a-f]{48}$/);
  const again = await script('mixed', 'factory/secrets.sh');
  assert.match(again, /monitoring\/grafana-admin is there/);
  assert.doesNotMatch(again, /is made\.\n/);
  assert.deepEqual(await secret('monitoring', 'grafana-admin'), grafana);
});

test('the CA is laid where cert-manager and callers look for it', async () => {
  await script('mixed', 'certificates.sh', ['factory']);
  const signer = await secret('cert-manager', 'fleet-ca-issuer');
  assert.equal((signer['tls.crt'] ?? '').match(/BEGIN CERTIFICATE/g)?.length, 2);
  assert.match(signer['tls.key'] ?? '', /PRIVATE KEY/);
  const { body } = await server.client.get('/api/v1/namespaces/cert-manager/secrets/fleet-ca-issuer');
  assert.equal(stringAt(body, 'type'), 'kubernetes.io/tls');
});

test('a cluster is registered by name, with the token of an account there', async () => {
  await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
  // No controller fills in tokens here: the Secret is there before, as a cluster would have it.
  await server.client.apply({
    ...{ apiVersion: 'v1', kind: 'ServiceAccount' },
    metadata: { name: 'argocd-manager', namespace: 'kube-system' },
  });
  const filled = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'argocd-manager-token',
      namespace: 'kube-system',
      annotations: { 'kubernetes.io/service-account.name': 'argocd-manager' },
    },
    type: 'kubernetes.io/service-account-token',
    data: { token: Buffer.from('a.b.c').toString('base64'), 'ca.crt': Buffer.from('CA').toString('base64') },
  };
  await server.client.apply(filled);
  const tried = await run(
    {
      name: 'register',
      command: 'bash',
      args: [join(renderedFolder('operator'), 'bootstrap/register.sh'), 'cluster-02-edge'],
      env,
    },
    120_000,
  );
  // Its last step asks for Applications, which this API server does not know.
  assert.match(tried.log, /Argo CD reaches cluster-02-edge at https:\/\/192\.168\.101\.196:6443\./);
  const { name, server: address, config } = await secret('argocd', 'cluster-cluster-02-edge');
  assert.deepEqual([name, address], ['cluster-02-edge', 'https://192.168.101.196:6443']);
  assert.deepEqual(JSON.parse(config ?? ''), {
    bearerToken: 'a.b.c',
    tlsClientConfig: { insecure: false, caData: Buffer.from('CA').toString('base64') },
  });
  const { body } = await server.client.get('/api/v1/namespaces/argocd/secrets/cluster-cluster-02-edge');
  assert.equal(at(body, 'metadata', 'labels', 'argocd.argoproj.io/secret-type'), 'cluster');
});

test('kubeconfigs with the same names are merged under names of their own', async () => {
  const copied = join(work, 'admin.conf');
  const pem = Buffer.from('PEM').toString('base64');
  writeFileSync(
    copied,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        { name: 'kubernetes', cluster: { server: 'https://10.9.9.9:6443', 'certificate-authority-data': pem } },
      ],
      users: [{ name: 'kubernetes-admin', user: { 'client-certificate-data': pem, 'client-key-data': pem } }],
      contexts: [
        {
          name: 'kubernetes-admin@kubernetes',
          context: { cluster: 'kubernetes', user: 'kubernetes-admin' },
        },
      ],
      'current-context': 'kubernetes-admin@kubernetes',
    }),
  );
  const target = join(work, 'merged');
  const tree = renderedFolder('operator');
  const said = await run(
    {
      name: 'kubeconfig',
      command: 'bash',
      args: [join(tree, 'bootstrap/kubeconfig.sh'), `cluster-02-edge=${copied}`, `cluster-03-edge=${copied}`],
      env: { ...env, KUBECONFIG: target },
    },
    60_000,
  );
  assert.equal(said.code, 0, said.log);
  const view = await run(
    {
      name: 'kubectl',
      command: join(work, 'bin/kubectl'),
      args: ['config', 'view', '--output=jsonpath={range .clusters[*]}{.name} {.cluster.server}{"\\n"}{end}'],
      env: { KUBECONFIG: target },
    },
    10_000,
  );
  assert.deepEqual(view.log.trim().split('\n').toSorted(), [
    'cluster-02-context https://192.168.101.196:6443',
    'cluster-03-context https://192.168.101.197:6443',
  ]);
});

test('a tree is applied wave by wave, and what does not become ready is named', async () => {
  const said = await run(
    {
      name: 'apply',
      command: 'bash',
      args: [join(renderedFolder('kind'), 'bootstrap/apply.sh'), 'minio'],
      env: { ...env, TIMEOUT: '1s' },
    },
    120_000,
  );
  // No controller runs pods here: the store is applied after its namespace, and never ready.
  assert.equal(said.code, 1, said.log);
  assert.match(
    said.log,
    /minio: wave 00\n==> clusters\/minio\/00-namespaces is applied\.\n[\s\S]*wave 20\n[\s\S]*20-seaweedfs is applied/,
  );
  assert.match(
    said.log,
    /error: (?:StatefulSet|Deployment|Job) object-store\/[\w-]+ is not ready after 1s\. Look: kubectl --context kind-minio /,
  );
});
