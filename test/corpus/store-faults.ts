import { all, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const central = inCluster('operator', 'cluster-01-central');
const single = inCluster('sidecar', 'cluster-197-edge');

const store = 'OpenSearchCluster logging/opensearch';
const template = 'OpensearchIndexTemplate logging/logs-k8s';
const config = 'ConfigMap logging/fluent-bit-config';
const longhorn = (kind: string, name: string, spec: object) => ({
  add: {
    apiVersion: 'longhorn.io/v1beta2',
    kind,
    metadata: { name, namespace: 'longhorn-system' },
    spec,
  },
});
const storage = (name: string, more: object) => ({
  add: {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name },
    provisioner: 'driver.longhorn.io',
    ...more,
  },
});

/** Faults of versions, sizes and volumes under logs, and of what the platform is told. */
export const storeFaults: readonly ObjectFault[] = [
  hub(store, set('spec/general/version', '2.11.0'), 'opensearch/version-matrix'),
  central(store, set('spec/dashboards/version', '2.19.2'), 'opensearch/version-matrix'),
  central(store, unset('spec/nodePools/0/pdb'), 'opensearch/managers-together'),
  hub(template, set('spec/template/settings/index/number_of_shards', 12), 'opensearch/shard-count', {
    at: 'hub OpenSearchISMPolicy logging/logs',
  }),
  hub(
    'OpenSearchISMPolicy logging/logs',
    set('spec/states/0/actions', [{ rollover: { minIndexAge: '1d' } }]),
    'opensearch/rollover-alias',
  ),
  central(store, storage('longhorn', { parameters: { numberOfReplicas: '1' } }), 'opensearch/volume-expansion'),
  central(
    store,
    storage('longhorn', { parameters: { numberOfReplicas: '3' }, allowVolumeExpansion: true }),
    'platform/multiplied-copies',
  ),
  single(
    'StatefulSet logging/opensearch',
    all(
      set('spec/template/spec/containers/opensearch/env', []),
      set('spec/template/spec/containers/opensearch/volumeMounts', []),
    ),
    'opensearch/initial-password',
    { also: ['logs/tls-mismatch', 'objects/dangling-reference'] },
  ),
  single(config, replace('data', /\$\{LOG_STORE_(?:USER|PASSWORD)\}/, 'admin'), 'fluent-bit/default-password', {
    at: 'cluster-197',
  }),
  central(
    'ClusterIssuer fleet-ca',
    set('spec', {
      acme: {
        server: 'https://acme-v02.api.letsencrypt.org/directory',
        privateKeySecretRef: { name: 'acme' },
        solvers: [{ http01: { ingress: { ingressClassName: 'cilium' } } }],
      },
    }),
    'platform/acme-private-name',
    { at: 'cluster-01-central' },
  ),
  hub('ClusterOutput fluent-bit-k8s', unset('spec/opensearch/bufferSize'), 'fluent-bit/bulk-size'),
  single(config, replace('data', 'skip_long_lines: true', 'skip_long_lines: false'), 'fluent-bit/bulk-size', {
    at: 'cluster-197',
  }),
  hub(
    'ClusterInput fluent-bit-containers',
    all(set('spec/tail/storageType', 'memory'), set('spec/tail/memBufLimit', '500MB')),
    'fluent-bit/memory-limit',
    { at: 'hub FluentBit logging/fluent-bit', also: ['logs/outage'] },
  ),
  central(
    'RecurringJob longhorn-system/volume-backup',
    longhorn('BackupTarget', 'other', { backupTargetURL: 'http://s3.example.com/backups' }),
    'platform/backup-target',
    { at: 'cluster-01-central BackupTarget longhorn-system/other' },
  ),
  central('RecurringJob longhorn-system/volume-backup', unset('spec/groups'), 'platform/recurring-job'),
];
