import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { thanosRuler } from './thanos-ruler.ts';

test('the ruler asks Query, tells every Alertmanager, uploads what it computes and evaluates its own rules only', () => {
  const { spec } = objectOf(thanosRuler, modelOf(), 'ThanosRuler', 'global');
  const { affinity, securityContext, resources, ...rest } = spec;
  assert.deepEqual(rest, {
    image: 'quay.io/thanos/thanos:v0.42.4',
    version: 'v0.42.4',
    replicas: 2,
    serviceAccountName: 'thanos-ruler',
    serviceName: 'thanos-ruler',
    portName: 'http',
    logFormat: 'logfmt',
    logLevel: 'info',
    labels: { ruler_cluster: 'hub' },
    alertDropLabels: ['ruler_cluster'],
    evaluationInterval: '1m',
    retention: '24h',
    ruleSelector: { matchLabels: { role: 'thanos-rule' } },
    ruleNamespaceSelector: {},
    queryEndpoints: ['http://thanos-query.monitoring.svc.cluster.local:9090'],
    alertQueryUrl: 'http://thanos.hub.example.com',
    alertmanagersUrl: ['dnssrv+http://_http._tcp.alertmanager.monitoring.svc.cluster.local'],
    objectStorageConfigFile: '/etc/thanos/objectstore/objstore.yaml',
    volumes: [{ name: 'objectstore', configMap: { name: 'thanos-objectstore' } }],
    volumeMounts: [{ name: 'objectstore', mountPath: '/etc/thanos/objectstore', readOnly: true }],
    containers: [
      {
        name: 'thanos-ruler',
        env: [
          { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 's3', key: 'access-key' } } },
          { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 's3', key: 'secret-key' } } },
        ],
      },
    ],
    storage: {
      volumeClaimTemplate: {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
      },
    },
    enableServiceLinks: false,
  });
});

test('a hub without Alertmanager has a ruler that sends nowhere, and a fleet without ruler has none', () => {
  const silent = modelOf({ hub: 'metrics: {mode: none}, alertmanager: none' });
  assert.equal(objectOf(thanosRuler, silent, 'ThanosRuler', 'global').spec.alertmanagersUrl, undefined);
  assert.deepEqual(objectNames(thanosRuler, modelOf({ metrics: 'ruler: {replicas: 0}' })), []);
});

test('each cluster that should send metrics has an alert that fires when no target of it is up, even by half an answer', () => {
  const model = modelOf({ clusters: ['id: edge, metrics: {mode: agent}', 'id: idle, metrics: {mode: none}'] });
  const { metadata, spec } = objectOf(thanosRuler, model, 'PrometheusRule', 'clusters-0');
  assert.equal(metadata.labels?.['role'], 'thanos-rule');
  const expected = [
    ['absent(up{cluster="hub"} == 1)', { severity: 'critical', cluster: 'hub' }],
    // Its own Watchdog is its dead man's switch, which the hub looks for.
    [
      'count(up{cluster="hub"} == 1) > 0 unless on () ALERTS{alertname="Watchdog", alertstate="firing", cluster="hub"}',
      { severity: 'critical', cluster: 'hub' },
    ],
    // Its tenants' agents are not asked: they may send when the platform's own does not.
    ['absent(up{cluster="edge", job="prometheus-agent"} == 1)', { severity: 'critical', cluster: 'edge' }],
  ];
  assert.deepEqual(
    spec.groups?.map((group) => [
      group.partial_response_strategy,
      group.rules?.map(({ expr, labels }) => [expr, labels]),
    ]),
    [['warn', expected]],
  );
});

test('rules of many clusters are divided into objects that the operator can pack', () => {
  const clusters = Array.from({ length: 450 }, (_, i) => `id: c${i}, metrics: {mode: agent}`);
  const names = objectNames(thanosRuler, modelOf({ clusters })).filter((name) => name.includes('clusters-'));
  assert.deepEqual(
    names,
    [0, 1, 2].map((i) => `PrometheusRule monitoring/clusters-${i}`),
  );
});

test('edges that evaluate no rules are watched by the ruler: agents by what they say of themselves, scraped ones by their targets', () => {
  const agents = ['PrometheusAgentIsDown', 'PrometheusAgentLosesSamples', 'PrometheusAgentFallsBehind'];
  const watched = (...modes: readonly string[]) => {
    const model = modelOf({ clusters: modes.map((mode, i) => `id: edge-${i}, metrics: {${mode}}`) });
    if (!objectNames(thanosRuler, model).includes('PrometheusRule monitoring/edges')) return [];
    const { metadata, spec } = objectOf(thanosRuler, model, 'PrometheusRule', 'edges');
    assert.equal(metadata.labels?.['role'], 'thanos-rule');
    return spec.groups?.flatMap(({ rules }) => rules?.map(({ alert }) => alert));
  };
  assert.deepEqual(watched('mode: none'), []);
  assert.deepEqual(watched('mode: agent'), agents);
  assert.deepEqual(watched('mode: scrape, credentials: {secret: edge}'), ['ScrapedTargetsAreDown']);
  assert.deepEqual(watched('mode: agent', 'mode: scrape, credentials: {secret: edge}'), [
    ...agents,
    'ScrapedTargetsAreDown',
  ]);
});

test('the alert that always fires comes from the ruler where nobody on the hub evaluates the upstream one', () => {
  const own = (hub: string, edge: string) =>
    objectNames(
      thanosRuler,
      modelOf({
        hub: `domain: hub.example.com, metrics: {mode: ${hub}}`,
        clusters: [`id: edge, domain: edge.example.com, metrics: {mode: ${edge}}`],
      }),
    ).includes('PrometheusRule monitoring/watchdog');
  // The hub's Prometheus has the upstream rules, and so has the ruler where no cluster has a Prometheus.
  assert.deepEqual([own('sidecar', 'agent'), own('agent', 'agent'), own('none', 'agent')], [false, false, false]);
  assert.deepEqual([own('agent', 'sidecar'), own('none', 'sidecar')], [true, true]);
  const { spec } = objectOf(thanosRuler, modelOf({ hub: 'metrics: {mode: none}' }), 'PrometheusRule', 'watchdog');
  assert.deepEqual(
    spec.groups?.flatMap(({ rules }) => rules?.map(({ alert, expr, labels }) => [alert, expr, labels])),
    [['Watchdog', 'vector(1)', { severity: 'none', cluster: 'hub' }]],
  );
});
