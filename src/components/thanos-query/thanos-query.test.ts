import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { argsOf, objectNames, objectOf } from '../testing/objects.ts';
import { thanosQuery } from './thanos-query.ts';

const endpointsOf = (model: ReturnType<typeof modelOf>): readonly string[] =>
  (objectOf(thanosQuery, model, 'ConfigMap', 'thanos-query-endpoints').data?.['endpoints.yaml'] ?? '')
    .trim()
    .split('\n');

test('Query stands on the hub only, with all that belongs to it', () => {
  const model = modelOf({ clusters: ['id: edge, metrics: {mode: sidecar}'] });
  assert.deepEqual(objectNames(thanosQuery, model), [
    'ServiceAccount monitoring/thanos-query',
    'ConfigMap monitoring/thanos-query-endpoints',
    'Service monitoring/thanos-query',
    'Deployment monitoring/thanos-query',
    'PodDisruptionBudget monitoring/thanos-query',
    'ServiceMonitor monitoring/thanos-query',
    'PrometheusRule monitoring/thanos-query',
  ]);
  assert.deepEqual(objectNames(thanosQuery, model, clusterOf(model, 'edge')), []);
});

test('it says its addresses, its timeouts and the replica labels of the producers that exist', () => {
  const model = modelOf({ metrics: 'query: {timeout: 90s}' });
  assert.deepEqual(argsOf(objectOf(thanosQuery, model, 'Deployment', 'thanos-query')), [
    'query',
    '--log.level=info',
    '--log.format=logfmt',
    '--enable-auto-gomemlimit',
    '--http-address=0.0.0.0:9090',
    '--grpc-address=0.0.0.0:10901',
    '--query.replica-label=prometheus_replica',
    '--query.replica-label=thanos_ruler_replica',
    '--query.auto-downsampling',
    '--query.timeout=1m30s',
    '--store.response-timeout=45s',
    '--endpoint.sd-config-file=/etc/thanos/endpoints/endpoints.yaml',
    '--endpoint.sd-config-reload-interval=1m',
  ]);
  const bare = modelOf({ hub: 'metrics: {mode: none}', metrics: 'ruler: {replicas: 0}' });
  assert.deepEqual(
    argsOf(objectOf(thanosQuery, bare, 'Deployment', 'thanos-query')).filter((arg) => arg.includes('replica-label')),
    [],
  );
});

test('it asks the hub’s own stores by DNS and each sidecar replica of an edge by one address', () => {
  const model = modelOf({
    clusters: [
      'id: ports, expose: {via: node-port}, metrics: {mode: sidecar, replicas: 2, storeApi: {nodePort: 31000}}',
      'id: pool, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}, metrics: {mode: sidecar}',
      'id: pushes, metrics: {mode: agent}',
    ],
  });
  assert.deepEqual(endpointsOf(model), [
    'endpoints:',
    '  - address: dnssrv+_grpc._tcp.thanos-sidecar.monitoring.svc.cluster.local',
    '  - address: dnssrv+_grpc._tcp.thanos-store.monitoring.svc.cluster.local',
    '  - address: dnssrv+_grpc._tcp.thanos-ruler.monitoring.svc.cluster.local',
    '  - address: dnssrv+_grpc._tcp.thanos-receive-ingester.monitoring.svc.cluster.local',
    '  - address: 10.0.1.1:31000',
    '  - address: 10.0.1.1:31001',
    '  - address: 10.0.9.1:10901',
  ]);
});

test('an edge behind a gateway with certificates is asked with TLS, checked against the fleet’s CA', () => {
  const model = modelOf({
    fleet: 'tls: {issuer: private-ca}',
    metrics: 'ruler: {replicas: 0}',
    hub: 'domain: hub.example.com, metrics: {mode: none}',
    clusters: ['id: edge, domain: edge.example.com, metrics: {mode: sidecar}'],
  });
  assert.deepEqual(endpointsOf(model).slice(2), [
    '  - address: thanos-sidecar.edge.example.com:443',
    '    client_config:',
    '      tls_config:',
    '        enabled: true',
    '        ca_file: /etc/thanos/fleet-ca/ca.crt',
  ]);
  const pod = objectOf(thanosQuery, model, 'Deployment', 'thanos-query').spec.template.spec;
  assert.deepEqual(
    [pod.volumes, pod.containers[0]?.volumeMounts],
    [
      [
        { name: 'endpoints', configMap: { name: 'thanos-query-endpoints' } },
        { name: 'fleet-ca', secret: { secretName: 'fleet-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      ],
      [
        { name: 'endpoints', mountPath: '/etc/thanos/endpoints', readOnly: true },
        { name: 'fleet-ca', mountPath: '/etc/thanos/fleet-ca', readOnly: true },
      ],
    ],
  );
});

test('a hub with node ports opens its StoreAPI on the port of the fleet file', () => {
  const model = modelOf({ hub: 'expose: {via: node-port}, metrics: {mode: none}' });
  assert.deepEqual(objectOf(thanosQuery, model, 'Service', 'thanos-query-external').spec, {
    type: 'NodePort',
    ports: [{ name: 'grpc', port: 10901, targetPort: 'grpc', nodePort: 30901 }],
    selector: { 'app.kubernetes.io/name': 'thanos-query', 'app.kubernetes.io/instance': 'thanos-query' },
  });
});

test('its alerts go to the hub’s Prometheus, to the ruler where the hub has an agent, and nowhere without metrics', () => {
  const roleOf = (model: ReturnType<typeof modelOf>): unknown => {
    const rule = thanosQuery.build(model, model.hub)?.objects.find(({ kind }) => kind === 'PrometheusRule');
    return rule === undefined ? 'none' : (rule.metadata.labels?.['role'] ?? 'prometheus');
  };
  assert.deepEqual(
    [
      modelOf(),
      modelOf({ hub: 'metrics: {mode: agent}' }),
      modelOf({ hub: 'metrics: {mode: agent}', metrics: 'ruler: {replicas: 0}' }),
      modelOf({ hub: 'metrics: {mode: none}' }),
    ].map(roleOf),
    ['prometheus', 'thanos-rule', 'none', 'none'],
  );
});
