import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import type { HelmChart } from '../workload.ts';
import { kubePrometheusStack } from './kube-prometheus-stack.ts';

const model = modelOf({
  metrics: 'scrapeInterval: 15s',
  fleet: 'tls: {issuer: private-ca}\nvolumes: {storageClass: fast}',
  clusters: [
    'id: plant, domain: plant.example.com, grafana: local, kubernetes: {version: "1.34"}, metrics: {mode: sidecar}',
    'id: shop, domain: shop.example.com, metrics: {mode: agent}',
    'id: lab, metrics: {mode: scrape, credentials: {secret: lab-scrape}}',
    'id: bare, metrics: {mode: none}',
  ],
});

function chartIn(cluster: Cluster, of: Model = model): HelmChart {
  const [chart] = kubePrometheusStack.build(of, cluster)?.charts ?? [];
  if (chart === undefined) throw new Error(`No chart in ${cluster.id}`);
  return chart;
}

function sized(cpu: string, memory: string, mostMemory: string): JsonObject {
  return { requests: { cpu, memory }, limits: { memory: mostMemory } };
}

test('a cluster with a Prometheus of its own gets operator, exporters, rules and Grafana, and neither Prometheus nor Alertmanager of the chart', () => {
  assert.deepEqual(chartIn(clusterOf(model, 'plant')), {
    name: 'kube-prometheus-stack',
    repo: 'https://prometheus-community.github.io/helm-charts',
    version: '88.5.3',
    releaseName: 'kube-prometheus-stack',
    namespace: 'monitoring',
    includeCRDs: true,
    skipHooks: true,
    values: {
      kubeTargetVersionOverride: '1.34.0',
      kubeVersionOverride: '1.34.0',
      crds: { enabled: true, upgradeJob: { enabled: false } },
      prometheus: { enabled: false },
      alertmanager: { enabled: false },
      thanosRuler: { enabled: false },
      windowsMonitoring: { enabled: false },
      defaultRules: { create: true, additionalAggregationLabels: ['cluster'] },
      prometheusOperator: {
        enabled: true,
        admissionWebhooks: { enabled: false, patch: { enabled: false }, certManager: { enabled: false } },
        tls: { enabled: false },
        kubeletService: { enabled: true },
        kubeletEndpointsEnabled: false,
        kubeletEndpointSliceEnabled: true,
        serviceMonitor: { selfMonitor: true },
        resources: sized('50m', '128Mi', '512Mi'),
        prometheusConfigReloader: { resources: sized('10m', '32Mi', '64Mi') },
      },
      kubernetesServiceMonitors: { enabled: true },
      kubeApiServer: { enabled: true },
      kubelet: { enabled: true, serviceMonitor: { interval: '15s', cAdvisorInterval: '15s' } },
      coreDns: { enabled: true },
      kubeEtcd: { enabled: false },
      kubeControllerManager: { enabled: false },
      kubeScheduler: { enabled: false },
      kubeProxy: { enabled: false },
      kubeStateMetrics: { enabled: true },
      'kube-state-metrics': {
        prometheus: { monitor: { enabled: true } },
        resources: sized('20m', '64Mi', '512Mi'),
      },
      nodeExporter: { enabled: true },
      'prometheus-node-exporter': {
        prometheus: { monitor: { enabled: true } },
        resources: sized('50m', '32Mi', '128Mi'),
      },
      grafana: {
        enabled: true,
        admin: { existingSecret: 'grafana-admin', userKey: 'admin-user', passwordKey: 'admin-password' },
        sidecar: {
          datasources: {
            enabled: true,
            defaultDatasourceEnabled: false,
            isDefaultDatasource: false,
            alertmanager: { enabled: false },
          },
          dashboards: { enabled: true, searchNamespace: 'ALL', multicluster: { global: { enabled: true } } },
          resources: sized('10m', '96Mi', '256Mi'),
        },
        persistence: { enabled: true, size: '5Gi', storageClassName: 'fast' },
        deploymentStrategy: { type: 'Recreate' },
        initChownData: { enabled: false },
        testFramework: { enabled: false },
        serviceMonitor: { enabled: true },
        extraSecretMounts: [
          {
            name: 'fleet-ca',
            secretName: 'fleet-ca',
            mountPath: '/etc/grafana/fleet-ca',
            readOnly: true,
            defaultMode: 292,
          },
        ],
        'grafana.ini': {
          analytics: { check_for_updates: false, reporting_enabled: false },
          server: { domain: 'grafana.plant.example.com', root_url: 'https://grafana.plant.example.com' },
        },
        resources: sized('100m', '256Mi', '512Mi'),
      },
    },
  });
});

