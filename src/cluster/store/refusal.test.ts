import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { storeRefusal } from './refusal.ts';

const [store] = modelOf().objectStores;

/** What is said of something thrown, by the code of the S3 API or of Node. */
function said(name: string, { status = 0, code = '', message = '' } = {}): readonly unknown[] {
  assert.ok(store !== undefined);
  const error = Object.assign(new Error(message), { name, code, $metadata: { httpStatusCode: status } });
  const outcome = storeRefusal(error, { store, bucket: 'blocks', doing: 'write', cancelled: false });
  return outcome.ok ? [] : [outcome.refusal.kind, outcome.refusal.status, outcome.refusal.message];
}

const at = 'object store `main` (https://s3.example.com)';

test('what keys may not do is told with the Secret that holds them', () => {
  const denied = `The keys of Secret \`s3\` may not write in the bucket \`blocks\` of the ${at}.`;
  assert.deepEqual(said('AccessDenied', { status: 403 }), ['forbidden', 403, denied]);
  assert.deepEqual(said('UnknownError', { status: 403 }), ['forbidden', 403, denied]);
  assert.deepEqual(said('ExpiredToken', { status: 400 }), [
    'unauthorized',
    400,
    `The ${at} says that the keys of Secret \`s3\` have expired.`,
  ]);
});

test('clocks, regions and taken names are told as what they are', () => {
  assert.deepEqual(
    said('RequestTimeTooSkewed', { status: 403 })[2],
    `The clocks of this machine and of the ${at} are more than 15 minutes apart.`,
  );
  assert.deepEqual(said('PermanentRedirect', { status: 301 })[2], `The ${at} is not in the region \`us-east-1\`.`);
  assert.deepEqual(said('BucketAlreadyExists', { status: 409 }).slice(0, 1), ['conflict']);
});

test('load and faults of the store are told apart from what makes no sense', () => {
  assert.deepEqual(said('SlowDown', { status: 503 }).slice(0, 2), ['throttled', 503]);
  assert.deepEqual(said('TooManyRequests', { status: 429 }).slice(0, 2), ['throttled', 429]);
  assert.deepEqual(said('InternalError', { status: 500, message: 'disk\nfull' }), [
    'server',
    500,
    `The ${at} answers with 500: InternalError: disk full`,
  ]);
  assert.deepEqual(said('MalformedXML', { status: 400 }).slice(0, 2), ['unusable', 400]);
});

test('the network is told by what it said', () => {
  const heard = (code: string, message = '') => said('Error', { code, message })[2];
  assert.deepEqual(
    [
      heard('EAI_AGAIN'),
      heard('CERT_HAS_EXPIRED'),
      heard('ERR_TLS_CERT_ALTNAME_INVALID'),
      heard('EHOSTUNREACH'),
      heard('ETIMEDOUT'),
      heard('ECONNRESET'),
    ],
    [
      `No name server answered for the host \`s3.example.com\` of the ${at}.`,
      `The certificate of the ${at} has expired.`,
      `The certificate of the ${at} is not for \`s3.example.com\`.`,
      `There is no way to the ${at} from here.`,
      `The ${at} does not answer in time.`,
      `The ${at} closes the connection without an answer.`,
    ],
  );
});
