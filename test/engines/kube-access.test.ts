import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { KubeClient, ObjectRef } from '../../src/cluster/kube/kube-client.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { answerOf, refusalIn } from '../../src/cluster/testing/kube-contract.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { makeCertificate } from './harness/certificate.ts';
import { type ConnectProxy, startConnectProxy } from './harness/connect-proxy.ts';
import { scratchFolder } from './harness/scratch.ts';

let server: ApiServer;
let proxy: ConnectProxy;
const folder = scratchFolder('access');
const clients: KubeClient[] = [];

before(async () => {
  [server, proxy] = await Promise.all([startApiServer(), startConnectProxy()]);
});

after(async () => {
  for (const client of clients) client.close();
  await proxy.stop();
  await server.stop();
});

const one: ObjectRef = { apiVersion: 'v1', kind: 'Namespace', name: 'default' };

/** A client by a kubeconfig with what is given put over the usual. */
async function clientBy(
  cluster: object,
  user: object = { token: server.connection.token },
  environment: NodeJS.ProcessEnv = { PATH: process.env['PATH'] },
): Promise<KubeClient> {
  const file = join(folder, `config-${clients.length}`);
  const { url, ca } = server.connection;
  const usual = { server: url, 'certificate-authority-data': Buffer.from(ca).toString('base64') };
  const config = {
    clusters: [{ name: 'c', cluster: { ...usual, 'tls-server-name': 'kubernetes', ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'one', context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  const open = await openKube({ kubeconfig: [file], signal: new AbortController().signal, environment });
  const client = open({ id: 'hub', context: 'one' });
  clients.push(client);
  return client;
}

/** An address that leads nowhere without the proxy. */
function behindProxy(): string {
  return server.connection.url.replace('127.0.0.1', 'api.behind.invalid');
}

test('forty requests at once with a token that has ended run the plugin once more, and all are answered', async () => {
  const [runs, plugin] = [join(folder, 'runs'), join(folder, 'plugin')];
  const token = join(folder, 'token');
  writeFileSync(runs, '');
  writeFileSync(token, 'ended');
  const said = '{"kind":"ExecCredential","status":{"token":"\'$(cat token)\'"}}';
  writeFileSync(plugin, `#!/bin/sh\ncd ${folder}\nprintf x >> runs\necho '${said}'\n`, { mode: 0o700 });
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: './plugin', interactiveMode: 'Never' };
  const client = await clientBy({}, { exec });
  assert.equal(refusalIn(await client.get(one)).kind, 'unauthorized');
  // The first token was refused, made anew and refused again; now the plugin has another.
  writeFileSync(token, server.connection.token);
  writeFileSync(runs, '');
  const all = await Promise.all(Array.from({ length: 40 }, () => client.get(one)));
  assert.equal(all.filter(({ ok }) => ok).length, 40);
  assert.equal(readFileSync(runs, 'utf8'), 'x');
});

test('a server that only the proxy of the environment reaches is reached, over connections that are kept', async () => {
  const client = await clientBy({ server: behindProxy() }, undefined, { HTTPS_PROXY: proxy.url });
  const before = proxy.asked.length;
  for (let asked = 0; asked < 10; asked++) assert.notEqual(answerOf(await client.get(one)), null);
  // Two by discovery, which asks for two paths at once.
  assert.deepEqual(proxy.asked.slice(before), Array(2).fill(new URL(behindProxy()).host));
});

test('a server that only the proxy of its kubeconfig reaches is reached, by tunnels too', async () => {
  const client = await clientBy({ server: behindProxy(), 'proxy-url': proxy.url });
  const before = proxy.asked.length;
  for (let asked = 0; asked < 10; asked++) assert.notEqual(answerOf(await client.get(one)), null);
  assert.deepEqual(proxy.asked.slice(before), Array(2).fill(new URL(behindProxy()).host));
  assert.equal(refusalIn(await client.tunnel({ namespace: 'default', name: 'nobody' }, 80)).kind, 'not-found');
});

test('a certificate that the kubeconfig does not know is refused at once, and told', async () => {
  const { kind, message } = refusalIn(await (await clientBy({ 'tls-server-name': 'another' })).get(one));
  assert.equal(kind, 'unreachable');
  assert.match(message, /^The API server of hub does not answer: .*another.*not in the cert's altnames/);
});

test('a server that another authority signed for is told as that, and one without an authority in its kubeconfig too', async () => {
  const { certificate } = makeCertificate();
  const other = await clientBy({ 'certificate-authority-data': Buffer.from(certificate).toString('base64') });
  const none = await clientBy({ 'certificate-authority-data': '' });
  const said = await Promise.all([other, none].map(async (client) => refusalIn(await client.get(one)).message));
  const server = 'The API server of hub does not answer: its certificate is not signed by';
  assert.deepEqual(said, [
    `${server} the certificate authority that the kubeconfig names.`,
    `${server} a certificate authority that is known, and the kubeconfig names none.`,
  ]);
});
