import { flag, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault, unheard } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const factory = inCluster('mixed', 'factory');
const shop = inCluster('mixed', 'shop');
const central = inCluster('sidecar', 'cluster-196-central');
const edge = inCluster('sidecar', 'cluster-197-edge');
const mgmt = inCluster('kind', 'mgmt');
const biz2 = inCluster('kind', 'biz2');
const receive = inCluster('receive', 'cluster-01');
const agents = inCluster('receive', 'cluster-02');
const operator = inCluster('operator', 'cluster-01-central');

const compactor = 'StatefulSet monitoring/thanos-compactor';
const store = 'StatefulSet monitoring/thanos-store';
const query = 'Deployment monitoring/thanos-query';
const ingester = 'StatefulSet monitoring/thanos-receive-ingester';
const router = 'Deployment monitoring/thanos-receive-router';
const everywhere = { at: '', also: unheard };
const lost = { also: unheard };

/** Faults by which samples are kept too short, deleted too early, or lost in an outage; and flags that engines refuse. */
export const timeFaults: readonly ObjectFault[] = [
  // Retention.
  hub(compactor, flag('--retention.resolution-raw', '30h'), 'thanos/compactor-retention', { also: unheard }),
  hub(compactor, flag('--retention.resolution-5m', '9d'), 'thanos/compactor-retention', { also: unheard }),
  hub(compactor, flag('--retention.resolution-raw', '20d'), 'coverage/gap', everywhere),
  central(compactor, flag('--retention.resolution-5m', '20d'), 'coverage/gap', everywhere),
  mgmt(compactor, flag('--retention.resolution-1h', '20d'), 'thanos/compactor-retention', lost),
  hub(compactor, flag('--downsampling.disable', ''), 'coverage/gap', {
    at: '',
    also: [...unheard, 'thanos/downsampling'],
  }),
  hub(compactor, flag('--delete-delay', '1h'), 'thanos/deletion-delay', { at: 'hub' }),
  receive(store, flag('--ignore-deletion-marks-delay', '3d'), 'thanos/deletion-delay'),
  hub(`${store}-shard-0`, flag('--min-time', '-30d'), 'coverage/gap', everywhere),
  hub(`${store}-shard-1`, flag('--max-time', '-200d'), 'coverage/gap', everywhere),
  mgmt(store, flag('--max-time', '-10d'), 'coverage/gap', everywhere),
  central(store, flag('--min-time', '-20d'), 'coverage/gap', everywhere),
  operator(store, flag('--max-time', '-3d'), 'coverage/gap', everywhere),
  // Local samples.
  edge('Prometheus monitoring/main', set('spec/retention', '1h'), 'prometheus/retention', lost),
  biz2('Prometheus monitoring/main', set('spec/retention', '90m'), 'prometheus/retention', lost),
  operator('Prometheus monitoring/main', set('spec/retention', '4h'), 'prometheus/retention', lost),
  central('Prometheus monitoring/main', set('spec/retention', '6h'), 'outages/object-store', everywhere),
  factory('Prometheus monitoring/main', set('spec/retention', '12h'), 'outages/object-store', everywhere),
  hub(ingester, flag('--tsdb.retention', '1h'), 'coverage/gap', everywhere),
  hub('ThanosRuler monitoring/global', set('spec/retention', '1h'), 'outages/object-store', everywhere),
  edge('Prometheus monitoring/main', set('spec/thanos/blockSize', '5m'), 'thanos/block-range'),
  hub(ingester, flag('--tsdb.min-block-duration', '10m'), 'thanos/block-range'),
  edge('Prometheus monitoring/main', unset('spec/thanos/objectStorageConfigFile'), 'thanos/sidecar-object-store', lost),
  edge('Prometheus monitoring/main', unset('spec/storage'), 'thanos/volume', lost),
  hub(ingester, unset('spec/volumeClaimTemplates'), 'thanos/volume', {
    also: [...unheard, 'objects/closed-schema', 'objects/dangling-reference'],
  }),
  shop(
    'PrometheusAgent monitoring/agent-team-a',
    set('spec/remoteWrite/0/queueConfig/maxShards', 1000),
    'prometheus/remote-write-queue',
  ),
  agents(
    'PrometheusAgent monitoring/agent',
    set('spec/remoteWrite/0/queueConfig/capacity', 500000),
    'prometheus/remote-write-queue',
  ),
  // Receive.
  hub(router, flag('--receive.hashrings-algorithm', 'hashmod'), 'thanos/hashring', { at: 'hub' }),
  receive(router, flag('--receive.replication-factor', '5'), 'thanos/hashring', { at: 'cluster-01', also: unheard }),
  hub(
    'ConfigMap monitoring/thanos-receive-router',
    replace('data', /,\n *"thanos-receive-ingester-[12][^"]*"/, ''),
    'thanos/hashring',
    { at: 'hub', also: unheard },
  ),
  receive(router, flag('--receive.replication-factor', '1'), 'outages/receivers', everywhere),
  hub(ingester, flag('--label', null), 'thanos/receive-labels', {
    also: [...unheard, 'identity/external-labels-missing', 'identity/external-labels-equal'],
  }),
  hub(ingester, set('spec/template/spec/terminationGracePeriodSeconds', 30), 'thanos/receive-grace'),
  receive(ingester, unset('spec/template/spec/terminationGracePeriodSeconds'), 'thanos/receive-grace'),
  hub('PodDisruptionBudget monitoring/thanos-query', set('spec', { maxUnavailable: 0 }), 'platform/pdb-allows-one'),
  hub(
    'PodDisruptionBudget monitoring/thanos-receive-ingester',
    set('spec/maxUnavailable', 3),
    'thanos/receive-disruption',
  ),
  // Queries.
  hub(query, flag('--store.response-timeout', '3m'), 'thanos/query-timeouts'),
  receive(query, flag('--query.timeout', '30s'), 'thanos/query-timeouts'),
  central(query, flag('--store.response-timeout', null), 'thanos/query-timeouts'),
  hub(query, flag('--deduplication.func', 'chain'), 'thanos/deduplication'),
  // Flags and versions.
  hub(query, flag('--store', '10.20.1.11:30901'), 'thanos/flags', { also: ['reach/dangling-address'] }),
  central(query, flag('--query.replica-lable', 'replica'), 'thanos/flags'),
  hub(compactor, flag('--retention.resolution-6h', '90d'), 'thanos/flags'),
  hub(compactor, flag('--wait', 'perhaps'), 'thanos/flags'),
  hub(query, replace('spec', 'thanos:v0.42.4', 'thanos:v0.37.2'), 'thanos/one-version', {
    at: '',
    also: ['thanos/flags', 'reach/tls-mismatch', ...unheard],
  }),
  biz2('Prometheus monitoring/main', replace('spec/thanos', 'v0.42.4', 'v0.24.0'), 'thanos/one-version', {
    at: '',
    also: ['thanos/flags', 'thanos/sidecar-compaction'],
  }),
  // The object store.
  hub(
    'ConfigMap monitoring/thanos-objectstore',
    replace('data', 'endpoint: s3', 'endpoint: https://s3'),
    'thanos/object-store-config',
    lost,
  ),
  central(
    'ConfigMap monitoring/thanos-objectstore',
    replace('data', 'bucket: ', 'bukket: '),
    'thanos/object-store-config',
    { also: [...unheard, 'identity/one-compactor', 'thanos/sidecar-object-store'] },
  ),
  mgmt(
    'ConfigMap monitoring/thanos-objectstore',
    replace('data', 'type: S3', 'type: MINIO'),
    'thanos/object-store-config',
    { also: [...unheard, 'identity/one-compactor'] },
  ),
  hub(
    'ConfigMap monitoring/thanos-objectstore',
    replace('data', 'region:', 'secret_key: not-a-name\n  region:'),
    'thanos/object-store-config',
    { also: ['thanos/object-store-config'] },
  ),
];
