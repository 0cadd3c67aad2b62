import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { test } from 'node:test';
import { answered, type Outcome, refused } from '../outcome.ts';
import { answerOf, refusalIn } from '../testing/kube-contract.ts';
import { type CredentialKeeper, keptCredentials, type Made } from './credentials.ts';

const use = { cluster: { name: 'one', server: 'https://one', skipTLSVerify: false }, user: { name: 'one' } };
const forever = Number.POSITIVE_INFINITY;

function keeper(make: (run: number) => Outcome<Omit<Made, 'use'>>): { kept: CredentialKeeper; runs: () => number } {
  let runs = 0;
  const made = async (): Promise<Outcome<Made>> => {
    runs += 1;
    const out = make(runs);
    return out.ok ? answered({ ...out.value, use }) : out;
  };
  return { kept: keptCredentials(made, () => new Agent()), runs: () => runs };
}

const token = (text: string): RequestOptions => ({ headers: { Authorization: `Bearer ${text}` } });

test('credentials are made once for all who ask at the same time, and again when they have ended', async () => {
  const { kept, runs } = keeper((run) => answered({ options: token(`t${run}`), until: run === 1 ? 0 : forever }));
  const all = await Promise.all(Array.from({ length: 40 }, () => kept.current()));
  assert.deepEqual([runs(), all.every((one) => answerOf(one).headers['authorization'] === 'Bearer t1')], [1, true]);
  const next = await Promise.all(Array.from({ length: 40 }, () => kept.current()));
  assert.deepEqual([runs(), next.every((one) => answerOf(one).headers['authorization'] === 'Bearer t2')], [2, true]);
});

test('forty requests that are refused with the same token have it made anew once', async () => {
  const { kept, runs } = keeper((run) => answered({ options: token(`t${run}`), until: forever }));
  const old = answerOf(await kept.current());
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      kept.renew(old);
      assert.equal(answerOf(await kept.current()).headers['authorization'], 'Bearer t2');
    }),
  );
  assert.equal(runs(), 2);
});

test('credentials that could not be had are not asked for by every request', async () => {
  const { kept, runs } = keeper(() => refused('unauthorized', 'No.'));
  for (let asked = 0; asked < 5; asked++) assert.equal(refusalIn(await kept.current()).message, 'No.');
  assert.equal(runs(), 1);
});

test('the connections stay while the certificate is the same, and are others with another', async () => {
  const cert = (run: number): string => (run < 3 ? 'one' : 'two');
  const { kept } = keeper((run) => answered({ options: { cert: cert(run), key: cert(run) }, until: 0 }));
  const agents: Agent[] = [];
  for (let asked = 0; asked < 4; asked++) agents.push(answerOf(await kept.current()).agent);
  assert.deepEqual(
    agents.map((agent) => agents.indexOf(agent)),
    [0, 0, 2, 2],
  );
});

test('the line break at the end of a token file is no part of the token', async () => {
  const { kept } = keeper(() => answered({ options: token('abc\n'), until: forever }));
  assert.deepEqual(answerOf(await kept.current()).headers, { authorization: 'Bearer abc' });
});
