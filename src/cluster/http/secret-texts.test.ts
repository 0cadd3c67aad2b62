import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered, refused } from '../outcome.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { secretTexts } from './secret-texts.ts';

test('values of a Secret are read, and what lacks is told by names alone', async () => {
  const data = { user: Buffer.from('someone').toString('base64') };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'n', name: 's' }, data };
  const kube = fakeKube('edge', { objects: [secret] });
  assert.deepEqual(await secretTexts(kube, 'n', 's', ['user']), answered({ user: 'someone' }));
  assert.deepEqual(
    await secretTexts(kube, 'n', 's', ['user', 'other']),
    refused('not-found', 'The Secret `n/s` of `edge` has no key `other`'),
  );
  assert.deepEqual(
    await secretTexts(kube, 'n', 'x', ['user']),
    refused('not-found', 'The Secret `n/x` of `edge` is not there'),
  );
});
