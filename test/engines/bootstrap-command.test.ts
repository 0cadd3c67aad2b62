import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { namsan } from '../../src/cli/testing/command-line.ts';
import { engine } from '../../tools/engines/build.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { scratchFolder } from './harness/scratch.ts';

let server: ApiServer;
const work = scratchFolder('bootstrap-command');
const fleet = join(work, 'fleet.yaml');
const repo = join(work, 'repo');
const kubeconfig = join(work, 'kubeconfig');
const names = ['PATH', 'FLEET_CA', 'FLEET_SECRETS', 'KUBECONFIG'] as const;
const kept = names.map((name) => [name, process.env[name]] as const);

before(async () => {
  server = await startApiServer();
  const bin = join(work, 'bin');
  mkdirSync(bin);
  symlinkSync(await engine('kubectl'), join(bin, 'kubectl'));
  process.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`;
  process.env['FLEET_CA'] = join(work, 'ca');
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
profile: compat
secrets: {via: existing}
tls: {issuer: private-ca}
objectStores:
  inner: {provider: seaweedfs, cluster: hub, credentials: {secret: s3-credentials}, buckets: {metrics: thanos}}
metrics: {objectStore: inner, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - id: hub
    role: hub
    kubernetes: {context: hub}
    domain: hub.example.com
    expose: {via: ingress-nginx}
    nodes: [{name: hub-1, address: 10.0.0.1}, {name: hub-2, address: 10.0.0.2}, {name: hub-3, address: 10.0.0.3}]
    metrics: {mode: sidecar}
`,
  );
});

after(async () => {
  for (const [name, value] of kept)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  await server?.stop();
});

async function bootstrap(
  ...more: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return namsan(['bootstrap', fleet, '--kubeconfig', kubeconfig, ...more]);
}

test('from an empty cluster to all that the tree waits for, in one command; a second one does nothing', async () => {
  const before = await bootstrap('--list', '--format', 'json');
  const states = (out: string) =>
    (JSON.parse(out).steps as readonly { name: string; did: string }[]).map(({ name, did }) => `${name}: ${did}`);
  const values = join(work, 'values.yaml');
  writeFileSync(values, 's3-credentials: {access-key: AKEY, secret-key: SKEY}', { mode: 0o600 });
  const first = await bootstrap('--values', values, '--format', 'json');
  assert.equal(first.code, 0, first.err);
  const again = await bootstrap('--format', 'json');
  assert.equal(again.code, 0, again.err);
  assert.deepEqual(
    [before, first, again].map(({ out }) => states(out)),
    [
      ['clusters: was done', 'certificates: open', 'secrets: open'],
      ['clusters: was done', 'certificates: done', 'secrets: done'],
      ['clusters: was done', 'certificates: was done', 'secrets: was done'],
    ],
  );
});

test('the scripts of a repository are run as it is, and not when it is not what the fleet file renders', async () => {
  assert.equal((await namsan(['render', fleet, '--out', repo])).code, 0);
  const again = ['--out', repo, '--step', 'certificates'];
  const fresh = await bootstrap(...again);
  assert.equal(fresh.code, 0, fresh.err);
  appendFileSync(join(repo, 'bootstrap/certificates.sh'), 'false\n');
  const edited = await bootstrap(...again);
  assert.equal(edited.code, 2);
  assert.match(edited.err, /certificates\.sh` is not as the fleet file renders it\./);
});
