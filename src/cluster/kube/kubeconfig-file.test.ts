import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Contexts, readKubeconfigFile } from './kubeconfig-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-kubeconfig-'));
after(() => rmSync(folder, { recursive: true }));

async function read(text: string): Promise<Contexts> {
  const file = join(folder, 'config');
  writeFileSync(file, text);
  return readKubeconfigFile(file);
}

test('paths in a kubeconfig are from its folder, those of plugins and token files too', async () => {
  const config = await read(`
clusters:
  - {name: a, cluster: {server: 'https://a.example.com/', certificate-authority: pki/ca.crt}}
users:
  - {name: cert, user: {client-certificate: pki/me.crt, client-key: /abs/me.key}}
  - {name: file, user: {tokenFile: token, token: counts-less}}
  - {name: near, user: {exec: {apiVersion: v1, command: ./bin/login, args: [x]}}}
  - {name: path, user: {exec: {apiVersion: v1, command: login}}}
  - {name: none}
`);
  const user = (name: string) => config.users.find((one) => one.name === name);
  const [cluster] = config.clusters;
  assert.equal(cluster?.caFile, join(folder, 'pki/ca.crt'));
  assert.equal(cluster?.server, 'https://a.example.com');
  assert.deepEqual([user('cert')?.certFile, user('cert')?.keyFile], [join(folder, 'pki/me.crt'), '/abs/me.key']);
  assert.deepEqual([user('file')?.tokenFile, user('file')?.token], [join(folder, 'token'), undefined]);
  assert.deepEqual(user('near')?.exec, { apiVersion: 'v1', command: join(folder, 'bin/login'), args: ['x'] });
  assert.deepEqual(user('path')?.exec, { apiVersion: 'v1', command: 'login' });
  assert.equal(user('none')?.name, 'none');
});

test('what is written in a kubeconfig counts more than the file that it names beside it', async () => {
  const { clusters, users } = await read(`
clusters: [{name: a, cluster: {server: 'https://a', certificate-authority: ca.crt, certificate-authority-data: Y2E=}}]
users: [{name: u, user: {client-certificate: me.crt, client-certificate-data: bWU=, client-key: me.key, client-key-data: ''}}]
`);
  assert.deepEqual([clusters[0]?.caData, clusters[0]?.caFile], ['Y2E=', undefined]);
  const [user] = users;
  assert.deepEqual([user?.certData, user?.certFile], ['bWU=', undefined]);
  assert.deepEqual([user?.keyData, user?.keyFile], [undefined, join(folder, 'me.key')]);
});

test('a server without TLS is taken as it is, one with TLS is verified', async () => {
  const config = await read(
    "clusters: [{name: plain, cluster: {server: 'http://localhost:8001'}}, {name: tls, cluster: {server: 'https://x'}}]",
  );
  assert.deepEqual(
    config.clusters.map(({ name, skipTLSVerify }) => [name, skipTLSVerify]),
    [
      ['plain', true],
      ['tls', false],
    ],
  );
});

test('an empty file has nothing', async () => {
  const { clusters, users, contexts } = await read('');
  assert.deepEqual({ clusters, users, contexts }, { clusters: [], users: [], contexts: [] });
});
