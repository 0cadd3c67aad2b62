import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PrometheusRule } from '../../kube/types.gen.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { assertFits, loggingModel } from '../testing/logging.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { selfMonitoring } from './self-monitoring.ts';

const names = (model: Model, cluster: Cluster = model.hub) =>
  objectNames(selfMonitoring, model, cluster).map((name) => name.replace('PrometheusRule monitoring/', ''));
const rules = ({ spec }: PrometheusRule) => spec.groups?.flatMap((group) => group.rules ?? []) ?? [];
const edge = (id: string, mode: string) => `id: ${id}, domain: ${id}.example.com, metrics: {mode: ${mode}}`;

test('a cluster has the alerts and monitors of the parts that it has, and no others', () => {
  assert.deepEqual(names(modelOf()), ['thanos-query-frontend', 'grafana']);
  const full = modelOf({
    fleet:
      'delivery: {via: argocd, repo: "https://github.com/shop/fleet"}\nvolumes: {provider: longhorn}\ntls: {issuer: private-ca}',
    hub: 'domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: sidecar}',
    metrics: 'store: {indexCache: memcached}',
  });
  assert.deepEqual(names(full), [
    'PodMonitor cert-manager/cert-manager',
    'PodMonitor longhorn-system/longhorn',
    'PodMonitor ingress-nginx/ingress-nginx',
    'PodMonitor monitoring/argocd',
    'thanos-query-frontend',
    'memcached',
    'grafana',
    'argocd',
    'longhorn',
    'cert-manager',
    'ingress-nginx',
  ]);
});

test('a cluster with a Prometheus evaluates its own alerts, without naming itself', () => {
  const model = loggingModel();
  const fluentBit = objectOf(selfMonitoring, model, 'PrometheusRule', 'fluent-bit');
  assert.equal(fluentBit.metadata.labels?.['role'], undefined);
  assert.deepEqual(rules(fluentBit)[0], {
    alert: 'FluentBitIsDown',
    expr: 'up{job=~"fluent-bit|fluent-bit-aggregator"} == 0',
    for: '10m',
    labels: { severity: 'critical' },
    annotations: {
      summary: 'A Fluent Bit does not answer.',
      description:
        '{{ $labels.pod }} is down. What its node writes waits in files that the kubelet rotates: beyond them lines are lost.',
      runbook_url: 'docs/TROUBLESHOOTING.md#fluentbitisdown',
    },
  });
});

test('the ruler evaluates alerts of clusters without a Prometheus, by the shorter list of clusters, and of nobody else', () => {
  const scopeOf = (...clusters: readonly string[]) => {
    const model = modelOf({ hub: 'domain: hub.example.com, metrics: {mode: sidecar}', clusters });
    const rule = objectOf(selfMonitoring, model, 'PrometheusRule', 'kubernetes-by-ruler');
    assert.equal(rule.metadata.labels?.['role'], 'thanos-rule');
    assert.deepEqual(
      rule.spec.groups?.map((group) => group.partial_response_strategy),
      ['warn'],
    );
    return rules(rule)[0]?.expr;
  };
  const ready = 'kube_node_status_condition{job="kube-state-metrics", condition="Ready", status="true"';
  assert.equal(scopeOf(edge('a', 'agent')), `${ready}, cluster=~"a"} == 0`);
  assert.equal(scopeOf(edge('a', 'agent'), edge('b', 'agent')), `${ready}, cluster!~"hub"} == 0`);
});

test('where the ruler has the upstream rules it needs none of its own for Kubernetes, and names no cluster', () => {
  const model = modelOf({ hub: 'domain: hub.example.com, metrics: {mode: agent}', clusters: [edge('a', 'agent')] });
  assert.deepEqual(names(model), ['thanos-query-frontend-by-ruler', 'grafana-by-ruler']);
  assert.deepEqual(names(model, clusterOf(model, 'a')), []);
  const { expr } = rules(objectOf(selfMonitoring, model, 'PrometheusRule', 'grafana-by-ruler'))[0] ?? {};
  assert.equal(String(expr).includes('cluster'), false);
});

test('what it renders is what the definitions accept', async () => {
  await assertFits(selfMonitoring, loggingModel(), loggingModel().hub);
});
