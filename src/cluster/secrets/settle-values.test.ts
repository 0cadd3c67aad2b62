import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SecretSource } from '../../model/secrets/declared-secret.ts';
import { hidden } from './hidden-value.ts';
import { type SourceView, settle, type ValueOrigins } from './settle-values.ts';

const chosen: SecretSource = { secret: 'grafana-admin', key: 'admin-password', says: 'password', random: true };
const known: SecretSource = { secret: 's3', key: 'access-key', says: 'access key of the store', random: false };

function view(
  source: SecretSource,
  there: Readonly<Record<string, string>> = {},
  more: Partial<SourceView> = {},
): SourceView {
  const values = Object.entries(there).map(([cluster, value]) => ({ cluster, value: hidden(value) }));
  return { source, there: values, silent: [], sealed: [], ...more };
}

function origins(more: Partial<ValueOrigins> = {}): ValueOrigins {
  return {
    given: () => undefined,
    kept: () => undefined,
    ask: null,
    chance: () => hidden('by chance'),
    rotate: [],
    ...more,
  };
}

async function settled(of: SourceView, by: ValueOrigins): Promise<string> {
  const answer = await settle(of, by);
  return answer.value === null ? answer.why : `${Buffer.from(answer.value.bytes())} (${answer.by})`;
}

const given = () => hidden('mine');

test('a value is what is given, else what a cluster has, what scripts kept, chance, and at last the answer of the user', async () => {
  const kept = () => hidden('old');
  const ask = async () => hidden('typed');
  assert.equal(await settled(view(known), origins({ given, kept, ask })), 'mine (given)');
  assert.equal(await settled(view(known, { hub: 'there' }), origins({ given, kept, ask })), 'there (cluster)');
  assert.equal(await settled(view(known), origins({ kept, ask })), 'old (kept)');
  assert.equal(await settled(view(known), origins({ ask })), 'typed (asked)');
  assert.equal(await settled(view(known), origins()), '`s3/access-key`, access key of the store, is not given.');
  assert.equal(await settled(view(chosen), origins({ ask })), 'by chance (chance)');
});

test('rotation takes what is given, chance where any value will do, the answer of the user, and the kept one at last', async () => {
  const there = { hub: 'there', shop: 'other' };
  const kept = () => hidden('old');
  const rotate = ['s3', 'grafana-admin'];
  assert.equal(await settled(view(known, there), origins({ rotate, given, kept })), 'mine (given)');
  assert.equal(await settled(view(chosen, there), origins({ rotate, kept })), 'by chance (chance)');
  assert.equal(
    await settled(view(known, there), origins({ rotate, kept, ask: async () => hidden('typed') })),
    'typed (asked)',
  );
  assert.equal(await settled(view(known, there), origins({ rotate, kept })), 'old (kept)');
});

test('clusters that disagree are not copied from, and nothing is made by chance that somebody may have already', async () => {
  assert.equal(
    await settled(view(chosen, { hub: 'a', shop: 'b' }), origins()),
    '`hub` and `shop` have different values of `grafana-admin/admin-password`, so none of them is copied. `--rotate grafana-admin` makes them one.',
  );
  assert.equal(
    await settled(view(chosen, {}, { silent: ['shop'] }), origins()),
    '`shop` may have a value of `grafana-admin/admin-password` and did not answer, so none is made by chance.',
  );
  assert.equal(
    await settled(view(chosen, {}, { sealed: ['secrets/hub/x.yaml'] }), origins()),
    '`grafana-admin/admin-password` is sealed in `secrets/hub/x.yaml` and no cluster has it yet, so it cannot be known here. Deliver that file first, or replace the value by `--rotate grafana-admin`.',
  );
});

test('an empty value is none', async () => {
  assert.equal(
    await settled(view(known), origins({ given: () => hidden('') })),
    'The value that is given for `s3/access-key` is empty, which is none.',
  );
});
