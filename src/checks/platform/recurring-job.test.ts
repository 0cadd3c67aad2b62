import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { recurringJob } from './recurring-job.ts';

const job = (name: string, spec: string) =>
  `---\n{apiVersion: longhorn.io/v1beta2, kind: RecurringJob, metadata: {name: ${name}, namespace: longhorn-system}, spec: {${spec}}}\n`;

test('a job of no group that no volume names is told', () => {
  assert.deepEqual(found(recurringJob, { hub: job('daily', 'task: backup') }), [
    {
      code: 'platform/recurring-job',
      severity: 'error',
      where: { cluster: 'hub', object: 'RecurringJob longhorn-system/daily', field: 'spec.groups' },
      message: 'The recurring job `daily` of `hub` has no groups, and no volume names it',
      why: recurringJob.why,
      fix: recurringJob.fix,
      refs: ['R33'],
      counterexample: null,
    },
  ]);
});

test('snapshots alone are told as no backup', () => {
  assert.deepEqual(told(found(recurringJob, { hub: job('daily', 'task: snapshot, groups: [default]') })), [
    [
      'RecurringJob longhorn-system/daily',
      'spec.task',
      'warning',
      '`hub` takes snapshots of volumes by `daily`, and no recurring job makes backups',
    ],
  ]);
});

test('backups of a group, and jobs that a claim or a class names, are silent', () => {
  const claim =
    '---\n{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a, namespace: a, labels: {recurring-job.longhorn.io/daily: enabled}}}\n';
  const storage = `---\n${JSON.stringify({
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'a' },
    parameters: { recurringJobSelector: '[{"name":"daily","isGroup":false}]' },
  })}\n`;
  const silent = [
    job('daily', 'task: backup, groups: [default]'),
    job('daily', 'task: snapshot, groups: [default]') + job('weekly', 'task: backup, groups: [default]'),
    job('daily', 'task: backup') + claim,
    job('daily', 'task: backup') + storage,
    claim,
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(recurringJob, { hub })),
    [],
  );
});
