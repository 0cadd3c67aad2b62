import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { prometheusAgent } from './prometheus-agent.ts';

const oneAgent = modelOf({ hub: 'domain: hub.example.com, metrics: {mode: agent, volume: 20Gi}' });
const tenants = modelOf({
  metrics: 'survive: {link: 6h}',
  fleet: 'tls: {issuer: private-ca}',
  clusters: [
    'id: shop, domain: shop.example.com, labels: {region: eu}, metrics: {mode: agent, replicas: 2, tenants: [team-a, team-b]}',
  ],
});
const shop = clusterOf(tenants, 'shop');

test('a cluster without tenants has one agent, which writes all its metrics to Receive under the name of the cluster', () => {
  assert.deepEqual(objectOf(prometheusAgent, oneAgent, 'PrometheusAgent', 'agent'), {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'PrometheusAgent',
    metadata: {
      name: 'agent',
      namespace: 'monitoring',
      labels: {
        'app.kubernetes.io/name': 'prometheus-agent',
        'app.kubernetes.io/instance': 'agent',
        'app.kubernetes.io/component': 'metrics',
        'app.kubernetes.io/version': 'v3.14.0',
        'app.kubernetes.io/part-of': 'namsan',
        'app.kubernetes.io/managed-by': 'namsan',
      },
    },
    spec: {
      image: 'quay.io/prometheus/prometheus:v3.14.0',
      version: 'v3.14.0',
      replicas: 1,
      podMetadata: { labels: { 'app.kubernetes.io/component': 'metrics', 'app.kubernetes.io/part-of': 'namsan' } },
      serviceAccountName: 'prometheus-agent',
      externalLabels: { cluster: 'hub' },
      replicaExternalLabelName: 'prometheus_replica',
      scrapeInterval: '30s',
      serviceDiscoveryRole: 'EndpointSlice',
      serviceMonitorSelector: {},
      serviceMonitorNamespaceSelector: {},
      podMonitorSelector: {},
      podMonitorNamespaceSelector: {},
      probeSelector: {},
      probeNamespaceSelector: {},
      scrapeConfigSelector: { matchExpressions: [{ key: 'namsan.io/scraped-edge', operator: 'DoesNotExist' }] },
      scrapeConfigNamespaceSelector: {},
      remoteWrite: [
        {
          name: 'hub',
          url: 'http://thanos-receive-router.monitoring.svc.cluster.local:19291/api/v1/receive',
          headers: { 'THANOS-TENANT': 'hub' },
          remoteTimeout: '30s',
          sendNativeHistograms: true,
          queueConfig: {
            capacity: 10_000,
            maxSamplesPerSend: 2000,
            minShards: 1,
            maxShards: 50,
            batchSendDeadline: '5s',
            minBackoff: '30ms',
            maxBackoff: '5s',
            retryOnRateLimit: true,
          },
        },
      ],
      additionalArgs: [{ name: 'storage.agent.wal-truncate-frequency', value: '2h' }],
      storage: {
        volumeClaimTemplate: {
          metadata: { name: 'prom-agent-agent-db' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '20Gi' } } },
        },
      },
      resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' } },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              podAffinityTerm: {
                labelSelector: {
                  matchLabels: { 'app.kubernetes.io/name': 'prometheus-agent', 'app.kubernetes.io/instance': 'agent' },
                },
                topologyKey: 'kubernetes.io/hostname',
              },
            },
          ],
        },
      },
    },
  });
});

test('every tenant has an agent of its own, and one more takes the monitors that belong to none of them', () => {
  assert.deepEqual(objectNames(prometheusAgent, tenants, shop), [
    'PrometheusAgent monitoring/agent-team-a',
    'PodDisruptionBudget monitoring/prometheus-agent-agent-team-a',
    'PrometheusAgent monitoring/agent-team-b',
    'PodDisruptionBudget monitoring/prometheus-agent-agent-team-b',
    'PrometheusAgent monitoring/agent',
    'PodDisruptionBudget monitoring/prometheus-agent-agent',
    'ServiceAccount monitoring/prometheus-agent',
    'ClusterRole namsan-prometheus-agent',
    'ClusterRoleBinding namsan-prometheus-agent',
    'Service monitoring/prometheus-agent',
    'ServiceMonitor monitoring/prometheus-agent',
  ]);
  const selectors = ['agent-team-a', 'agent-team-b', 'agent'].map(
    (name) => objectOf(prometheusAgent, tenants, 'PrometheusAgent', name, shop).spec.serviceMonitorSelector,
  );
  assert.deepEqual(selectors, [
    { matchLabels: { tenant: 'team-a' } },
    { matchLabels: { tenant: 'team-b' } },
    { matchExpressions: [{ key: 'tenant', operator: 'NotIn', values: ['team-a', 'team-b'] }] },
  ]);
});

test('an agent sends the header of its tenant, trusts the CA of the fleet, and has no external label that Receive gives itself', () => {
  const { spec } = objectOf(prometheusAgent, tenants, 'PrometheusAgent', 'agent-team-a', shop);
  assert.deepEqual(spec.externalLabels, { region: 'eu', cluster: 'shop' });
  const [write] = spec.remoteWrite ?? [];
  assert.deepEqual(
    [write?.url, write?.headers, write?.tlsConfig],
    [
      'https://receive.hub.example.com/api/v1/receive',
      { 'THANOS-TENANT': 'team-a' },
      { ca: { secret: { name: 'fleet-ca', key: 'ca.crt' } } },
    ],
  );
});

test('an agent keeps its log long enough for the promised outage of the link', () => {
  const { spec } = objectOf(prometheusAgent, tenants, 'PrometheusAgent', 'agent', shop);
  assert.deepEqual(spec.additionalArgs, [{ name: 'storage.agent.wal-truncate-frequency', value: '12h' }]);
});

test('the Service of the agents selects the pods of all of them by the labels of the operator', () => {
  assert.deepEqual(objectOf(prometheusAgent, tenants, 'Service', 'prometheus-agent', shop).spec, {
    type: 'ClusterIP',
    clusterIP: 'None',
    selector: { 'app.kubernetes.io/name': 'prometheus-agent' },
    ports: [{ name: 'http', port: 9090, targetPort: 'web' }],
  });
});

test('a cluster in another mode has no agent', () => {
  assert.deepEqual(objectNames(prometheusAgent, tenants), []);
});
