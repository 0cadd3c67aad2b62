import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prometheus } from '../prometheus/prometheus.ts';
import { prometheusAgent } from '../prometheus-agent/prometheus-agent.ts';
import { storeApi } from '../store-api/store-api.ts';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosQuery } from '../thanos-query/thanos-query.ts';
import { thanosReceiveRouter } from '../thanos-receive-router/thanos-receive-router.ts';

const model = modelOf({
  fleet: 'tls: {issuer: private-ca, mutual: true}',
  hub: 'domain: hub.example.com, metrics: {mode: agent}',
  metrics: 'ruler: {replicas: 0}',
  clusters: [
    'id: plant, domain: plant.example.com, metrics: {mode: sidecar}',
    'id: shop, domain: shop.example.com, metrics: {mode: agent}',
  ],
});
const plant = clusterOf(model, 'plant');
const shop = clusterOf(model, 'shop');
const files = { cert: '/etc/thanos/tls/tls.crt', key: '/etc/thanos/tls/tls.key', ca: '/etc/thanos/fleet-ca/ca.crt' };

test('the sidecar of an edge shows its certificate and asks for one of the fleet’s CA', () => {
  const { spec } = objectOf(prometheus, model, 'Prometheus', 'main', plant);
  assert.deepEqual(spec.thanos?.grpcServerTlsConfig, { certFile: files.cert, keyFile: files.key, caFile: files.ca });
  assert.deepEqual(spec.thanos?.volumeMounts?.slice(-2), [
    { name: 'tls', mountPath: '/etc/thanos/tls', readOnly: true },
    { name: 'fleet-ca', mountPath: '/etc/thanos/fleet-ca', readOnly: true },
  ]);
  assert.deepEqual(spec.volumes?.slice(-2), [
    {
      name: 'tls',
      secret: {
        secretName: 'thanos-sidecar-tls',
        items: [
          { key: 'tls.crt', path: 'tls.crt' },
          { key: 'tls.key', path: 'tls.key' },
        ],
      },
    },
    { name: 'fleet-ca', secret: { secretName: 'fleet-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
  ]);
  assert.deepEqual(objectOf(prometheus, model, 'Certificate', 'thanos-sidecar-tls', plant).spec, {
    secretName: 'thanos-sidecar-tls',
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'fleet-ca' },
    dnsNames: ['thanos-sidecar.plant'],
    duration: '2160h',
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    usages: ['digital signature', 'server auth'],
  });
});

test('Query calls it past the gateway, by the name in its certificate, and shows its own', () => {
  assert.deepEqual(
    (objectOf(thanosQuery, model, 'ConfigMap', 'thanos-query-endpoints').data?.['endpoints.yaml'] ?? '')
      .trim()
      .split('\n')
      .slice(3),
    [
      '  - address: 10.0.1.1:30901',
      '    client_config:',
      '      tls_config:',
      '        enabled: true',
      `        ca_file: ${files.ca}`,
      `        cert_file: ${files.cert}`,
      `        key_file: ${files.key}`,
      '      server_name: thanos-sidecar.plant',
    ],
  );
  assert.deepEqual(
    objectNames(storeApi, model, plant).filter((name) => /Route|external/.test(name)),
    ['Service monitoring/thanos-sidecar-0-external'],
  );
  const { volumes, containers } = objectOf(thanosQuery, model, 'Deployment', 'thanos-query').spec.template.spec;
  assert.deepEqual(
    [volumes?.map(({ name }) => name), containers[0]?.volumeMounts?.map(({ mountPath }) => mountPath)],
    [
      ['endpoints', 'tls', 'fleet-ca'],
      ['/etc/thanos/endpoints', '/etc/thanos/tls', '/etc/thanos/fleet-ca'],
    ],
  );
  assert.deepEqual(objectOf(thanosQuery, model, 'Certificate', 'thanos-query-tls').spec.usages, [
    'digital signature',
    'client auth',
  ]);
});

test('the routers take samples only from agents of the fleet, of which each shows its certificate', () => {
  assert.deepEqual(
    argsOf(objectOf(thanosReceiveRouter, model, 'Deployment', 'thanos-receive-router')).filter((arg) =>
      arg.includes('tls'),
    ),
    [
      `--remote-write.server-tls-cert=${files.cert}`,
      `--remote-write.server-tls-key=${files.key}`,
      `--remote-write.server-tls-client-ca=${files.ca}`,
    ],
  );
  assert.deepEqual(
    objectNames(thanosReceiveRouter, model).filter((name) => /Route|Certificate|external/.test(name)),
    ['Certificate monitoring/thanos-receive-tls', 'Service monitoring/thanos-receive-router-external'],
  );
  const writes = [model.hub, shop].map((cluster) => {
    const { url, tlsConfig } =
      objectOf(prometheusAgent, model, 'PrometheusAgent', 'agent', cluster).spec.remoteWrite?.[0] ?? {};
    return [url, tlsConfig];
  });
  const tlsConfig = {
    ca: { secret: { name: 'fleet-ca', key: 'ca.crt' } },
    cert: { secret: { name: 'prometheus-agent-tls', key: 'tls.crt' } },
    keySecret: { name: 'prometheus-agent-tls', key: 'tls.key' },
    serverName: 'thanos-receive.hub',
  };
  assert.deepEqual(writes, [
    ['https://thanos-receive-router.monitoring.svc.cluster.local:19291/api/v1/receive', tlsConfig],
    ['https://10.0.0.1:30191/api/v1/receive', tlsConfig],
  ]);
});
