import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { nodePortTwice } from './node-port-twice.ts';

test('the ports of the hub are distinct', () => {
  assert.deepEqual(
    told(
      nodePortTwice,
      `metrics: {query: {nodePort: {http: 30191, grpc: 30300}}}
clusters: [{id: hub, expose: {via: node-port}}, {id: edge, metrics: {mode: agent}}]`,
    ),
    [
      {
        path: 'metrics.receive.nodePort',
        severity: 'error',
        message: 'Port 30191 of `hub` is wanted by the query frontend and by remote write',
        fix: nodePortTwice.fix,
      },
      {
        path: 'clusters.0.grafana',
        severity: 'error',
        message: 'Port 30300 of `hub` is wanted by the StoreAPI of Query and by Grafana',
        fix: nodePortTwice.fix,
      },
    ],
  );
});

test('each sidecar takes a port, up to the last one', () => {
  assert.deepEqual(told(nodePortTwice, 'clusters: [{id: edge, metrics: {replicas: 2, storeApi: {nodePort: 32767}}}]'), [
    {
      path: 'clusters.1.metrics.storeApi.nodePort',
      severity: 'error',
      message: 'The port of sidecar 1 of `edge` would be 32768, beyond the last node port 32767',
      fix: nodePortTwice.fix,
    },
  ]);
});

test('an object store takes a port of the cluster that serves it', () => {
  assert.deepEqual(
    told(
      nodePortTwice,
      `objectStores: {s3: {provider: seaweedfs, endpoint: null, cluster: edge, nodePort: 30902}}
clusters: [{id: edge, metrics: {replicas: 2}}]`,
    ),
    [
      {
        path: 'objectStores.s3.nodePort',
        severity: 'error',
        message: 'Port 30902 of `edge` is wanted by sidecar 1 and by the object store `s3`',
        fix: nodePortTwice.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(
      nodePortTwice,
      `tls: {issuer: private-ca}
clusters: [{id: edge, metrics: {replicas: 2, storeApi: {nodePort: 32767}}}]`,
    ),
    [],
    'with certificates sidecars are reached by host and take no port',
  );
  assert.deepEqual(
    told(
      nodePortTwice,
      'clusters: [{id: hub, expose: {via: node-port}}, {id: edge, metrics: {storeApi: {nodePort: 30901}}}]',
    ),
    [],
    'the same port in two clusters',
  );
});
