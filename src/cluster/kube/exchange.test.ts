import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HttpAgent } from '../node-http.ts';
import { exchange } from './exchange.ts';
import { reading } from './requests.ts';

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

async function serving(reply: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(reply);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function credentials(): Parameters<typeof exchange>[1] {
  const use = { cluster: { name: 'one', server: '', skipTLSVerify: false }, user: { name: 'one' } };
  return { agent: new HttpAgent({ keepAlive: true }), headers: {}, use };
}

const asked = reading('/api/v1/configmaps');

test('a large answer may come packed where that was asked for, and is read as it was', async () => {
  const text = JSON.stringify({ items: Array(1000).fill('불꽃') });
  const server = await serving(({ headers }, response) => {
    const packs = headers['accept-encoding'] === 'gzip';
    response.writeHead(200, packs ? { 'content-encoding': 'gzip' } : {});
    response.end(packs ? gzipSync(text) : text);
  });
  const signal = new AbortController().signal;
  for (const packed of [true, false]) {
    const got = await exchange(server, credentials(), { ...asked, packed }, signal);
    assert.deepEqual([got.status, got.text === text], [200, true]);
  }
});

test('what was packed and is broken is no answer', async () => {
  const server = await serving((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end('no gzip at all');
  });
  const got = await exchange(server, credentials(), { ...asked, packed: true }, new AbortController().signal);
  assert.deepEqual([got.status, got.broken], [0, 'Z_DATA_ERROR']);
});

test('an answer without end is none, however small it comes packed', async () => {
  const member = gzipSync(Buffer.alloc(4 * 1024 * 1024));
  const server = await serving((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    response.end(Buffer.concat(Array(33).fill(member)));
  });
  const got = await exchange(server, credentials(), { ...asked, packed: true }, new AbortController().signal);
  assert.deepEqual([got.status, got.broken, got.text], [0, 'EMSGSIZE', 'an answer of more than 128 MiB']);
});

test('the server may be behind a path of its own', async () => {
  const server = await serving((request, response) => void response.end(request.url));
  const got = await exchange(`${server}/clusters/one`, credentials(), asked, new AbortController().signal);
  assert.equal(got.text, '/clusters/one/api/v1/configmaps');
});

test('all that is under way ends with its signal, which is listened to once', async () => {
  const controller = new AbortController();
  const begun = Promise.withResolvers<void>();
  let count = 0;
  const server = await serving(() => {
    count += 1;
    if (count === 5) begun.resolve();
  });
  const all = Array.from({ length: 5 }, () => exchange(server, credentials(), asked, controller.signal));
  await begun.promise;
  assert.equal(getEventListeners(controller.signal, 'abort').length, 1);
  controller.abort();
  const late = await exchange(server, credentials(), asked, controller.signal);
  assert.deepEqual(
    [...(await Promise.all(all)), late].map(({ broken }) => broken),
    Array(6).fill('ABORT_ERR'),
  );
});
