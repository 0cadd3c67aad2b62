import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { answerOf, refusalIn } from '../testing/kube-contract.ts';
import type { KubeClient } from './kube-client.ts';
import { openKube } from './open.ts';

type Reply = (
  request: IncomingMessage,
  body: string,
) => { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> } | 'break';

const folder = mkdtempSync(join(tmpdir(), 'namsan-kube-'));
const servers: Server[] = [];
let asked: string[] = [];
beforeEach(() => {
  asked = [];
});
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true });
});

const group = (name: string, version: string, kind: string, resource: string): object => ({
  metadata: { name },
  versions: [{ version, resources: [{ resource, responseKind: { kind }, scope: 'Namespaced', verbs: ['get'] }] }],
});
const discovery = (items: readonly object[]): object => ({ kind: 'APIGroupDiscoveryList', items });

/** A server that answers discovery itself and everything else by `reply`. */
async function serving(reply: Reply): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => answer(reply, request, response, Buffer.concat(parts).toString('utf8')));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answer(reply: Reply, request: IncomingMessage, response: ServerResponse, body: string): void {
  const send = (status: number, value: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
  const groups = { '/api': [group('', 'v1', 'ConfigMap', 'configmaps')], '/apis': [] }[request.url ?? ''];
  if (groups !== undefined) {
    send(200, discovery(groups));
    return;
  }
  asked.push(`${request.method} ${request.url?.split('?')[0]}`);
  const said = reply(request, body);
  if (said === 'break') request.socket.destroy();
  else send(said.status, said.body ?? {}, said.headers ?? {});
}

async function clientOf(server: string, user: object = {}, signal = new AbortController().signal): Promise<KubeClient> {
  const file = join(folder, `config-${servers.length}`);
  const config = {
    clusters: [{ name: 'one', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'one', user }],
    contexts: [{ name: 'one', context: { cluster: 'one', user: 'one' } }],
  };
  writeFileSync(file, JSON.stringify(config));
  return (await openKube({ kubeconfig: [file], signal, limit: 3 }))({ id: 'one', context: 'one' });
}

const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'x', name: 'a' };
const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' } };
const there = { status: 200, body: object };

test('a server that is too busy, restarts or breaks the connection is asked again', async () => {
  const said: ReturnType<Reply>[] = [{ status: 429, headers: { 'retry-after': '0' } }, { status: 503 }, 'break', there];
  const client = await clientOf(await serving(() => said.shift() ?? there));
  answerOf(await client.apply(object));
  assert.deepEqual(asked, Array(4).fill('PATCH /api/v1/namespaces/x/configmaps/a'));
  client.close();
});

test('what was sent once and must not be done twice is not sent again', async () => {
  const client = await clientOf(await serving(() => 'break'));
  assert.equal(refusalIn(await client.create(object)).kind, 'unreachable');
  assert.deepEqual(asked, ['POST /api/v1/namespaces/x/configmaps']);
  client.close();
});

test('a token that has ended is made anew by its plugin, once', async () => {
  const plugin = join(folder, 'plugin');
  const count = join(folder, 'count');
  writeFileSync(count, '');
  writeFileSync(
    plugin,
    `#!/bin/sh\nprintf x >> ${count}\necho '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'$(cat ${count})'"}}'\n`,
  );
  chmodSync(plugin, 0o700);
  const url = await serving(({ headers }) => (headers.authorization === 'Bearer xx' ? there : { status: 401 }));
  const user = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: plugin, interactiveMode: 'Never' } };
  const client = await clientOf(url, user);
  assert.notEqual(answerOf(await client.get(ref)), null);
  assert.equal(asked.length, 2);
  client.close();
});

test('what a kubelet or a Service behind the API server says is told at once', async () => {
  const client = await clientOf(await serving(() => ({ status: 503, body: { message: 'no endpoints available' } })));
  assert.equal(answerOf(await client.raw('GET', '/api/v1/namespaces/x/services/y/proxy/')).status, 503);
  assert.equal(refusalIn(await client.logs({ namespace: 'x', name: 'y' }, { lines: 1 })).kind, 'server');
  assert.deepEqual(asked, ['GET /api/v1/namespaces/x/services/y/proxy/', 'GET /api/v1/namespaces/x/pods/y/log']);
  client.close();
});

test('what is no API server is told as such', async () => {
  const portal = createServer((_, response) => response.end('<html>Please log in</html>'));
  servers.push(portal);
  await new Promise<void>((resolve) => portal.listen(0, '127.0.0.1', resolve));
  const client = await clientOf(`http://127.0.0.1:${(portal.address() as AddressInfo).port}`);
  const { kind, message } = refusalIn(await client.get(ref));
  assert.deepEqual([kind, message], ['unusable', 'What answers for one at /api is no API server: it sends no JSON.']);
  client.close();
});

