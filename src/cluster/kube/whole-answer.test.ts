import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import { refusalIn } from '../testing/kube-contract.ts';
import { exchange, type Received } from './exchange.ts';
import { openKube } from './open.ts';
import { wholeAnswer } from './whole-answer.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-whole-answer-'));
const servers: Server[] = [];
const sockets: Socket[] = [];
const agent = new Agent();
before(() => mock.timers.enable({ apis: ['setInterval'] }));
after(() => {
  mock.timers.reset();
  agent.destroy();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

interface Asked<T> {
  readonly received: Promise<T>;
  readonly hasEnded: () => boolean;
}

/** What is asked of a server that sends `head`, and then `more` for ever; here once more of it has come a few times. */
async function asked<T>(head: string, more: string, ask: (url: string) => Promise<T>): Promise<Asked<T>> {
  const { promise: trickles, resolve } = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    socket.write(head);
    let count = 0;
    const drip = (): void => {
      if (socket.destroyed) return;
      socket.write(more);
      count += 1;
      if (count === 5) resolve();
      setTimeout(drip, 5);
    };
    drip();
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  let ended = false;
  const received = ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).finally(() => {
    ended = true;
  });
  await trickles;
  return { received, hasEnded: () => ended };
}

function kinds(url: string): Promise<Received> {
  const use = { cluster: { name: 'one', server: url, skipTLSVerify: true }, user: { name: 'one' } };
  const sent = { method: 'GET', path: '/api', accept: '*/*', type: '', body: null };
  return exchange(url, { agent, headers: {}, use }, sent, new AbortController().signal);
}

/** So many milliseconds later, and what came of them. */
async function later(milliseconds: number): Promise<void> {
  mock.timers.tick(milliseconds);
  await new Promise((passed) => setTimeout(passed, 30));
}

const broken = (seconds: number): Received => ({
  status: 0,
  headers: {},
  text: `no whole answer within ${seconds} s`,
  broken: 'ETIMEDOUT',
  retryAfter: null,
  unsent: false,
});
const begun = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';

test('an answer that trickles for ever is ended, in its body and in its head', async () => {
  for (const [head, more] of [
    [`${begun}\r\n`, ' '],
    [begun, 'x'],
    ['', 'HTTP/1.1 102 Processing\r\n\r\n'],
  ] as const) {
    const { received, hasEnded } = await asked(head, more, kinds);
    await later(wholeAnswer.usual - 5_000);
    assert.equal(hasEnded(), false);
    await later(10_000);
    assert.equal(hasEnded(), true);
    assert.deepEqual(await received, broken(180));
  }
});

test('a log may take longer', async () => {
  const run = new AbortController();
  const { received } = await asked(`${begun}\r\n`, ' ', async (server) => {
    const file = join(folder, 'config');
    const contexts = [{ name: 'one', context: { cluster: 'c', user: 'u' } }];
    writeFileSync(file, JSON.stringify({ clusters: [{ name: 'c', cluster: { server } }], users: [], contexts }));
    const client = (await openKube({ kubeconfig: [file], signal: run.signal }))({ id: 'hub', context: 'one' });
    return client.logs({ namespace: 'x', name: 'y' }, { lines: 1 }).finally(client.close);
  });
  const connection = sockets.at(-1);
  await later(wholeAnswer.log - 5_000);
  assert.equal(connection?.destroyed, false);
  await later(10_000);
  assert.equal(connection?.destroyed, true);
  run.abort();
  assert.equal(refusalIn(await received).kind, 'cancelled');
});

test('what answers in time is not ended, and one timer looks at all that is under way', async () => {
  const answer = `${begun}content-length: 2\r\n\r\n{}`;
  const { received } = await asked(answer, '', kinds);
  assert.equal((await received).text, '{}');
  const one = await asked(`${begun}\r\n`, ' ', kinds);
  await later(wholeAnswer.usual / 2);
  const two = await asked(`${begun}\r\n`, ' ', kinds);
  await later(wholeAnswer.usual / 2 + 5_000);
  assert.deepEqual([one.hasEnded(), two.hasEnded()], [true, false]);
  await later(wholeAnswer.usual / 2);
  assert.equal(two.hasEnded(), true);
});
