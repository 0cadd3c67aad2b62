import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { credentialLiteral } from './credential-literal.ts';

test('a key that would hold a credential is refused, and its value not repeated', () => {
  assert.deepEqual(
    told(
      credentialLiteral,
      `clusters: [{id: edge, labels: {token: not-a-real-token}}]
objectStores: {s3: {credentials: {secret: a, password: not-a-real-one}}}`,
    ),
    [
      {
        path: 'objectStores.s3.credentials.password',
        severity: 'error',
        message: '`objectStores.s3.credentials.password` holds a credential as a literal',
        fix: credentialLiteral.fix,
      },
      {
        path: 'clusters.1.labels.token',
        severity: 'error',
        message: '`labels.token` of the cluster `edge` holds a credential as a literal',
        fix: credentialLiteral.fix,
      },
    ],
  );
});

test('a user in a URL or a Git address is refused', () => {
  assert.deepEqual(
    told(
      credentialLiteral,
      `objectStores: {s3: {endpoint: "https://user:none@s3.example.com"}}
delivery: {via: argocd, repo: "https://robot@git.example.com/a.git"}`,
    ),
    [
      {
        path: 'objectStores.s3.endpoint',
        severity: 'error',
        message: '`objectStores.s3.endpoint` must not carry a user or a password; name a Secret instead',
        fix: credentialLiteral.fix,
      },
      {
        path: 'delivery.repo',
        severity: 'error',
        message: '`delivery.repo` must not carry a user or a password; the Git server is known to Argo CD by a Secret',
        fix: credentialLiteral.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(credentialLiteral, 'objectStores: {s3: {credentials: {secret: token}}}'),
    [],
    'a Secret by name',
  );
  assert.deepEqual(
    told(credentialLiteral, 'delivery: {via: argocd, repo: "git@git.example.com:team/a.git"}'),
    [],
    'a Git address by SSH',
  );
});