test('no more connections are open than the limit allows', async () => {
  let open = 0;
  let most = 0;
  const client = await clientOf(
    await serving(({ socket }) => {
      if (!seen.has(socket)) open += 1;
      seen.add(socket);
      most = Math.max(most, open);
      return there;
    }),
  );
  await Promise.all(Array.from({ length: 30 }, () => client.get(ref)));
  assert.equal(most, 3);
  client.close();
});
const seen = new Set<unknown>();

test('pages of a list are read to the end, and from the beginning when it ended meanwhile', async () => {
  const item = (name: string): object => ({ metadata: { name } });
  const said: ReturnType<Reply>[] = [
    { status: 200, body: { metadata: { continue: 'next' }, items: [item('a')] } },
    { status: 410, body: { message: 'too old' } },
    { status: 200, body: { metadata: { continue: 'next' }, items: [item('a')] } },
    { status: 200, body: { metadata: {}, items: [item('b')] } },
  ];
  const client = await clientOf(await serving(() => said.shift() ?? { status: 500 }));
  assert.deepEqual(answerOf(await client.list(ref)), [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } },
  ]);
  client.close();
});

test('warnings come with what was applied', async () => {
  const warning = '299 - "v1 X is deprecated, use \\"Y\\"", 299 - "unknown field"';
  const client = await clientOf(await serving(() => ({ ...there, headers: { warning } })));
  assert.deepEqual(answerOf(await client.apply(object)).warnings, ['v1 X is deprecated, use "Y"', 'unknown field']);
  client.close();
});

test('what is cancelled ends, and says so', async () => {
  const controller = new AbortController();
  const url = await serving(() => {
    controller.abort();
    return { status: 503 };
  });
  const client = await clientOf(url, {}, controller.signal);
  assert.equal(refusalIn(await client.get(ref)).kind, 'cancelled');
  client.close();
});

test('what stands in the way of a kubeconfig is said of it in words', async () => {
  const bomb = join(folder, 'config-bomb');
  const levels = Array.from({ length: 11 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(10)}]`);
  writeFileSync(bomb, ['a0: &a0 [x]', ...levels, 'users: *a11', ''].join('\n'));
  const garbage = join(folder, 'config-garbage');
  writeFileSync(garbage, '{{{{');
  const saidOf = async (file: string): Promise<string> => {
    const open = await openKube({ kubeconfig: [file], signal: new AbortController().signal });
    const { message } = refusalIn(await open({ id: 'edge-1', context: 'red' }).get(ref));
    return message.replace('The kubeconfig has no context `red` for edge-1: ', '').replace(`\`${file}\` `, '');
  };
  assert.equal(await saidOf(join(folder, 'gone')), 'is not there.');
  assert.equal(await saidOf(folder), 'is a folder.');
  assert.equal(await saidOf('/dev/zero'), 'is no kubeconfig: it has more than 16 million characters.');
  assert.equal(await saidOf(bomb), 'is no kubeconfig: its aliases make more than 2000000 values of it.');
  assert.match(await saidOf(garbage), /^is no kubeconfig: .*\(\d+:\d+\)\.$/);
});

test('a context that is not there names the files and the contexts', async () => {
  const file = join(folder, 'config-none');
  const many = Array.from({ length: 12 }, (_, i) => `green-${i}`);
  writeFileSync(
    file,
    JSON.stringify({
      clusters: [],
      users: [],
      contexts: ['blue', ...many].map((name) => ({ name, context: { cluster: 'c', user: 'u' } })),
    }),
  );
  const gone = join(folder, 'gone');
  const open = await openKube({ kubeconfig: [file, gone], signal: new AbortController().signal });
  const { kind, message } = refusalIn(await open({ id: 'edge-1', context: 'red' }).get(ref));
  assert.equal(kind, 'unusable');
  assert.equal(
    message,
    `The kubeconfig has no context \`red\` for edge-1: \`${file}\` has the contexts \`blue\`, ${many
      .slice(0, 11)
      .map((name) => `\`${name}\``)
      .join(', ')} and 1 more; \`${gone}\` is not there.`,
  );
  assert.match(
    refusalIn(await open({ id: 'edge-1', context: 'blue' }).get(ref)).message,
    /names a cluster that the kubeconfig does not have/,
  );
});

test('of several files the first counts, and each brings what the others lack', async () => {
  const url = await serving(() => there);
  const [one, two] = ['first', 'second'].map((name) => join(folder, name)) as [string, string];
  const contexts = [{ name: 'one', context: { cluster: 'one', user: 'one' } }];
  writeFileSync(
    one,
    JSON.stringify({
      clusters: [{ name: 'one', cluster: { server: url, 'insecure-skip-tls-verify': true } }],
      users: [],
      contexts,
    }),
  );
  const dead = { name: 'one', cluster: { server: 'http://127.0.0.1:1' } };
  writeFileSync(two, JSON.stringify({ clusters: [dead], users: [{ name: 'one', user: {} }], contexts: [] }));
  const open = await openKube({ kubeconfig: [one, two], signal: new AbortController().signal });
  const client = open({ id: 'one', context: 'one' });
  assert.notEqual(answerOf(await client.get(ref)), null);
  client.close();
});
