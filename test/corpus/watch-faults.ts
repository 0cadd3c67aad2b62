import { all, flag, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault, unheard, unselected } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const factory = inCluster('mixed', 'factory');
const edge = inCluster('sidecar', 'cluster-197-edge');
const mgmt = inCluster('kind', 'mgmt');
const receive = inCluster('receive', 'cluster-01');
const operator = inCluster('operator', 'cluster-01-central');

const endpoints = 'ConfigMap monitoring/thanos-query-endpoints';
const sources = 'ConfigMap monitoring/grafana-datasources';
const scaler = (name: string) => ({
  add: {
    ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
    metadata: { name, namespace: 'monitoring' },
    ...{
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name }, minReplicas: 1, maxReplicas: 9 },
    },
  },
});

const script = (line: string) => ({
  add: {
    ...{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'scripts', namespace: 'monitoring' } },
    ...{ data: { 'buckets.sh': `set -e\n${line}\n` } },
  },
});

/** Faults of what watches over the fleet, of who may reach it, and of who scales it. */
export const watchFaults: readonly ObjectFault[] = [
  // Alerts that tell of what is silent.
  hub('PrometheusRule monitoring/clusters-0', 'gone', 'rules/lost-cluster', { at: '' }),
  hub('PrometheusRule monitoring/thanos-compactor', 'gone', 'rules/compactor-watched', { at: '' }),
  hub(
    'PrometheusRule monitoring/thanos-ruler',
    set('spec/groups/0', {
      name: 'sums',
      partial_response_strategy: 'warn',
      rules: [{ record: 'cluster:pods:count', expr: 'count by (cluster) (kube_pod_info)' }],
    }),
    'rules/partial-recording',
    { at: '' },
  ),
  hub('ServiceMonitor monitoring/thanos-store', set('spec/endpoints/0/port', 'grpc'), 'prometheus/scrapes-grpc-port', {
    at: '',
  }),
  operator('PrometheusRule monitoring/clusters-0', 'gone', 'alertmanager/dead-man', {
    at: '',
    also: ['rules/lost-cluster'],
  }),
  mgmt(
    'ConfigMap monitoring/thanos-objectstore',
    script('mc anonymous set download store/thanos'),
    'thanos/bucket-public',
    { at: '' },
  ),
  mgmt(
    'ConfigMap monitoring/thanos-objectstore',
    script('mc ilm rule add --expire-days 7 store/thanos'),
    'thanos/bucket-expiry',
    { at: '' },
  ),
  // What Grafana asks, and who may sign in to it.
  hub(
    sources,
    all(
      replace('data', 'isDefault: true', 'isDefault: maybe'),
      replace('data', 'isDefault: false', 'isDefault: true'),
      replace('data', 'isDefault: maybe', 'isDefault: false'),
    ),
    'grafana/default-source',
  ),
  operator(
    'ExternalSecret monitoring/grafana-admin',
    unset('spec/target/template/data/admin-user'),
    'grafana/admin-secret',
  ),
  // Queries and stores.
  mgmt(endpoints, replace('data', /endpoints:\n[\s\S]*/, 'endpoints: []\n'), 'thanos/query-endpoints', {
    at: '',
    also: unheard,
  }),
  hub(
    'StatefulSet monitoring/thanos-compactor',
    all(flag('--retention.resolution-raw', '365d'), flag('--downsampling.disable', '')),
    'thanos/downsampling',
    { also: unheard },
  ),
  edge('Prometheus monitoring/main', set('spec/retention', '30d'), 'thanos/sidecar-window', { at: '', also: [] }),
  receive(
    'Ingress monitoring/thanos-query-frontend',
    replace('metadata/annotations', /^\d+s?$/, '20'),
    'thanos/answer-timeouts',
    { at: '' },
  ),
  hub(
    'ConfigMap monitoring/grafana-datasources',
    replace('data', 'timeInterval: 30s', 'timeInterval: 30s\n      timeout: 20'),
    'thanos/answer-timeouts',
    { at: '' },
  ),
  // Who scales.
  receive(
    'StatefulSet monitoring/thanos-receive-ingester',
    scaler('thanos-receive-ingester'),
    'thanos/receive-scaling',
    { at: '' },
  ),
  mgmt('StatefulSet monitoring/thanos-compactor', scaler('thanos-compactor'), 'thanos/compactor-alone', { at: '' }),
  // Who may come in, and how.
  receive('Ingress monitoring/thanos-receive-router', set('metadata/annotations', {}), 'thanos/write-body-size', {
    at: '',
    also: unheard,
  }),
  factory(
    'Prometheus monitoring/main',
    set('spec/thanos/grpcServerTlsConfig', {
      certFile: '/tls/tls.crt',
      keyFile: '/tls/tls.key',
      caFile: '/tls/ca.crt',
    }),
    'reach/client-certificate',
    { at: '', also: [...unheard, 'reach/tls-mismatch', 'objects/closed-schema'] },
  ),
  hub(
    endpoints,
    replace('data', 'client_config:\n', 'client_config:\n      server_name: other.example.net\n'),
    'reach/certificate-name',
    { also: unheard },
  ),
  hub('Deployment monitoring/thanos-query', flag('--query.enforce-tenancy', ''), 'tenancy/no-admin-querier', {
    at: '',
    also: ['tenancy/open-querier', 'tenancy/open-receive', 'tenancy/nested-querier'],
  }),
  receive('Deployment monitoring/thanos-query', flag('--query.enforce-tenancy', ''), 'tenancy/open-querier', {
    at: '',
    also: ['tenancy/no-admin-querier', 'tenancy/open-receive', 'tenancy/nested-querier'],
  }),
  hub('Deployment monitoring/thanos-query', flag('--query.enforce-tenancy', ''), 'tenancy/open-receive', {
    at: '',
    also: ['tenancy/no-admin-querier', 'tenancy/open-querier', 'tenancy/nested-querier'],
  }),
  hub('Deployment monitoring/thanos-query', flag('--query.enforce-tenancy', ''), 'tenancy/nested-querier', {
    at: '',
    also: ['tenancy/no-admin-querier', 'tenancy/open-querier', 'tenancy/open-receive'],
  }),
  // Logs that nobody can look at, or that are deleted before they are kept elsewhere.
  hub('OpenSearchCluster logging/opensearch', set('spec/dashboards/enable', false), 'logs/store-nobody-reads', {
    at: '',
    also: unselected,
  }),
  edge(
    'ConfigMap logging/opensearch-setup',
    all(
      replace('data', /"snapshot": [{][^}]*[}]{2}[^}]*[}]/, '"read_only": {}'),
      replace('data', '0 1 * * *', '0 1 1 1 *'),
    ),
    'logs/deleted-unarchived',
    { at: '', also: ['logs/archive-gap'] },
  ),
  // What an Alertmanager names is gone: every alert goes to nobody.
  hub('AlertmanagerConfig monitoring/main', 'gone', 'objects/dangling-reference', {
    at: 'hub Alertmanager monitoring/main',
  }),
  hub(
    'Alertmanager monitoring/main',
    all(unset('spec/alertmanagerConfiguration'), set('spec/configSecret', 'routes')),
    'objects/dangling-reference',
  ),
];
