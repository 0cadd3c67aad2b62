import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicPolicy } from './public-policy.ts';

const policy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

test('a statement that allows something to everybody makes a bucket public, in each way of writing it', () => {
  const seen = ['*', { AWS: '*' }, { AWS: ['arn:aws:iam::1:root', '*'] }].map((Principal) =>
    publicPolicy(policy({ ...allow, Principal: { AWS: 'someone' } }, { ...allow, Principal })),
  );
  assert.deepEqual(seen, [true, true, true]);
  assert.equal(publicPolicy(JSON.stringify({ Statement: { ...allow, Principal: '*' } })), true);
});

test('a denial, a principal with a name, a condition and what is no policy make none public', () => {
  const closed = [
    policy({ ...allow, Effect: 'Deny', Principal: '*' }),
    policy({ ...allow, Principal: { AWS: ['arn:aws:iam::1:root'] } }),
    policy({ ...allow, Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
    policy(),
    '',
    'not json',
  ];
  assert.deepEqual(closed.filter(publicPolicy), []);
});