test('a cluster with an agent has monitors for it, and no rules, which it could not evaluate', () => {
  const { values } = chartIn(clusterOf(model, 'shop'));
  assert.deepEqual(
    [values['defaultRules'], values['kubernetesServiceMonitors'], values['grafana']],
    [{ create: false, additionalAggregationLabels: ['cluster'] }, { enabled: true }, { enabled: false }],
  );
});

test('a scraped edge has the exporters alone: no operator, no definitions of resources, and no object of their kinds', () => {
  const { values } = chartIn(clusterOf(model, 'lab'));
  assert.deepEqual(
    [
      values['crds'],
      values['defaultRules'],
      values['kubernetesServiceMonitors'],
      values['kubeStateMetrics'],
      values['nodeExporter'],
    ],
    [
      { enabled: false, upgradeJob: { enabled: false } },
      { create: false, additionalAggregationLabels: ['cluster'] },
      { enabled: false },
      { enabled: true },
      { enabled: true },
    ],
  );
  const text = JSON.stringify(values);
  assert.deepEqual(text.match(/"(?:monitor|serviceMonitor)":\{"enabled":true\}|"selfMonitor":true/g), null);
});

test('a hub without metrics of its own has the operator for its Alertmanager and ruler, and nothing that nobody would scrape', () => {
  const hub = modelOf({ hub: 'grafana: none, metrics: {mode: none}' });
  const { values } = chartIn(hub.hub, hub);
  assert.deepEqual(
    [values['crds'], values['kubeStateMetrics'], values['nodeExporter'], values['kubelet']],
    [
      { enabled: true, upgradeJob: { enabled: false } },
      { enabled: false },
      { enabled: false },
      { enabled: false, serviceMonitor: { interval: '30s', cAdvisorInterval: '30s' } },
    ],
  );
});

test('the Grafana of the hub speaks to the frontend beside it and needs no certificate', () => {
  const grafana = chartIn(model.hub).values['grafana'];
  assert.equal(JSON.stringify(grafana).includes('extraSecretMounts'), false);
});

test('a cluster that has nothing to install has no chart', () => {
  assert.equal(kubePrometheusStack.build(model, clusterOf(model, 'bare')), null);
});

test('without a Prometheus anywhere the upstream rules are the ruler’s, from the hub and once', () => {
  const rules = (hub: string, edge: string, of: 'hub' | 'edge', metrics = '') => {
    const one = modelOf({
      metrics,
      hub: `domain: hub.example.com, metrics: {mode: ${hub}}`,
      clusters: [`id: edge, domain: edge.example.com, metrics: {mode: ${edge}}`],
    });
    return chartIn(clusterOf(one, of), one).values['defaultRules'];
  };
  const none = { create: false, additionalAggregationLabels: ['cluster'] };
  const ruler = {
    create: true,
    additionalAggregationLabels: ['cluster'],
    labels: { role: 'thanos-rule' },
    rules: {
      kubeApiserverAvailability: false,
      kubeApiserverBurnrate: false,
      kubeApiserverHistogram: false,
      kubeApiserverSlos: false,
    },
  };
  assert.deepEqual([rules('agent', 'agent', 'hub'), rules('agent', 'agent', 'edge')], [ruler, none]);
  assert.deepEqual(rules('none', 'agent', 'hub'), ruler);
  assert.deepEqual(rules('agent', 'sidecar', 'hub'), none);
  assert.deepEqual(rules('agent', 'agent', 'hub', 'ruler: {replicas: 0}'), none);
});
