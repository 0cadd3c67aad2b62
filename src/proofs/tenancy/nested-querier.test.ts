import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { nestedQuerier } from './nested-querier.ts';
import { onlyFrom, querier } from './testing/teams.ts';

const told = (...texts: readonly string[]): readonly string[] => provedOn(nestedQuerier, { one: texts.join('') });
const enforcing = querier('tenants', '--query.enforce-tenancy', '--endpoint=inner:10901');
const outer = enforcing + onlyFrom('tenants', 'frontend');
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

test('an inner querier that enforces tenancy itself may be asked over HTTP, and over gRPC by nobody else', () => {
  const both = querier('inner', '--query.enforce-tenancy', '--endpoint=store:10901');
  assert.deepEqual(told(outer, both, store(''), onlyFrom('inner', 'tenants')), []);
  assert.deepEqual(told(outer, both, store('')), [
    'warning Deployment monitoring/inner: Any pod of `one` can ask querier `inner` of `one` by gRPC, where it does not enforce tenancy: no NetworkPolicy isolates that port',
  ]);
});

test('over gRPC an enforcing querier enforces nothing', () => {
  const isolated = onlyFrom('inner', 'tenants');
  const open = (name: string, port: number): string =>
    service('open', 'tenants', `{name: ${name}, port: ${port}, nodePort: 30900}`, 'type: NodePort');
  assert.deepEqual(told(enforcing, open('grpc', 10_901), inner, isolated, store('')), [
    'error Deployment monitoring/tenants: Anyone who reaches `node port 30900` (Service monitoring/open of `one`) asks querier `tenants` of `one` by gRPC, where it does not enforce tenancy',
  ]);
  assert.deepEqual(told(enforcing, open('http', 10_902), inner, isolated, store('')), [
    'warning Deployment monitoring/tenants: Any pod of `one` can ask querier `tenants` of `one` by gRPC, where it does not enforce tenancy: no NetworkPolicy isolates that port',
  ]);
});
