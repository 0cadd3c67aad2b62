import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, finding } from '../findings/finding.ts';
import { proofs } from '../proofs/list.ts';
import { newOnes } from './broken-proofs.ts';

const [rule] = proofs;
assert.ok(rule);
const at = (field: string, message: string, interval?: string): Finding =>
  finding(
    rule,
    { cluster: 'hub', object: 'Deployment m/query', field },
    message,
    interval === undefined ? {} : { counterexample: { stream: 'metrics of edge', interval, hops: [] } },
  );
const texts = (before: readonly Finding[], after: readonly Finding[]) => newOnes(before, after).map((f) => f.message);

test('a fault that was there is not new, though its field has moved or its sentence says another number', () => {
  assert.deepEqual(texts([at('args[1]', 'a of 3')], [at('args[2]', 'a of 3')]), []);
  assert.deepEqual(texts([at('args[1]', 'a of 3')], [at('args[1]', 'a of 4')]), []);
});

test('a second fault at one place, one at another place, and other ages are new', () => {
  assert.deepEqual(texts([at('args[1]', 'a')], [at('args[1]', 'a'), at('args[2]', 'b')]), ['b']);
  assert.deepEqual(texts([at('args[1]', 'a')], [at('env[1]', 'a')]), ['a']);
  assert.deepEqual(texts([at('args[1]', 'a', '2h to 3h')], [at('args[1]', 'a', '2h to 5h')]), ['a']);
  assert.deepEqual(texts([], [at('args[1]', 'a'), at('args[2]', 'a')]), ['a', 'a']);
});
