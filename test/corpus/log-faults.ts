import { all, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault, unselected } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const factory = inCluster('mixed', 'factory');
const central = inCluster('operator', 'cluster-01-central');
const edge = inCluster('operator', 'cluster-02-edge');
const single = inCluster('sidecar', 'cluster-197-edge');
const other = inCluster('sidecar', 'cluster-198-edge');
const receive = inCluster('receive', 'cluster-01');

const store = 'OpenSearchCluster logging/opensearch';
const policy = 'OpenSearchISMPolicy logging/logs';
const setup = 'ConfigMap logging/opensearch-setup';
const config = 'ConfigMap logging/fluent-bit-config';
/** Lines that end nowhere are kept by no policy, under no template, and outlive no outage. */
const silent = [
  'logs/silent-cluster',
  'logs/no-template',
  'logs/no-policy',
  'logs/outage',
  'logs/tls-mismatch',
  'reach/dangling-address',
  ...unselected,
];

/** Faults by which log lines do not arrive, are deleted too early, or are lost in an outage. */
export const logFaults: readonly ObjectFault[] = [
  // Where lines go.
  central('ClusterOutput fluent-bit-k8s', 'gone', 'logs/silent-cluster', { at: 'cluster-01-central' }),
  edge('ClusterOutput fluent-bit-forward', 'gone', 'logs/silent-cluster', { at: 'cluster-02-edge' }),
  edge('ClusterInput fluent-bit-containers', 'gone', 'logs/silent-cluster', { at: 'cluster-02-edge' }),
  hub('FluentBit logging/fluent-bit', 'gone', 'logs/silent-cluster', { at: 'hub', also: silent }),
  single('DaemonSet logging/fluent-bit', 'gone', 'logs/silent-cluster', { at: 'cluster-197', also: silent }),
  hub(store, set('spec/general/serviceName', 'search'), 'reach/dangling-address', { at: 'hub', also: silent }),
  single('Service logging/opensearch', 'gone', 'reach/dangling-address', { at: 'cluster-197', also: silent }),
  hub('TLSRoute logging/opensearch', 'gone', 'reach/dangling-address', { at: 'shop', also: silent }),
  hub('ClusterOutput fluent-bit-k8s', set('spec/opensearch/logstashPrefix', 'app'), 'logs/silent-cluster', {
    at: 'hub',
    also: silent,
  }),
  single(config, replace('data', 'logstash_prefix: logs-k8s', 'logstash_prefix: app'), 'logs/silent-cluster', {
    at: 'cluster-197',
    also: silent,
  }),
  hub('ClusterOutput fluent-bit-k8s', unset('spec/opensearch/tls'), 'logs/tls-mismatch', { at: 'hub', also: silent }),
  single(config, replace('data', 'port: 9200', 'port: 9201'), 'reach/dangling-address', {
    at: 'cluster-197',
    also: silent,
  }),
  // Indices.
  hub('OpensearchIndexTemplate logging/logs-k8s', 'gone', 'logs/no-template', { at: 'hub' }),
  central('OpensearchIndexTemplate logging/logs-host', set('spec/indexPatterns', ['host-*']), 'logs/no-template', {
    at: 'cluster-01-central',
  }),
  hub(
    'OpensearchIndexTemplate logging/logs-k8s',
    all(set('spec/template/settings/index/mapping', {}), set('spec/template/mappings/dynamic', true)),
    'opensearch/field-limit',
  ),
  hub(
    'OpensearchIndexTemplate logging/logs-k8s',
    set('spec/template/settings/index/number_of_replicas', 3),
    'opensearch/replicas',
  ),
  central(
    'OpensearchIndexTemplate logging/logs-host',
    set('spec/template/settings/index/number_of_replicas', 5),
    'opensearch/replicas',
  ),
  hub(policy, 'gone', 'logs/no-policy', { at: 'hub', also: ['logs/archive-gap'] }),
  central(policy, replace('spec/ismTemplate', 'logs-host-*', 'logs-hosts-*'), 'logs/no-policy', {
    at: 'cluster-01-central',
    also: ['logs/archive-gap'],
  }),
  // Times.
  hub(policy, replace('spec/states', '15d', '14d'), 'logs/search-gap', { at: 'hub' }),
  central(policy, set('spec/states/search/transitions/0/conditions/minIndexAge', '7d'), 'logs/search-gap', {
    at: 'cluster-01-central',
    also: ['logs/deleted-unarchived'],
  }),
  single(setup, replace('data', '15d', '10d'), 'logs/search-gap', { at: 'cluster-197' }),
  hub(setup, replace('data', '180d', '90d'), 'logs/archive-gap', { at: 'hub' }),
  single(setup, replace('data', '180d', '30d'), 'logs/archive-gap', { at: 'cluster-197' }),
  hub(
    setup,
    replace('data', /"deletion": [{][\s\S]*?"snapshot_config"/, '"snapshot_config"'),
    'logs/archive-for-ever',
    { at: 'hub' },
  ),
  other(setup, replace('data', 'cluster-198-edge', 'cluster-197-edge'), 'logs/shared-archive', { at: 'cluster' }),
  hub(setup, replace('data', '"time_limit"', '"time_limits"'), 'opensearch/snapshot-policy-keys'),
  // Buffers.
  hub('ClusterOutput fluent-bit-k8s', replace('spec', /^\d+[MG]$/, '100M'), 'logs/outage', { at: 'hub' }),
  central('ClusterOutput fluent-bit-k8s', set('spec/retry_limit', '3'), 'logs/outage', { at: 'cluster-01-central' }),
  edge('ClusterInput fluent-bit-containers', set('spec/tail/storageType', 'memory'), 'logs/outage', {
    at: 'cluster-02-edge',
  }),
  single(config, replace('data', 'storage.type: filesystem', 'storage.type: memory'), 'logs/outage', {
    at: 'cluster-197',
  }),
  central('FluentBit logging/fluent-bit', unset('spec/positionDB'), 'logs/forgotten', {
    at: 'cluster-01-central',
    also: ['logs/outage'],
  }),
  edge('ClusterInput fluent-bit-containers', unset('spec/tail/db'), 'logs/forgotten', { at: 'cluster-02-edge' }),
  hub('ClusterOutput fluent-bit-k8s', replace('spec', /^\d+[MG]$/, '900G'), 'fluent-bit/buffer-room', { at: 'hub' }),
  hub('ClusterFilter fluent-bit-containers', replace('spec', 'cluster hub', 'kluster hub'), 'logs/cluster-field', {
    at: 'hub',
  }),
  edge(
    'ClusterFilter fluent-bit-containers',
    replace('spec', /cluster .*/, 'cluster cluster-03-edge'),
    'logs/cluster-field',
    { at: 'cluster' },
  ),
  // Engines.
  hub('ClusterOutput fluent-bit-k8s', set('spec/opensearch/suppressTypeName', false), 'fluent-bit/type-name', {
    at: 'hub',
  }),
  single(config, replace('data', /suppress_type_name: \S+/, 'suppress_type_name: off'), 'fluent-bit/type-name', {
    at: 'cluster-197',
  }),
  single(config, replace('data', 'storage.type: filesystem', 'storage.typ: filesystem'), 'fluent-bit/options', {
    at: 'cluster-197',
    also: ['logs/outage'],
  }),
  hub('FluentBit logging/fluent-bit', set('spec/image', 'docker.io/fluent/fluent-bit:5.0.4'), 'fluent-bit/stock-image'),
  single(
    'DaemonSet logging/fluent-bit',
    set('spec/template/spec/containers/0/image', 'docker.io/fluent/fluent-bit:2.2.0'),
    'fluent-bit/end-of-life',
  ),
  central('ClusterFluentBitConfig fluent-bit-config', set('spec/namespace', 'fluent'), 'fluent-bit/config-namespace', {
    at: 'cluster-01-central',
  }),
  hub(store, set('spec/nodePools/0/replicas', 2), 'opensearch/managers'),
  central(store, unset('spec/nodePools/0/roles'), 'opensearch/managers', { also: ['objects/closed-schema'] }),
  hub(store, unset('spec/general/keystore'), 'opensearch/keystore'),
  receive(
    store,
    replace('spec/general/keystore', 's3.client.default.secret_key', 's3.client.default.key'),
    'opensearch/keystore',
  ),
  // What three nodes hold one does not.
  hub(store, set('spec/nodePools/1/replicas', 1), 'opensearch/replicas', { at: 'hub', also: ['capacity/volume'] }),
  factory('ConfigMap logging/opensearch-dashboards', 'gone', 'objects/dangling-reference', { at: 'factory' }),
];
