import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCredentialKey, literalCredentials } from './credentials.ts';

/** Made here piece by piece, so that no scanner takes them for the real thing. */
const likeKeys: readonly string[] = [
  ['AK', 'IA'].join('') + 'A'.repeat(16),
  ['-----BEGIN', 'PRIVATE KEY-----'].join(' '),
  ['gh', 'p_'].join('') + 'a'.repeat(36),
  ['xo', 'xb-'].join('') + '1'.repeat(12),
  `https://${['hooks', 'slack', 'com'].join('.')}/services/T/B/x`,
  ['e', 'yJ'].join('') + ['a'.repeat(12), 'b'.repeat(12), 'c'.repeat(12)].join('.'),
];

test('values in the shape of a credential are found wherever they stand', () => {
  for (const value of likeKeys) assert.deepEqual(literalCredentials({ a: [{ b: `x ${value}` }] }), [['a', 0, 'b']]);
});

test('a value under the name of a credential is found, whatever it is', () => {
  for (const key of [
    'password',
    'secretKey',
    'access_key',
    'accessKeyId',
    'token',
    'apiKey',
    'client-secret',
    'webhook',
  ])
    assert.deepEqual(literalCredentials({ a: { [key]: 'x' } }), [['a', key]], key);
  assert.deepEqual(literalCredentials({ pass: 1234 }), [['pass']]);
});

test('Secrets by name, keys of Secrets and empty values are none', () => {
  for (const key of ['secret', 'tenants', 'address', 'keys', 'passage']) assert.equal(isCredentialKey(key), false, key);
  assert.deepEqual(
    literalCredentials({ credentials: { secret: 'token' }, token: '', webhook: { secret: 'slack' } }),
    [],
  );
});

test('any plain data can be searched', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const path of literalCredentials(value)) assert.ok(path.length >= 0);
    }),
  );
});
