import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { openQuerier } from './open-querier.ts';
import { authUrl, ingress, querier } from './testing/teams.ts';

const told = (...texts: readonly string[]): readonly string[] => provedOn(openQuerier, { one: texts.join('') });
const enforcing = querier('tenants', '--query.enforce-tenancy', '--query.tenant-header=X-Team');
const all = querier('query');
const frontend =
  deployment('frontend', ['query-frontend', '--query-frontend.downstream-url=http://query:10902']) +
  service('frontend', 'frontend', '{name: http, port: 10902, nodePort: 30902}', 'type: NodePort');

test('where nobody enforces tenancy, an open querier is nobody else to judge', () => {
  assert.deepEqual(told(all, frontend, ingress('thanos', 'query', 10_902)), []);
});

test('an enforcing querier believes its header, so that someone must ask who calls', () => {
  assert.deepEqual(told(enforcing, all, ingress('thanos', 'tenants', 10_902, authUrl)), []);
  assert.deepEqual(told(enforcing, all, ingress('thanos', 'tenants', 10_902)), [
    'error Deployment monitoring/tenants: Anyone who reaches `https://thanos.example.com` (Ingress monitoring/thanos of `one`) reads as any tenant: nothing on the way to querier `tenants` of `one`, which takes the tenant from the header `X-Team`, asks who calls',
  ]);
});

test('a way to a querier that does not enforce tenancy leads past those that do, also through a query frontend', () => {
  assert.deepEqual(told(enforcing, all, frontend), [
    'error Deployment monitoring/frontend: Anyone who reaches `node port 30902` (Service monitoring/frontend of `one`) reads as any tenant: nothing on the way to query-frontend `frontend` of `one`, which does not enforce tenancy, while `tenants` does, asks who calls',
  ]);
  assert.deepEqual(told(enforcing, all, ingress('admin', 'query', 10_902, authUrl)), []);
});

test('a path that leads to no question is no way in', () => {
  const health = ingress('thanos', 'tenants', 10_902).replace('path: /,', 'path: /-/healthy,');
  assert.deepEqual(told(enforcing, all, health), []);
});
