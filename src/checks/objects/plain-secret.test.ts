import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { plainSecret } from './plain-secret.ts';

const secret = (rest: object, metadata: object = {}) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 's3', namespace: 'a', ...metadata }, ...rest });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const written = 'x'.repeat(6);

test('a Secret with values is told by its keys, never by its values', () => {
  const hub = secret({ stringData: { accessKey: written, region: '' }, data: { secretKey: base64(written) } });
  assert.deepEqual(found(plainSecret, { hub }), [
    {
      code: 'objects/plain-secret',
      severity: 'error',
      where: { cluster: 'hub', object: 'Secret a/s3', field: 'stringData[accessKey]' },
      message: 'Secret `s3` of `hub` holds `accessKey`, `secretKey` in clear text',
      why: plainSecret.why,
      fix: plainSecret.fix,
      refs: ['F16', 'R51'],
      counterexample: null,
    },
  ]);
});

test('what tells nothing is silent: no data, references, certificates, names and addresses, settings without a credential, encrypted and live Secrets', () => {
  const settings =
    'route:\n  receiver: slack\nreceivers:\n  - api_url_file: /etc/slack\n    password: {{ .password }}\n';
  const silent = [
    secret({ type: 'kubernetes.io/service-account-token' }),
    secret({
      stringData: { a: `$${'{KEY}'}`, b: '<path:secret/data/s3#key>', c: '{{ .key }}', d: 'ENC[AES256_GCM,data:x]' },
    }),
    secret({ data: { 'ca.crt': base64('-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n') } }),
    secret({ stringData: { 'alertmanager.yaml': settings } }),
    secret({ data: { a: base64(written) }, sops: { version: '3.9' } }),
    secret({ data: { a: base64(written) } }, { uid: 'b3c1' }),
    secret({
      stringData: {
        name: 'edge-7',
        server: 'https://10.0.0.7:6443',
        AWS_ENDPOINTS: 's3:9000',
        insecure: 'true',
        username: 'admin',
      },
    }),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(plainSecret, { hub })),
    [],
  );
});

test('webhooks, settings with a credential and private keys are told', () => {
  const told = [
    secret({ stringData: { url: `https://hooks.example.com/${written}` } }),
    secret({ stringData: { 'objstore.yml': `type: S3\nconfig:\n  secret_key: ${written}\n` } }),
    secret({ stringData: { 'config.json': `{"auth": {"password": "${written}"}}` } }),
    secret({ stringData: { 'tls.key': `-----BEGIN ${'PRIVATE'} KEY-----\n${written}\n` } }),
  ];
  assert.deepEqual(
    told.map((hub) => found(plainSecret, { hub }).map((f) => f.message)),
    [
      ['Secret `s3` of `hub` holds `url` in clear text'],
      ['Secret `s3` of `hub` holds `objstore.yml` in clear text'],
      ['Secret `s3` of `hub` holds `config.json` in clear text'],
      ['Secret `s3` of `hub` holds `tls.key` in clear text'],
    ],
  );
});

test('a variable of a container that holds a credential is told, and one that names a Secret or a file is not', () => {
  const pod = (...env: readonly object[]) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { containers: [{ name: 'c', env }] },
    });
  assert.deepEqual(
    found(plainSecret, {
      hub: pod({ name: 'LEVEL', value: 'info' }, { name: 'AWS_SECRET_ACCESS_KEY', value: written }),
    }).map(({ where, message }) => [where, message]),
    [
      [
        { cluster: 'hub', object: 'Pod a', field: 'spec.containers[0].env[1].value' },
        'The variable `AWS_SECRET_ACCESS_KEY` of container `c` of `a` in `hub` holds a credential in clear text',
      ],
    ],
  );
  const silent = pod(
    { name: 'PGPASSWORD_FILE', value: '/run/password' },
    { name: 'DB_PASSWORD', value: '$(OTHER)' },
    { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'a', key: 'token' } } },
    { name: 'TOKEN', value: '/var/run/token' },
    { name: 'DB_PASSWORD', value: '' },
  );
  assert.deepEqual(found(plainSecret, { hub: silent }), []);
});
