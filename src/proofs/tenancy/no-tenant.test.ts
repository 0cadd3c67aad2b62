import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provedOn } from '../testing/traced.ts';
import { noTenant } from './no-tenant.ts';
import { agent, receive } from './testing/teams.ts';

const told = (two: string, ...args: readonly string[]): readonly string[] =>
  provedOn(noTenant, { one: receive(...args), two });

test('an agent without a tenant beside one with a tenant is told', () => {
  assert.deepEqual(told(agent('a', 'team-a') + agent('b', '')), [
    'warning PrometheusAgent monitoring/b: agent `b` of `two` names no tenant, so ingester `receive` of `one` takes its samples for those of `default-tenant`, while others write as `team-a`',
  ]);
});

test('without tenants, and where the tenant is told in another way, no header is missed', () => {
  assert.deepEqual(told(agent('a', '') + agent('b', '')), []);
  assert.deepEqual(told(agent('a', 'two') + agent('b', '')), []);
  const both = agent('a', 'team-a') + agent('b', '');
  assert.deepEqual(told(both, '--receive.split-tenant-label-name=team'), []);
  assert.deepEqual(told(both, '--receive.tenant-certificate-field=commonName'), []);
  assert.deepEqual(told(both, '--receive.tenant-header=X-Team'), []);
});
