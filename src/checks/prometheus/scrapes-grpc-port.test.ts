import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { scrapesGrpcPort } from './scrapes-grpc-port.ts';

const service = `---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: monitoring, labels: {app: s}}
spec: {selector: {app: s}, ports: [{name: grpc, port: 31000, targetPort: 10901}, {name: http, port: 10902}]}
`;
const monitor = (kind: string, spec: string, namespace = 'monitoring') =>
  `---\n{apiVersion: monitoring.coreos.com/v1, kind: ${kind}, metadata: {name: m, namespace: ${namespace}}, spec: ${spec}}\n`;
const takes = 'selector: {matchLabels: {app: s}}';
const store = thanos('s', ['store']) + service;

test('the HTTP port, another program, another namespace and an unknown port are silent', () => {
  for (const hub of [
    store + monitor('ServiceMonitor', `{${takes}, endpoints: [{port: http}, {port: none}]}`),
    store + monitor('ServiceMonitor', `{${takes}, endpoints: [{port: grpc}]}`, 'other'),
    thanos('s', ['compact']) + service + monitor('ServiceMonitor', `{${takes}, endpoints: [{port: grpc}]}`),
    thanos('s', ['store', '--grpc-address=:9']) +
      service +
      monitor('ServiceMonitor', `{${takes}, endpoints: [{port: grpc}]}`),
    store + monitor('PodMonitor', `{${takes}, podMetricsEndpoints: [{port: unknown}]}`),
  ])
    assert.deepEqual(found(scrapesGrpcPort, { hub }), []);
});

test('a Service port that leads to gRPC is told', () => {
  const hub = store + monitor('ServiceMonitor', `{${takes}, endpoints: [{port: http}, {port: grpc}]}`);
  assert.deepEqual(found(scrapesGrpcPort, { hub }), [
    {
      code: 'prometheus/scrapes-grpc-port',
      severity: 'error',
      where: { cluster: 'hub', object: 'ServiceMonitor monitoring/m', field: 'spec.endpoints[1].port' },
      message:
        'ServiceMonitor `m` of `hub` scrapes port 10901 of StatefulSet monitoring/s, at which `thanos store` speaks gRPC',
      why: scrapesGrpcPort.why,
      fix: scrapesGrpcPort.fix,
      refs: ['R07'],
      counterexample: null,
    },
  ]);
});

test('so is the number of a port of pods', () => {
  const hub = store + monitor('PodMonitor', `{${takes}, podMetricsEndpoints: [{portNumber: 10901}]}`);
  assert.deepEqual(told(found(scrapesGrpcPort, { hub })), [
    [
      'PodMonitor monitoring/m',
      'spec.podMetricsEndpoints[0].port',
      'error',
      'PodMonitor `m` of `hub` scrapes port 10901 of StatefulSet monitoring/s, at which `thanos store` speaks gRPC',
    ],
  ]);
});
