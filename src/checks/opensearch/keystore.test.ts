import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { keystore } from './keystore.ts';

const store = (general: string, bootstrap = '') =>
  `---\n{apiVersion: opensearch.org/v1, kind: OpenSearchCluster, metadata: {name: os, namespace: logging}, spec: {general: {snapshotRepositories: [{name: archive, type: s3, settings: {bucket: logs}}]${general}}, bootstrap: {${bootstrap}}}}\n`;
const both =
  'keystore: [{secret: {name: s3}, keyMappings: {a: s3.client.default.access_key, b: s3.client.default.secret_key}}]';

test('keys in both keystores are silent, and so are whole Secrets and accounts with a role', () => {
  const whole = 'keystore: [{secret: {name: s3}}]';
  const given = [store(`, ${both}`, both), store(`, ${whole}`, whole), store(', serviceAccount: os')];
  assert.deepEqual(
    given.flatMap((hub) => found(keystore, { hub })),
    [],
  );
});

test('missing keys are told of the nodes, and of the first node', () => {
  const object = 'OpenSearchCluster logging/os';
  const keys = '`s3.client.default.access_key` and `s3.client.default.secret_key` are';
  const start = '`os` of `hub` has a repository on S3, and';
  assert.deepEqual(told(found(keystore, { hub: store('') })), [
    [object, 'spec.general.keystore', 'error', `${start} ${keys} not in the keystore of its nodes`],
    [object, 'spec.bootstrap.keystore', 'warning', `${start} ${keys} not in the keystore of its first node`],
  ]);
  const findings = found(keystore, { hub: store(`, ${both}`) });
  assert.deepEqual(findings, [
    {
      code: 'opensearch/keystore',
      severity: 'warning',
      where: { cluster: 'hub', object, field: 'spec.bootstrap.keystore' },
      message: `${start} ${keys} not in the keystore of its first node`,
      why: keystore.why,
      fix: keystore.fix,
      refs: ['E18'],
      counterexample: null,
    },
  ]);
});
