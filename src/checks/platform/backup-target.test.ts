import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { backupTarget } from './backup-target.ts';

const target = (url: string) =>
  `{apiVersion: longhorn.io/v1beta2, kind: BackupTarget, metadata: {name: default, namespace: longhorn-system}, spec: {backupTargetURL: "${url}"}}`;
const messages = (hub: string) => told(found(backupTarget, { hub })).map((one) => one[3]);

test('a target that is no URL of Longhorn is told', () => {
  assert.deepEqual(found(backupTarget, { hub: target('http://s3.example.com/backups') }), [
    {
      code: 'platform/backup-target',
      severity: 'error',
      where: { cluster: 'hub', object: 'BackupTarget longhorn-system/default', field: 'spec.backupTargetURL' },
      message: 'The backup target `http://s3.example.com/backups` of `hub` is of no scheme that Longhorn knows',
      why: backupTarget.why,
      fix: backupTarget.fix,
      refs: ['R32'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(messages(target('s3://backups/')), [
    'The backup target `s3://backups/` of `hub` names no bucket and region',
  ]);
  assert.deepEqual(messages(target('s3://b@us-east-1')), [
    'The backup target `s3://b@us-east-1` of `hub` does not end with a slash',
  ]);
  const setting =
    '{apiVersion: longhorn.io/v1beta2, kind: Setting, metadata: {name: backup-target}, value: "https://a/b"}';
  assert.equal(messages(setting).length, 1);
});

test('the values of the chart are judged too', () => {
  const folders = {
    longhorn:
      '{kind: Kustomization, helmCharts: [{name: longhorn, valuesInline: {defaultBackupStore: {backupTarget: "http://a"}}}]}',
  };
  assert.deepEqual(
    found(backupTarget, { folders }).map(({ where }) => where),
    [
      {
        cluster: 'hub',
        object: 'Kustomization longhorn',
        field: 'helmCharts[0].valuesInline.defaultBackupStore.backupTarget',
      },
    ],
  );
});

test('targets of every kind that Longhorn has, and none at all, are silent', () => {
  const silent = ['s3://b@us-east-1/', 's3://b@us-east-1/folder/', 'nfs://a:/b', 'azblob://c@core.windows.net/', ''];
  assert.deepEqual(silent.map(target).flatMap(messages), []);
});
