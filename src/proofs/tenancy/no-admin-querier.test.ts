import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { noAdminQuerier } from './no-admin-querier.ts';
import { querier } from './testing/teams.ts';

const told = (...texts: readonly string[]): readonly string[] => provedOn(noAdminQuerier, { one: texts.join('') });
const enforcing = querier('tenants', '--query.enforce-tenancy');

test('rules and operators need a querier that sees all tenants', () => {
  const rule = deployment('rule', ['rule', '--query=http://tenants:10902']);
  assert.deepEqual(told(enforcing), [
    'warning Deployment monitoring/tenants: Every querier enforces tenancy (`tenants`), so that nobody can ask for all tenants at once',
  ]);
  assert.deepEqual(told(enforcing, rule), [
    'warning Deployment monitoring/tenants: Every querier enforces tenancy (`tenants`), so that nobody can ask for all tenants at once; the rules of `rule` are asked as `default-tenant`',
  ]);
});

test('one querier without enforcement, or none with it, is enough', () => {
  assert.deepEqual(told(enforcing, querier('query')), []);
  assert.deepEqual(told(querier('query')), []);
});

test('a question to an address that is not understood may go to such a querier', () => {
  const rule = deployment('rule', ['rule', '--query=http://proxy:80']);
  const proxy =
    '\napiVersion: v1\nkind: Service\nmetadata: {name: proxy, namespace: monitoring}\nspec: {ports: [{port: 80}]}\n---\n';
  assert.deepEqual(told(enforcing, rule, proxy), []);
});
