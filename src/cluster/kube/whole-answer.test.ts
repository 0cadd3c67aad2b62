import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { after, before, mock, test } from 'node:test';
import { exchange, type Received } from './exchange.ts';
import { wholeAnswer } from './whole-answer.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
const agent = new Agent();
before(() => mock.timers.enable({ apis: ['setInterval'] }));
after(() => {
  mock.timers.reset();
  agent.destroy();
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});

interface Asked {
  readonly received: Promise<Received>;
  readonly hasEnded: () => boolean;
}

/** A request to a server that sends `head`, and then `more` for ever; here once more of it has come a few times. */
async function asked(head: string, more: string, isLog: boolean): Promise<Asked> {
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
  const use = { cluster: { name: 'one', server: '', skipTLSVerify: true }, user: { name: 'one' } };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sent = { method: 'GET', path: '/api', accept: '*/*', type: '', body: null, isLog };
  let ended = false;
  const received = exchange(url, { agent, headers: {}, use }, sent, new AbortController().signal).finally(() => {
    ended = true;
  });
  await trickles;
  return { received, hasEnded: () => ended };
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
    const { received, hasEnded } = await asked(head, more, false);
    await later(wholeAnswer.usual - 5_000);
    assert.equal(hasEnded(), false);
    await later(10_000);
    assert.equal(hasEnded(), true);
    assert.deepEqual(await received, broken(180));
  }
});

test('a log may take longer', async () => {
  const { received, hasEnded } = await asked(`${begun}\r\n`, ' ', true);
  await later(wholeAnswer.log - 5_000);
  assert.equal(hasEnded(), false);
  await later(10_000);
  assert.deepEqual(await received, broken(600));
});

test('what answers in time is not ended, and one timer looks at all that is under way', async () => {
  const answer = `${begun}content-length: 2\r\n\r\n{}`;
  const { received } = await asked(answer, '', false);
  assert.equal((await received).text, '{}');
  const one = await asked(`${begun}\r\n`, ' ', false);
  await later(wholeAnswer.usual / 2);
  const two = await asked(`${begun}\r\n`, ' ', false);
  await later(wholeAnswer.usual / 2 + 5_000);
  assert.deepEqual([one.hasEnded(), two.hasEnded()], [true, false]);
  await later(wholeAnswer.usual / 2);
  assert.equal(two.hasEnded(), true);
});
