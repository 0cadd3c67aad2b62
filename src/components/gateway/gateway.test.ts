import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { loggingModel } from '../testing/logging.ts';
import { objectOf } from '../testing/objects.ts';
import { gateway } from './gateway.ts';

const edge = 'id: edge, domain: edge.example.com, metrics: {mode: sidecar, replicas: 2}';

test('without certificates a gateway has one plain listener', () => {
  const { spec, metadata } = objectOf(gateway, modelOf(), 'Gateway', 'namsan');
  assert.deepEqual(
    { spec, annotations: metadata.annotations },
    {
      spec: {
        gatewayClassName: 'cilium',
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }],
      },
      annotations: undefined,
    },
  );
});

test('with a private CA every replica of an edge’s sidecar has its own HTTPS host, signed by the fleet’s issuer', () => {
  const model = modelOf({ fleet: 'tls: {issuer: private-ca}', clusters: [edge] });
  const { spec, metadata } = objectOf(gateway, model, 'Gateway', 'namsan', clusterOf(model, 'edge'));
  const https = (name: string, hostname: string): object => ({
    name,
    hostname,
    port: 443,
    protocol: 'HTTPS',
    tls: { mode: 'Terminate', certificateRefs: [{ name: 'namsan-gateway-tls' }] },
    allowedRoutes: { namespaces: { from: 'Same' } },
  });
  assert.deepEqual(
    { listeners: spec.listeners.slice(1), annotations: metadata.annotations },
    {
      listeners: [
        https('https-sidecar-0', 'thanos-sidecar.edge.example.com'),
        https('https-sidecar-1', 'thanos-sidecar-1.edge.example.com'),
      ],
      annotations: { 'cert-manager.io/cluster-issuer': 'fleet-ca' },
    },
  );
});

test('with certificates plain HTTP is sent on to HTTPS for every host', () => {
  const model = modelOf({ fleet: 'tls: {issuer: private-ca}' });
  assert.deepEqual(objectOf(gateway, model, 'HTTPRoute', 'namsan-https-only').spec, {
    parentRefs: [{ name: 'namsan', namespace: 'monitoring', sectionName: 'http' }],
    hostnames: ['thanos.hub.example.com', 'grafana.hub.example.com'],
    rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  });
});

test('a cluster with nothing to show outside has no gateway', () => {
  const model = modelOf({ clusters: [edge, 'id: pushes, domain: p.example.com, metrics: {mode: agent}'] });
  assert.deepEqual(
    ['edge', 'pushes'].map((id) => gateway.build(model, clusterOf(model, id))),
    [null, null],
  );
});

test('hosts of logs are for routes of their own namespace, and that of OpenSearch hands TLS through', () => {
  const model = loggingModel({ fleet: 'tls: {issuer: private-ca}' });
  const listeners = objectOf(gateway, model, 'Gateway', 'namsan').spec.listeners ?? [];
  const selector = {
    matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['logging'] }],
  };
  assert.deepEqual(
    listeners.filter(({ name }) => /opensearch|dashboards/.test(name)),
    [
      {
        name: 'https-opensearch',
        hostname: 'opensearch.hub.example.com',
        port: 443,
        allowedRoutes: { namespaces: { from: 'Selector', selector } },
        protocol: 'TLS',
        tls: { mode: 'Passthrough' },
      },
      {
        name: 'https-dashboards',
        hostname: 'logs.hub.example.com',
        port: 443,
        allowedRoutes: { namespaces: { from: 'Selector', selector } },
        protocol: 'HTTPS',
        tls: { mode: 'Terminate', certificateRefs: [{ name: 'namsan-gateway-tls' }] },
      },
    ],
  );
  const plain = objectOf(gateway, loggingModel(), 'Gateway', 'namsan').spec.listeners?.[0]?.allowedRoutes?.namespaces;
  assert.deepEqual(plain?.selector?.matchExpressions?.[0]?.values, ['logging', 'monitoring']);
});
