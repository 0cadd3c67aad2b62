import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { nestedQuerier } from './nested-querier.ts';
import { onlyFrom, querier } from './testing/teams.ts';

const told = (...texts: readonly string[]): readonly string[] => provedOn(nestedQuerier, { one: texts.join('') });
const outer = querier('tenants', '--query.enforce-tenancy', '--endpoint=inner:10901');
const inner = querier('inner', '--endpoint=store:10901');
const store = (type: string, ...args: readonly string[]): string =>
  deployment('store', ['store', ...args]) +
  service('store', 'store', '{name: grpc, port: 10901, nodePort: 30901}', type);

test('an inner querier is let in by the outer one only', () => {
  assert.deepEqual(told(outer, inner, store('')), [
    'warning Deployment monitoring/inner: Any pod of `one` can ask querier `inner` of `one` past querier `tenants`, which enforces tenancy: no NetworkPolicy isolates it',
  ]);
  assert.deepEqual(told(outer, inner, store(''), onlyFrom('inner', 'tenants')), []);
});

test('a StoreAPI of the tree that is open outside is a way past tenancy, unless it demands certificates', () => {
  const isolated = onlyFrom('inner', 'tenants');
  const past =
    'error Deployment monitoring/store: Anyone who reaches `node port 30901` (Service monitoring/store of `one`) asks store-gateway `store` of `one` past querier `tenants`, which enforces tenancy';
  assert.deepEqual(told(outer, inner, isolated, store('type: NodePort')), [past]);
  const tls = ['--grpc-server-tls-cert=/t/c', '--grpc-server-tls-key=/t/k'];
  assert.deepEqual(told(outer, inner, isolated, store('type: NodePort', ...tls)), [past]);
  assert.deepEqual(
    told(outer, inner, isolated, store('type: NodePort', ...tls, '--grpc-server-tls-client-ca=/t/ca')),
    [],
  );
  assert.deepEqual(told(outer, inner, isolated, store('type: NodePort'), onlyFrom('store', 'inner')), []);
});

test('without an enforcing querier nothing is asked past anyone', () => {
  assert.deepEqual(told(querier('plain', '--endpoint=inner:10901'), inner, store('type: NodePort')), []);
});

test('an inner querier that enforces tenancy itself may be asked', () => {
  assert.deepEqual(told(outer, querier('inner', '--query.enforce-tenancy', '--endpoint=store:10901'), store('')), []);
});
