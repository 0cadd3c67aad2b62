import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../kube/duration.ts';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, told } from '../testing/found.ts';
import { bucketExpiry } from './bucket-expiry.ts';

const kept = (ms: number, ...drop: readonly string[]) => {
  const flows = healthy();
  const compact = node('compactor', 'hub/compact', { retentionMs: { raw: 14 * day, '5m': 30 * day, '1h': ms } });
  const logs = node('bucket', 's3/logs', { bucket: 'logs' });
  const repository = node('snapshot-repository', 'hub/archive');
  return {
    nodes: { ...flows.nodes, compact, logs, repository },
    edges: [...flows.edges, 'repository snapshots logs'].filter((e) => !drop.includes(e)),
  };
};
const job = (script: string) =>
  `---\n${JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'b', namespace: 's' },
    spec: {
      template: {
        spec: { containers: [{ name: 'mc', command: ['sh', '-c', script], env: [{ name: 'B', value: 'thanos' }] }] },
      },
    },
  })}\n`;
const verdict = (hub: string, ms = 90 * day) =>
  told(found(bucketExpiry, { hub, flows: kept(ms) })).map(([, , severity, message]) => [severity, message]);
const place = ['Job s/b', 'spec.template.spec.containers[0]'];

test('a rule that ends after the retention, of another bucket, or that moves and deletes nothing, is silent', () => {
  for (const script of [
    'mc ilm rule add --expire-days 90 store/thanos',
    'mc ilm rule add --expire-days 1 store/other',
    'mc ilm rule add --transition-days 1 --storage-class COLD store/thanos',
    'mc ilm rule ls store/thanos',
    'mc ilm add --expire-days 3 store/$BUCKET',
  ])
    assert.deepEqual(verdict(job(script)), [], script);
});

test('a rule below the longest retention is an error', () => {
  assert.deepEqual(
    found(bucketExpiry, { hub: job('mc ilm rule add --expire-days=30 store/thanos'), flows: kept(90 * day) }),
    [
      {
        code: 'thanos/bucket-expiry',
        severity: 'error',
        where: { cluster: 'hub', object: place[0], field: place[1] },
        message: 'The bucket `thanos` deletes its objects after 30d, and the compactor is to keep blocks there for 90d',
        why: bucketExpiry.why,
        fix: bucketExpiry.fix,
        refs: ['C11', 'R19'],
        counterexample: null,
      },
    ],
  );
});

test('every spelling of such a rule is read, and blocks for ever are below none', () => {
  const forEver = [
    'error',
    'The bucket `thanos` deletes its objects after 400d, and the compactor is to keep blocks there for ever',
  ];
  for (const script of [
    'mc mb x/y && mc --insecure ilm add "store/thanos" --expiry-days 400',
    'mc ilm rule add --prefix "a/b" --expire-days "400" store/$(B)/',
    `aws s3api put-bucket-lifecycle-configuration --bucket thanos --lifecycle-configuration '{"Rules":[{"Expiration":{"Days":400}}]}'`,
  ])
    assert.deepEqual(verdict(job(script), 0), [forEver], script);
});

test('buckets of snapshots may have none at all', () => {
  assert.deepEqual(verdict(job('mc ilm rule add --expire-days 9000 s/logs')), [
    ['error', 'The bucket `logs` deletes its objects after 9000d, and holds snapshots of OpenSearch'],
  ]);
  const target =
    '---\n{apiVersion: longhorn.io/v1beta2, kind: BackupTarget, metadata: {name: default, namespace: l}, spec: {backupTargetURL: "s3://volumes@us-east-1/"}}\n';
  assert.deepEqual(verdict(target + job('mc ilm rule add --expire-days 180 s/volumes')), [
    ['error', 'The bucket `volumes` deletes its objects after 180d, and holds backups of Longhorn'],
  ]);
});

test('without a compactor that is known it is a warning', () => {
  const flows = kept(0, 'compact deletes-in bucket');
  assert.deepEqual(
    told(found(bucketExpiry, { hub: job('mc ilm rule add --expire-days 30 s/thanos'), flows })).map((f) => f[2]),
    ['warning'],
  );
});

test('resources of ACK and Crossplane are read', () => {
  const of = (apiVersion: string, kind: string, spec: string) =>
    `---\n{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: thanos}, spec: ${spec}}\n`;
  const shorter = [
    ['error', 'The bucket `thanos` deletes its objects after 7d, and the compactor is to keep blocks there for 90d'],
  ];
  const rules = '[{status: Enabled, expiration: {days: 7}}]';
  for (const hub of [
    of('s3.services.k8s.aws/v1alpha1', 'Bucket', `{name: thanos, lifecycle: {rules: ${rules}}}`),
    of(
      's3.aws.upbound.io/v1beta1',
      'BucketLifecycleConfiguration',
      '{forProvider: {bucketRef: {name: thanos}, rule: [{expiration: [{days: 7}]}]}}',
    ),
    of('s3.aws.crossplane.io/v1beta1', 'Bucket', `{forProvider: {lifecycleConfiguration: {rules: ${rules}}}}`),
  ])
    assert.deepEqual(verdict(hub), shorter, hub);
  const off = of(
    's3.services.k8s.aws/v1alpha1',
    'Bucket',
    '{name: thanos, lifecycle: {rules: [{status: Disabled, expiration: {days: 7}}]}}',
  );
  assert.deepEqual(verdict(off), []);
});
