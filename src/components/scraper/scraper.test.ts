import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { scraper } from './scraper.ts';

const lab =
  'id: lab, labels: {region: eu}, kubernetes: {api: "https://10.0.1.1:8443"}, metrics: {mode: scrape, credentials: {secret: lab-scrape}}';
const model = modelOf({ clusters: [lab] });

const access = {
  authorization: { type: 'Bearer', credentials: { name: 'lab-scrape', key: 'token' } },
  tlsConfig: { ca: { secret: { name: 'lab-scrape', key: 'ca.crt' } } },
};

test('the hub has a second Prometheus for the edges without one, with four scrapes of each', () => {
  assert.deepEqual(objectNames(scraper, model), [
    'Prometheus monitoring/edges',
    'ServiceAccount monitoring/prometheus-edges',
    'Service monitoring/prometheus-edges',
    'ServiceMonitor monitoring/prometheus-edges',
    'ScrapeConfig monitoring/lab-kubelet',
    'ScrapeConfig monitoring/lab-cadvisor',
    'ScrapeConfig monitoring/lab-node-exporter',
    'ScrapeConfig monitoring/lab-kube-state-metrics',
  ]);
});

test('its external labels do not hide the cluster of a target', () => {
  assert.deepEqual(objectOf(scraper, model, 'Prometheus', 'edges').spec.externalLabels, { scraper: 'hub' });
});

test('it takes the scrapes of edges and nothing of the hub, evaluates no rules and asks no API server of its own', () => {
  const { spec } = objectOf(scraper, model, 'Prometheus', 'edges');
  const chosen = Object.entries(spec).filter(([key]) => /Selector$|^alerting$|^automount/.test(key));
  assert.deepEqual(Object.fromEntries(chosen), {
    automountServiceAccountToken: false,
    scrapeConfigSelector: { matchExpressions: [{ key: 'namsan.io/scraped-edge', operator: 'Exists' }] },
  });
});

test('the sidecars of both are found by one Service, and only its own pods by its own', () => {
  const { spec } = objectOf(scraper, model, 'Prometheus', 'edges');
  assert.equal(spec.podMetadata?.labels?.['namsan.io/store-api'], 'sidecar');
  assert.deepEqual(objectOf(scraper, model, 'Service', 'prometheus-edges').spec.selector, {
    'app.kubernetes.io/name': 'prometheus',
    'app.kubernetes.io/instance': 'edges',
  });
});

test('kubelets are scraped through the API server of the edge, each under its own address and with the labels of the edge', () => {
  const config = objectOf(scraper, model, 'ScrapeConfig', 'lab-cadvisor');
  assert.equal(config.metadata.labels?.['namsan.io/scraped-edge'], 'lab');
  assert.deepEqual(config.spec, {
    jobName: 'kubelet',
    scheme: 'https',
    ...access,
    kubernetesSDConfigs: [{ role: 'Node', apiServer: 'https://10.0.1.1:8443', ...access }],
    honorLabels: true,
    relabelings: [
      { sourceLabels: ['__address__'], targetLabel: 'instance' },
      { sourceLabels: ['__meta_kubernetes_node_name'], targetLabel: 'node' },
      {
        sourceLabels: ['__meta_kubernetes_node_name'],
        targetLabel: '__metrics_path__',
        replacement: '/api/v1/nodes/$1/proxy/metrics/cadvisor',
      },
      { targetLabel: '__address__', replacement: '10.0.1.1:8443' },
      { targetLabel: 'metrics_path', replacement: '/metrics/cadvisor' },
      { targetLabel: 'region', replacement: 'eu' },
      { targetLabel: 'cluster', replacement: 'lab' },
    ],
    metricRelabelings: [{ sourceLabels: ['id', 'pod'], regex: '.+;', action: 'drop' }],
  });
});

test('every pod of an exporter is scraped, not whichever the API server picks behind a Service', () => {
  assert.deepEqual(objectOf(scraper, model, 'ScrapeConfig', 'lab-node-exporter').spec, {
    jobName: 'node-exporter',
    scheme: 'https',
    ...access,
    kubernetesSDConfigs: [
      {
        role: 'Pod',
        apiServer: 'https://10.0.1.1:8443',
        ...access,
        namespaces: { names: ['monitoring'] },
        selectors: [{ role: 'Pod', label: 'app.kubernetes.io/name=prometheus-node-exporter' }],
      },
    ],
    honorLabels: false,
    relabelings: [
      { sourceLabels: ['__meta_kubernetes_pod_container_port_name'], regex: 'http-metrics', action: 'keep' },
      { sourceLabels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed', action: 'drop' },
      { sourceLabels: ['__address__'], targetLabel: 'instance' },
      { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
      { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' },
      { sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' },
      {
        sourceLabels: [
          '__meta_kubernetes_namespace',
          '__meta_kubernetes_pod_name',
          '__meta_kubernetes_pod_container_port_number',
        ],
        separator: '/',
        regex: '(.+)/(.+)/(.+)',
        targetLabel: '__metrics_path__',
        replacement: '/api/v1/namespaces/$1/pods/$2:$3/proxy/metrics',
      },
      { targetLabel: '__address__', replacement: '10.0.1.1:8443' },
      { targetLabel: 'region', replacement: 'eu' },
      { targetLabel: 'cluster', replacement: 'lab' },
    ],
  });
});

test('an API server without a port is asked at the one of its scheme', () => {
  const managed = modelOf({ clusters: [lab.replace('https://10.0.1.1:8443', 'https://api.example.com')] });
  const { relabelings = [] } = objectOf(scraper, managed, 'ScrapeConfig', 'lab-kubelet').spec;
  assert.deepEqual(
    relabelings.find((r) => r.targetLabel === '__address__'),
    { targetLabel: '__address__', replacement: 'api.example.com:443' },
  );
});

test('it is as large as the Prometheus of the hub, or as one is by default where the hub has none, with as many pods as its agents have', () => {
  const sizes = [
    'mode: sidecar, replicas: 2, keepLocal: 5d, volume: 80Gi',
    'mode: agent, replicas: 2',
    'mode: none',
  ].map((metrics) => {
    const sized = modelOf({ hub: `domain: hub.example.com, metrics: {${metrics}}`, clusters: [lab] });
    const { spec } = objectOf(scraper, sized, 'Prometheus', 'edges');
    return [spec.replicas, spec.retention, spec.storage?.volumeClaimTemplate?.spec?.resources?.requests?.['storage']];
  });
  assert.deepEqual(sizes, [
    [2, '5d', '80Gi'],
    [2, '24h', '50Gi'],
    [1, '24h', '50Gi'],
  ]);
});

test('no edge and no hub without scraped edges has it', () => {
  assert.deepEqual(objectNames(scraper, model, clusterOf(model, 'lab')), []);
  assert.deepEqual(objectNames(scraper, modelOf()), []);
});
