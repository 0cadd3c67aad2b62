import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { loadBalancerPool } from './load-balancer-pool.ts';

test('a pool holds an address for each service', () => {
  assert.deepEqual(
    told(
      loadBalancerPool,
      `metrics: {bucketWeb: true}
clusters: [{id: hub, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.3]}}, {id: edge, metrics: {replicas: 2}, grafana: local, expose: {via: load-balancer, addresses: [10.0.9.8]}}]`,
    ),
    [
      {
        path: 'clusters.0.expose.addresses',
        severity: 'error',
        message: 'The pool of `hub` holds 3 addresses, and its services take 4',
        fix: loadBalancerPool.fix,
      },
      {
        path: 'clusters.1.expose.addresses',
        severity: 'error',
        message: 'The pool of `edge` holds 1 address, and its services take 3',
        fix: loadBalancerPool.fix,
      },
    ],
  );
});

test('pools are apart from each other and from nodes', () => {
  assert.deepEqual(
    told(
      loadBalancerPool,
      'clusters: [{id: hub, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9, 10.0.1.0-10.0.1.3]}}, {id: edge, expose: {via: load-balancer, addresses: [10.0.9.9]}}]',
    ),
    [
      {
        path: 'clusters.1.nodes.0.address',
        severity: 'error',
        message: '10.0.1.1, the address of the node `edge-1`, lies in the pool `10.0.1.0-10.0.1.3` of `hub`',
        fix: loadBalancerPool.fix,
      },
      {
        path: 'clusters.1.expose.addresses.0',
        severity: 'error',
        message: 'The range `10.0.9.9` of `edge` shares addresses with `10.0.9.1-10.0.9.9` of `hub`',
        fix: loadBalancerPool.fix,
      },
    ],
  );
});

test('a range ends after it begins', () => {
  assert.deepEqual(
    told(
      loadBalancerPool,
      'clusters: [{id: edge, expose: {via: load-balancer, addresses: [10.0.9.9-10.0.9.1, 10.0.9.2]}}]',
    ),
    [
      {
        path: 'clusters.1.expose.addresses.0',
        severity: 'error',
        message: 'The range `10.0.9.9-10.0.9.1` of `edge` ends before it begins',
        fix: loadBalancerPool.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      loadBalancerPool,
      `metrics: {bucketWeb: true}
clusters: [{id: hub, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.4]}}, {id: edge, metrics: {replicas: 2}, grafana: local, expose: {via: load-balancer, addresses: [10.0.9.8, 10.0.9.10-10.0.9.11]}}]`,
    ),
    [],
    'exactly enough addresses',
  );
  assert.deepEqual(
    told(loadBalancerPool, 'clusters: [{id: edge, expose: {via: gateway, addresses: [10.0.0.1]}}]'),
    [],
    'a pool that is not used is not judged',
  );
});
