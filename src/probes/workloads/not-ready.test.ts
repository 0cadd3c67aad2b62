import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { notReady } from './not-ready.ts';

const deployment = (name: string, readyReplicas: number, metadata = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'm', ...metadata },
  spec: { replicas: 1 },
  status: { observedGeneration: 9, replicas: 1, updatedReplicas: 1, readyReplicas, availableReplicas: readyReplicas },
});
const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'm' } };
const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's', namespace: 'm' },
  spec: { selector: { a: 'b' } },
};
const chart = {
  name: 'grafana',
  repo: 'https://example.com',
  version: '1.0.0',
  releaseName: 'grafana',
  namespace: 'm',
  includeCRDs: false,
  skipHooks: true,
  values: {},
};

test('what has a state is told by it; what has none, what other questions are about and what is missing is not', async () => {
  const rendered = [deployment('query', 1), deployment('front', 0), deployment('gone', 1), config, service];
  assert.deepEqual(
    await saidOf(notReady, { rendered, objects: [deployment('query', 1), deployment('front', 0), config, service] }),
    [
      'thanos-query: Deployment m/query is ready: ready',
      '! thanos-query Deployment m/front: `Deployment m/front` is not ready: 0 of 1 ready',
    ],
  );
});

test('workloads of a chart are found by what namsan or Helm wrote on them', async () => {
  const objects = [
    deployment('by-namsan', 0, { annotations: { 'namsan.io/component': 'thanos-query' } }),
    deployment('by-helm', 1, { annotations: { 'meta.helm.sh/release-name': 'grafana' } }),
    deployment('by-label', 0, { labels: { 'app.kubernetes.io/instance': 'grafana' } }),
    deployment('of-others', 0, { labels: { 'app.kubernetes.io/instance': 'shop' } }),
    deployment('of-another-component', 0, {
      annotations: { 'namsan.io/component': 'thanos-store' },
      labels: { 'app.kubernetes.io/instance': 'grafana' },
    }),
  ];
  assert.deepEqual(await saidOf(notReady, { charts: [chart], objects }), [
    'thanos-query: Deployment m/by-helm is ready: ready',
    '! thanos-query Deployment m/by-label: `Deployment m/by-label` is not ready: 0 of 1 ready',
    '! thanos-query Deployment m/by-namsan: `Deployment m/by-namsan` is not ready: 0 of 1 ready',
  ]);
});
