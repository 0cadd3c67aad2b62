import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy } from '../../proofs/testing/flows.ts';
import { found, told } from '../testing/found.ts';
import { bucketPublic } from './bucket-public.ts';

const script = (text: string) =>
  `---\n${JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 's', namespace: 'm' }, data: { 'b.sh': text } })}\n`;
const on = (hub: string) => found(bucketPublic, { hub, flows: healthy() });

test('access that is taken away, and that of a bucket of something else, are silent', () => {
  assert.deepEqual(on(script('mc anonymous set none s/thanos\nmc anonymous set download s/pages')), []);
  assert.deepEqual(on(script('mc anonymous list s/thanos')), []);
});

test('the bucket of the metrics, opened to everybody, is an error', () => {
  assert.deepEqual(on(script('mc mb s/thanos\nmc anonymous set download s/thanos')), [
    {
      code: 'thanos/bucket-public',
      severity: 'error',
      where: { cluster: 'hub', object: 'ConfigMap m/s', field: 'data[b.sh]' },
      message: 'The bucket `thanos`, which holds blocks of Thanos, is opened to everybody by `download`',
      why: bucketPublic.why,
      fix: bucketPublic.fix,
      refs: ['R18'],
      counterexample: null,
    },
  ]);
});

test('the older command, that of AWS, and resources are read as well', () => {
  const acl = (apiVersion: string, kind: string, spec: string) =>
    `---\n{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: thanos}, spec: ${spec}}\n`;
  for (const hub of [
    script('mc policy set public s/thanos/prefix'),
    script('aws s3api put-bucket-acl --bucket thanos --acl public-read'),
    acl('s3.services.k8s.aws/v1alpha1', 'Bucket', '{name: thanos, acl: public-read}'),
    acl('s3.aws.upbound.io/v1beta1', 'BucketACL', '{forProvider: {bucket: thanos, acl: public-read-write}}'),
  ])
    assert.equal(told(on(hub)).length, 1, hub);
});
