import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { components } from '../components/list.ts';
import { modelOf } from '../components/testing/fleet.ts';
import type { KubeObject } from '../kube/objects.ts';
import type { NetworkPolicy } from '../kube/types.gen.ts';
import { objectsOf } from '../manifests/objects.ts';
import { plan } from '../manifests/plan.ts';
import type { Model } from '../model/model.ts';
import { trace } from '../topology/trace.ts';
import { networkPolicies } from './network-policies.ts';

function policiesOf(model: Model, cluster = 'hub'): readonly NetworkPolicy[] {
  const clusters = objectsOf(plan(model, components));
  const nodeAddresses = new Map(model.clusters.flatMap(({ id, nodes }) => nodes.map((n) => [n.address, id] as const)));
  const found = networkPolicies(model, clusters, trace(clusters, { nodeAddresses }));
  return found.flatMap((w) => (w.cluster === cluster ? w.objects : [])).filter(isPolicy);
}

function isPolicy(object: KubeObject): object is NetworkPolicy {
  return object.kind === 'NetworkPolicy';
}

function specOf(model: Model, name: string, cluster = 'hub'): NetworkPolicy['spec'] | undefined {
  return policiesOf(model, cluster).find((policy) => policy.metadata.name === name)?.spec;
}

const small = modelOf({ metrics: 'ruler: {replicas: 0}', hub: 'expose: {via: node-port}, metrics: {mode: sidecar}' });
const labels = (name: string, instance = name) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': instance,
});
const pods = (name: string, instance = name) => ({ podSelector: { matchLabels: labels(name, instance) } });
const tcp = (port: number | string) => ({ protocol: 'TCP', port });

test('every pod of the fleet’s namespaces is isolated, but for looking names up', () => {
  assert.deepEqual(specOf(small, 'default-deny'), {
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    egress: [{ ports: [tcp(53), { protocol: 'UDP', port: 53 }] }],
  });
});

test('Query takes the calls of its frontend, of who scrapes it and through its node port, and calls stores', () => {
  assert.deepEqual(specOf(small, 'thanos-query'), {
    podSelector: { matchLabels: labels('thanos-query') },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { ports: [tcp('grpc')] },
      { from: [pods('prometheus', 'main')], ports: [tcp('http')] },
      { from: [pods('thanos-query-frontend')], ports: [tcp(9090)] },
    ],
    egress: [{ to: [pods('prometheus', 'main'), pods('thanos-store')], ports: [tcp(10901)] }],
  });
});

test('who scrapes gets everywhere, because what teams have scraped is not known; Alertmanager too, because Secrets name whom it tells', () => {
  assert.deepEqual(
    ['prometheus-main', 'alertmanager-main'].map((name) => specOf(small, name)?.egress),
    [[{}], [{}]],
  );
});

test('Grafana may ask all its data sources, Alertmanager among them', () => {
  const grafana = pods('grafana', 'kube-prometheus-stack');
  assert.deepEqual(specOf(small, 'grafana-kube-prometheus-stack')?.egress, [
    { ports: [tcp(443), tcp(6443)] },
    { to: [pods('prometheus', 'main'), pods('thanos-query-frontend')], ports: [tcp(9090)] },
    { to: [pods('alertmanager', 'main')], ports: [tcp(9093)] },
  ]);
  assert.ok(specOf(small, 'alertmanager-main')?.ingress?.some(({ from }) => isDeepStrictEqual(from, [grafana])));
});

test('the router of Receive may ask Query how many series a tenant has, or that limit would hold nobody', () => {
  const receiving = modelOf({ hub: 'metrics: {mode: agent}' });
  assert.deepEqual(specOf(receiving, 'thanos-receive-router')?.egress, [
    { to: [pods('thanos-receive-ingester')], ports: [tcp(10901)] },
    { to: [pods('thanos-query')], ports: [tcp(9090)] },
  ]);
});

test('an edge opens what the hub asks to everyone, because behind a node port no caller is seen', () => {
  const model = modelOf({ clusters: ['id: plant, expose: {via: node-port}, metrics: {mode: sidecar}'] });
  assert.deepEqual(specOf(model, 'prometheus-main-0', 'plant'), {
    podSelector: { matchLabels: { 'statefulset.kubernetes.io/pod-name': 'prometheus-main-0' } },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ ports: [tcp('grpc')] }],
  });
  assert.deepEqual(specOf(model, 'thanos-query')?.egress?.[0], { ports: [tcp(30901)] });
});

test('who calls a node port of the own cluster may call the pods behind it too, because the address may be rewritten first', () => {
  const model = modelOf({
    store:
      'provider: seaweedfs, cluster: hub, nodePort: 30900, credentials: {secret: s3}, buckets: {metrics: blocks}, volume: 10Gi',
    hub: 'expose: {via: node-port}, metrics: {mode: sidecar}',
  });
  const store = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'object-store' } },
    ...pods('seaweedfs'),
  };
  assert.deepEqual(specOf(model, 'thanos-compactor')?.egress, [
    { ports: [tcp(30900)] },
    { to: [store], ports: [tcp(8333)] },
  ]);
});

const logging = modelOf({
  store: 'provider: minio, cluster: hub, credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines}',
  fleet: 'logs: {objectStore: main, keep: {search: 7d, archive: 30d}}',
  hub: 'kubernetes: {api: "https://10.0.0.1:6443"}, expose: {via: node-port}, metrics: {mode: sidecar}, logs: {mode: local}',
});
const from = (namespace: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
});

test('OpenSearch takes collectors, pages, its own namespace and who scrapes it, and fetches plugins; an operator only where it has one', () => {
  assert.deepEqual(specOf(logging, 'opensearch'), {
    podSelector: { matchLabels: labels('opensearch') },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      { from: [pods('opensearch')], ports: [tcp(9200), tcp(9300)] },
      {
        from: [
          pods('fluent-bit'),
          pods('opensearch-dashboards'),
          from('logging'),
          { ...from('monitoring'), ...pods('prometheus', 'main') },
        ],
        ports: [tcp(9200)],
      },
    ],
    egress: [
      { ports: [tcp(443), tcp(32000)] },
      { to: [{ ...from('object-store'), ...pods('minio') }], ports: [tcp(9000)] },
      { to: [pods('opensearch')], ports: [tcp(9200), tcp(9300)] },
    ],
  });
});

test('collectors get to the API server, by its Service and by its own port, and to where they ship', () => {
  assert.deepEqual(specOf(logging, 'fluent-bit')?.egress, [
    { ports: [tcp(443), tcp(6443)] },
    { to: [pods('opensearch')], ports: [tcp(9200)] },
  ]);
});

test('an object store in a cluster is open to everyone, because other clusters write through its node port; the Job beside it calls nothing else', () => {
  assert.deepEqual(
    ['minio', 'minio-buckets'].map((name) => specOf(logging, name)),
    [
      {
        podSelector: { matchLabels: labels('minio') },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ ports: [tcp(9000), tcp('s3')] }],
      },
      {
        podSelector: { matchLabels: labels('minio-buckets') },
        policyTypes: ['Ingress', 'Egress'],
        egress: [{ to: [pods('minio')], ports: [tcp(9000)] }],
      },
    ],
  );
});

test('a fleet that wants no policies has none', () => {
  assert.deepEqual(policiesOf(modelOf({ fleet: 'networkPolicies: none' })), []);
});
