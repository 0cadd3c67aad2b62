import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provedOn } from '../testing/traced.ts';
import { receiveLimits } from './receive-limits.ts';
import { agent, receive } from './testing/teams.ts';

const told = (one: string, two = agent('a', 'team-a') + agent('b', 'team-b')): readonly string[] =>
  provedOn(receiveLimits, { one, two });
const fault = [
  'warning Deployment monitoring/receive: 2 tenants (`team-a`, `team-b`) write to ingester `receive` of `one`, which limits none of them',
];

test('two tenants need limits, for each or for some', () => {
  assert.deepEqual(told(receive()), fault);
  assert.deepEqual(told(receive('--receive.limits-config={"write": {"global": {"max_concurrency": 30}}}')), fault);
  assert.deepEqual(told(receive('--receive.limits-config={"write": {"default": {"head_series_limit": 1000}}}')), []);
  assert.deepEqual(
    told(receive('--receive.limits-config={"write": {"tenants": {"team-a": {"head_series_limit": 9}}}}')),
    [],
  );
});

test('one tenant needs none, and limits that cannot be read are taken for some', () => {
  assert.deepEqual(told(receive(), agent('a', 'team-a') + agent('b', 'team-a')), []);
  assert.deepEqual(told(receive('--receive.limits-config-file=/etc/limits.yaml')), []);
});
