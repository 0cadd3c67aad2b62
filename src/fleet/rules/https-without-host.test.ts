import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { httpsWithoutHost } from './https-without-host.ts';

test('clusters that are reached by address have no certificates', () => {
  assert.deepEqual(
    told(
      httpsWithoutHost,
      `tls: {issuer: private-ca}
clusters: [{id: hub, domain: null, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}}, {id: edge, domain: null}]`,
    ),
    [
      {
        path: 'clusters.0.expose.via',
        severity: 'warning',
        message: '`hub` is reached by load-balancer addresses, so `tls.issuer: private-ca` does not protect it',
        fix: httpsWithoutHost.fix,
      },
      {
        path: 'clusters.1',
        severity: 'warning',
        message: '`edge` is reached by node ports, so `tls.issuer: private-ca` does not protect it',
        fix: httpsWithoutHost.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      httpsWithoutHost,
      `tls: {issuer: private-ca}
clusters: [{id: edge, domain: null, metrics: {mode: agent}}]`,
    ),
    [],
    'a cluster that nothing calls needs no certificate',
  );
  assert.deepEqual(
    told(httpsWithoutHost, 'clusters: [{id: edge, domain: null}]'),
    [],
    'without certificates nothing is missed',
  );
});
