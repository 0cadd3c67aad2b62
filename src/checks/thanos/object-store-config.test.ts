import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { objectStoreConfig } from './object-store-config.ts';

const volumes = 'volumes: [{name: config, configMap: {name: objstore}}]';
const store = (config: string) =>
  `${thanos('s', ['store', '--objstore.config-file=/config/o.yml'], { volumes })}${thanos('c', ['compact', '--objstore.config-file=/config/o.yml'], { volumes })}---
{apiVersion: v1, kind: ConfigMap, metadata: {name: objstore, namespace: monitoring}, data: {o.yml: ${JSON.stringify(config)}}}
`;
const object = 'ConfigMap monitoring/objstore';

test('a strict configuration without keys is silent', () => {
  const config =
    '{type: s3, prefix: a, config: {bucket: b, endpoint: "s3:9000", insecure: true, http_config: {tls_config: {ca_file: /ca}}}}';
  assert.deepEqual(found(objectStoreConfig, { hub: store(config) }), []);
});

test('a scheme in the endpoint is refused, once for all that read the file', () => {
  assert.deepEqual(
    found(objectStoreConfig, {
      hub: store('{type: S3, config: {bucket: b, endpoint: "http://s3.example.com:9000/"}}'),
    }),
    [
      {
        code: 'thanos/object-store-config',
        severity: 'error',
        where: { cluster: 'hub', object, field: 'data[o.yml].config.endpoint' },
        message: 'The endpoint `http://s3.example.com:9000/` is a URL where a host is expected',
        why: objectStoreConfig.why,
        fix: 'Write `endpoint: s3.example.com:9000` and `insecure: true`.',
        refs: ['C04', 'C10', 'R15', 'R51', 'F16'],
        counterexample: null,
      },
    ],
  );
});

test('unknown keys on every level, a missing bucket and half a pair of keys are refused', () => {
  const config =
    '{type: S3, config: {endpoint: s3, buckets: b, access_key: "$(KEY)", http_config: {tls_config: {ca: /ca}}}, prefixes: a}';
  const findings = found(objectStoreConfig, { hub: store(config) });
  assert.deepEqual(told(findings), [
    [object, 'data[o.yml].prefixes', 'error', 'The configuration of the object store has no key `prefixes`'],
    [object, 'data[o.yml].config.buckets', 'error', 'The configuration of the object store has no key `buckets`'],
    [
      object,
      'data[o.yml].config.http_config.tls_config.ca',
      'error',
      'The configuration of the object store has no key `ca`',
    ],
    [object, 'data[o.yml].config.bucket', 'error', 'The object store has no `bucket`'],
    [object, 'data[o.yml].config.secret_key', 'error', 'The object store has `access_key` without `secret_key`'],
  ]);
  assert.equal(findings[1]?.fix, 'Write `bucket` if that was meant.');
});

test('a type that Thanos has not is refused, and of others than S3 only the type is judged', () => {
  assert.deepEqual(told(found(objectStoreConfig, { hub: store('{type: MINIO, config: {}}') })), [
    [object, 'data[o.yml].type', 'error', '`MINIO` is no type of object store that Thanos has'],
  ]);
  assert.deepEqual(found(objectStoreConfig, { hub: store('{type: GCS, config: {bucket: b, anything: true}}') }), []);
});

test('a key that is written into a ConfigMap is told without being repeated', () => {
  const written = 'x'.repeat(8);
  const config = `{type: S3, config: {endpoint: s3, bucket: b, access_key: a, secret_key: ${written}}}`;
  assert.deepEqual(told(found(objectStoreConfig, { hub: store(config) })), [
    [
      object,
      'data[o.yml].config.secret_key',
      'error',
      'The key of the object store is written where everyone can read it',
    ],
  ]);
});
