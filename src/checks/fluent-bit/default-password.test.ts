import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found, told } from '../testing/found.ts';
import { defaultPassword } from './default-password.ts';

/** The user and the word of old, which were the same. */
const old = 'admin';
const output = (user: string, word: string) =>
  daemonSet(
    JSON.stringify({ pipeline: { outputs: [{ name: 'opensearch', match: '*', http_user: user, http_passwd: word }] } }),
  );

test('the default of old is told, and what comes from a variable is not', () => {
  assert.deepEqual(told(found(defaultPassword, { hub: output(old, old) })), [
    [
      'ConfigMap logging/fluent-bit',
      'data[fluent-bit.yaml].output[0]',
      'error',
      'The output `opensearch` of DaemonSet logging/fluent-bit of `hub` signs in by the default password of old',
    ],
  ]);
  assert.deepEqual(found(defaultPassword, { hub: output(old, ['$', '{LOG_STORE_PASSWORD}'].join('')) }), []);
});
