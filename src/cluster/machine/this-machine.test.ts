import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, before, test } from 'node:test';
import { thisMachine } from './this-machine.ts';

const folder = mkdtempSync(join(tmpdir(), 'machine-'));
const path = process.env['PATH'] ?? '';
const machine = thisMachine(new AbortController().signal);

before(() => {
  // Says what it was given, and fails as ssh does where the address is that of a locked node.
  const script = `#!/bin/sh
for word in "$@"; do printf '[%s]' "$word"; done
case "$*" in *locked*) echo 'Warning: added' >&2; echo 'Permission denied (publickey).' >&2; exit 255 ;; *three*) exit 3 ;; esac
`;
  writeFileSync(join(folder, 'ssh'), script);
  chmodSync(join(folder, 'ssh'), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path}`;
});

after(() => {
  process.env['PATH'] = path;
  rmSync(folder, { recursive: true });
});

test('names come from the resolver of the system with /etc/hosts; an address is its own', async () => {
  const local = await machine.resolve('localhost');
  assert.ok(local.ok && local.value.some((address) => address === '127.0.0.1' || address === '::1'));
  assert.deepEqual(await machine.resolve('192.0.2.7'), { ok: true, value: ['192.0.2.7'] });
});

test('a program takes its arguments as they are, and its input, and a missing one is no fault', async () => {
  const echo =
    "process.stdin.pipe(process.stdout); process.stderr.write(process.argv[1]); process.stdin.on('end', () => process.exit(4))";
  assert.deepEqual(await machine.program(process.execPath, ['-e', echo, '$HOME; `id`'], { input: 'secret' }), {
    code: 4,
    out: 'secret',
    err: '$HOME; `id`',
  });
  assert.equal(await machine.program('no-such-program-here', []), null);
});

test('a program that takes too long ends with 124, and with 130 where the run is stopped', async () => {
  const forever = ['-e', 'setInterval(() => {}, 1000)'];
  assert.equal((await machine.program(process.execPath, forever, { timeout: 300 }))?.code, 124);
  const stopped = new AbortController();
  const running = thisMachine(stopped.signal).program(process.execPath, forever);
  stopped.abort();
  assert.equal((await running)?.code, 130);
});

test('ssh never asks, words stay words on the other side, and its own trouble is a refusal', async () => {
  assert.deepEqual(await machine.ssh('10.0.0.1', ['echo', "it's", '$HOME']), {
    ok: true,
    value: {
      code: 0,
      out: `[-o][BatchMode=yes][-o][ConnectTimeout=10][-T][--][10.0.0.1][echo 'it'\\''s' '$HOME']`,
      err: '',
    },
  });
  const three = await machine.ssh('10.0.0.1', ['three']);
  assert.equal(three.ok && three.value.code, 3);
  const locked = await machine.ssh('locked', ['true']);
  assert.deepEqual(locked.ok || locked.refusal.message, '`ssh locked` failed: Permission denied (publickey).');
});

test('an HTTP request tells status, body and the time of the server; nothing is followed', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    response.writeHead(302, { location: '/elsewhere', date: 'Sat, 21 Nov 2026 12:00:00 GMT' });
    response.end(request.method);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  assert.deepEqual(await machine.http(url), {
    ok: true,
    value: { status: 302, body: 'GET', date: Date.parse('2026-11-21T12:00:00Z') },
  });
  const silent = await machine.http(`${url}/silent`, { timeout: 100 });
  assert.equal(silent.ok || silent.refusal.message, `${url}/silent did not answer in 0.1 s.`);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const closed = await machine.http(url);
  assert.equal(closed.ok || closed.refusal.message, `${url} cannot be reached: ECONNREFUSED.`);
});

test('a stopped run neither sleeps nor asks', async () => {
  const stopped = AbortSignal.abort();
  await thisMachine(stopped).sleep(3_600_000);
  const http = await thisMachine(stopped).http('http://127.0.0.1:9');
  assert.equal(http.ok || http.refusal.kind, 'cancelled');
});
