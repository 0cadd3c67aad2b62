import { flag, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault, unheard, unselected } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const factory = inCluster('mixed', 'factory');
const lab = inCluster('mixed', 'lab');
const central = inCluster('sidecar', 'cluster-196-central');
const edge = inCluster('sidecar', 'cluster-197-edge');
const mgmt = inCluster('kind', 'mgmt');
const biz1 = inCluster('kind', 'biz1');
const receive = inCluster('receive', 'cluster-01');
const operator = inCluster('operator', 'cluster-01-central');

const rules = 'PrometheusRule monitoring/thanos-query';
const query = 'Deployment monitoring/thanos-query';
const compactor = 'StatefulSet monitoring/thanos-compactor';

/** Faults in rules, alerts, dashboards, and in what every object must have. */
export const objectFaults: readonly ObjectFault[] = [
  // Fields, names, references.
  hub(query, set('spec/replica', 2), 'objects/closed-schema'),
  hub('Prometheus monitoring/main', set('spec/enableAgentMode', true), 'objects/closed-schema'),
  operator('FluentBit logging/fluent-bit', set('spec/tls', { verify: false }), 'objects/closed-schema'),
  biz1('Prometheus monitoring/main', set('spec/replicas', 'one'), 'objects/closed-schema'),
  mgmt('Service monitoring/thanos-query', 'twice', 'objects/unique'),
  receive('ConfigMap monitoring/thanos-receive-router', 'twice', 'objects/unique'),
  central(query, unset('metadata/namespace'), 'objects/namespace-declared', {
    at: 'cluster-196-central',
    also: [...unheard, ...unselected],
  }),
  hub('ServiceMonitor monitoring/thanos-store', set('metadata/namespace', 'monitorng'), 'objects/namespace-declared', {
    at: 'hub',
    also: unselected,
  }),
  lab('Namespace monitoring', 'gone', 'objects/namespace-declared', { at: 'lab' }),
  hub('ConfigMap monitoring/thanos-store', 'gone', 'objects/dangling-reference', { at: 'hub' }),
  receive('ConfigMap monitoring/thanos-receive-router', 'gone', 'objects/dangling-reference', {
    at: 'cluster-01',
    also: [...unheard, 'thanos/hashring'],
  }),
  central('ConfigMap monitoring/thanos-objectstore', 'gone', 'objects/dangling-reference', {
    at: 'cluster-196',
    also: [...unheard, 'identity/one-compactor', 'thanos/sidecar-object-store'],
  }),
  biz1('ServiceAccount monitoring/prometheus', 'gone', 'objects/dangling-reference', { at: 'biz1' }),
  hub(
    'ServiceMonitor monitoring/thanos-query',
    set('spec/selector', { matchLabels: { app: 'query' } }),
    'objects/dangling-reference',
  ),
  // Images.
  hub(query, set('spec/template/spec/containers/0/image', 'docker.io/bitnami/thanos:0.37.2'), 'objects/dead-image', {
    also: ['thanos/one-version', 'thanos/flags', 'reach/tls-mismatch', ...unheard],
  }),
  biz1('Prometheus monitoring/main', set('spec/image', 'docker.io/bitnami/prometheus:3.0.0'), 'objects/dead-image'),
  hub(
    'Deployment monitoring/memcached-index',
    set('spec/template/spec/containers/0/image', 'k8s.gcr.io/memcached:1.6'),
    'objects/dead-image',
  ),
  // Secrets in clear text.
  hub(
    query,
    set('spec/template/spec/containers/0/env', [{ name: 'AWS_SECRET_ACCESS_KEY', value: 'not-a-name' }]),
    'objects/plain-secret',
  ),
  lab('Secret monitoring/hub-scraper-token', set('stringData', { token: 'not-a-name' }), 'objects/plain-secret'),
  // APIs and parts that are gone.
  operator(
    'OpenSearchCluster logging/opensearch',
    set('apiVersion', 'opensearch.opster.io/v1'),
    'platform/retired-api',
    { also: ['objects/closed-schema', 'logs/silent-cluster', ...unheard, ...unselected] },
  ),
  central(
    'RecurringJob longhorn-system/volume-backup',
    set('apiVersion', 'longhorn.io/v1beta1'),
    'platform/retired-api',
    { also: ['objects/closed-schema'] },
  ),
  operator('OpensearchUser logging/fluent-bit', set('kind', 'OpenSearchUser'), 'platform/retired-api', {
    at: 'cluster-01-central',
    also: ['objects/closed-schema', ...unselected],
  }),
  // Rules and alerts.
  hub(rules, replace('spec', /^.*thanos_query.*$/, 'sum by (cluster (up)'), 'rules/promql-syntax'),
  hub(rules, replace('spec', /thanos_query_[a-z_]+/, 'thanos_query_concurrent_queries'), 'rules/unknown-metric'),
  receive(
    'PrometheusRule monitoring/thanos-receive-router',
    replace('spec', /thanos_receive_[a-z_]+/, 'thanos_receive_write_timeseries_total'),
    'rules/unknown-metric',
  ),
  central(
    'PrometheusRule monitoring/opensearch',
    replace('spec', /opensearch_cluster_status/, 'opensearch_cluster_health_status'),
    'rules/unknown-metric',
  ),
  hub('Prometheus monitoring/main', set('spec/ruleSelector', {}), 'prometheus/rule-evaluated-twice', { at: 'hub' }),
  factory(
    'Prometheus monitoring/main',
    replace('spec/alerting', /^alertmanager$/, 'alertmanagers'),
    'reach/dangling-address',
  ),
  hub('Service monitoring/alertmanager', unset('spec/clusterIP'), 'alertmanager/behind-balancer', { at: 'hub' }),
  hub(
    'ThanosRuler monitoring/global',
    replace(
      'spec/alertmanagersUrl',
      'dnssrv+http://_http._tcp.alertmanager.monitoring.svc.cluster.local',
      'http://alertmanager.monitoring.svc.cluster.local:9093',
    ),
    'alertmanager/behind-balancer',
  ),
  hub('ThanosRuler monitoring/global', set('spec/queryEndpoints', []), 'thanos/ruler-query'),
  // Grafana.
  hub(
    'ConfigMap monitoring/grafana-datasources',
    replace('data', 'isDefault: false', 'isDefault: true'),
    'grafana/one-default',
    { also: ['grafana/default-source'] },
  ),
  edge(
    'ConfigMap monitoring/grafana-datasources',
    replace('data', 'isDefault: false', 'isDefault: true'),
    'grafana/one-default',
    { also: ['grafana/default-source'] },
  ),
  hub(
    'ConfigMap monitoring/grafana-dashboard-thanos-overview',
    replace('data', /thanos_query_[a-z_]+/, 'thanos_query_concurrent_queries'),
    'grafana/dashboard-query',
  ),
  hub(
    'ConfigMap monitoring/grafana-dashboard-cluster-metrics',
    replace('data', /"expr":"/, '"expr":"sum('),
    'grafana/dashboard-query',
  ),
  hub(
    'ConfigMap monitoring/grafana-datasources',
    replace('data', 'prometheusType: Thanos', 'prometheusType: Prometheus'),
    'grafana/thanos-type',
  ),
  // Disruptions.
  hub(
    'PodDisruptionBudget monitoring/thanos-query',
    set('spec', { minAvailable: 2, selector: { matchLabels: { 'app.kubernetes.io/name': 'thanos-query' } } }),
    'platform/pdb-allows-one',
  ),
  operator('PodDisruptionBudget monitoring/prometheus', set('spec/maxUnavailable', 0), 'platform/pdb-allows-one'),
  mgmt(compactor, flag('--log.levle', 'info'), 'thanos/flags'),
];
