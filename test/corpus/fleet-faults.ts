import { all, push, set, unset } from './change.ts';
import { type FleetFault, inFile } from './fault.ts';

const strict = set('profile', 'strict');

/** Faults that the fleet file itself shows. */
export const fleetFaults: readonly FleetFault[] = [
  // The shape of the file.
  inFile('sidecar', 'namsan', set('namsan', 'v2'), 'fleet/shape', { at: 'namsan' }),
  inFile('sidecar', 'name', set('name', 'Miri Bit'), 'fleet/shape', { at: 'name' }),
  inFile('sidecar', 'keep', set('metrics/keep/raw', '14'), 'fleet/shape', { at: 'metrics.keep.raw' }),
  inFile('sidecar', 'keep', unset('metrics/keep/1h'), 'fleet/shape', { at: 'metrics.keep.1h' }),
  inFile('operator', 'keep', set('metrics/keep/6h', '90d'), 'fleet/unknown-key', { at: 'metrics.keep.6h' }),
  inFile('operator', 'endpoint', set('objectStores/minio/endpoint', 's3.minio.miribit.lab:9000'), 'fleet/shape', {
    at: 'objectStores.minio.endpoint',
  }),
  inFile('receive', 'kubernetes', set('clusters/cluster-01/kubernetes/version', 1.34), 'fleet/shape', {
    at: 'clusters.0.kubernetes.version',
  }),
  inFile('mixed', 'mode', set('clusters/shop/metrics/mode', 'push'), 'fleet/shape', { at: 'clusters.2.metrics.mode' }),
  inFile('mixed', 'nodes', set('clusters/lab/nodes', []), 'fleet/shape', { at: 'clusters.3.nodes' }),
  inFile('mixed', 'address', set('clusters/lab/nodes/0/address', '10.20.3.256'), 'fleet/shape', {
    at: 'clusters.3.nodes.0.address',
  }),
  inFile('kind', 'memory', set('clusters/mgmt/nodes/0/memory', '8GB'), 'fleet/shape', {
    at: 'clusters.0.nodes.0.memory',
  }),
  inFile('receive', 'schedule', set('volumes/backup/schedule', '0 25 * * *'), 'fleet/shape', {
    at: 'volumes.backup.schedule',
  }),
  inFile('kind', 'port', set('clusters/biz1/metrics/storeApi/nodePort', 9091), 'fleet/shape', {
    at: 'clusters.1.metrics.storeApi.nodePort',
  }),
  inFile('receive', 'agent', set('clusters/cluster-02/metrics/enableAgentMode', true), 'fleet/unknown-key'),
  inFile('operator', 'labels', set('clusters/cluster-02-edge/externalLabels', { team: 'a' }), 'fleet/unknown-key'),
  inFile('sidecar', 'retention', set('clusters/cluster-197-edge/metrics/retention', '2h'), 'fleet/unknown-key'),
  // Credentials.
  inFile(
    'sidecar',
    'password',
    set('objectStores/minio/credentials/password', 'not-a-name'),
    'fleet/credential-literal',
  ),
  inFile('operator', 'token', set('delivery/token', 'not-a-name'), 'fleet/credential-literal'),
  inFile(
    'mixed',
    'url',
    set('delivery', { via: 'argocd', repo: 'https://user:word@git.example.com/a.git' }),
    'fleet/credential-literal',
  ),
  // Names, references and addresses that stand twice or nowhere.
  inFile('sidecar', 'role', set('clusters/cluster-197-edge/role', 'hub'), 'fleet/one-hub'),
  inFile('operator', 'role', set('clusters/cluster-01-central/role', 'edge'), 'fleet/one-hub', {
    also: ['fleet/chosen-parts-complete', 'fleet/log-store'],
  }),
  inFile('sidecar', 'id', set('clusters/cluster-198-edge/id', 'cluster-197-edge'), 'fleet/unique-id'),
  inFile('mixed', 'context', set('clusters/factory/kubernetes/context', 'hub'), 'fleet/unique-id'),
  inFile('mixed', 'node', set('clusters/hub/nodes/1/name', 'hub-1'), 'fleet/unique-id'),
  inFile('sidecar', 'store', set('metrics/objectStore', 'minioo'), 'fleet/unknown-reference', {
    at: 'metrics.objectStore',
  }),
  inFile('operator', 'store', set('volumes/backup/objectStore', 'backups'), 'fleet/unknown-reference', {
    at: 'volumes.backup.objectStore',
  }),
  inFile('kind', 'cluster', set('objectStores/store/cluster', 'minios'), 'fleet/unknown-reference'),
  inFile('sidecar', 'bucket', unset('objectStores/minio/buckets/metrics'), 'fleet/bucket-missing'),
  inFile('operator', 'bucket', unset('objectStores/minio/buckets/logs'), 'fleet/bucket-missing'),
  inFile('receive', 'bucket', unset('objectStores/minio/buckets/volumes'), 'fleet/bucket-missing'),
  inFile(
    'sidecar',
    'address',
    set('clusters/cluster-198-edge/nodes/0/address', '192.168.101.197'),
    'fleet/node-address-twice',
  ),
  inFile('kind', 'address', set('clusters/biz1/nodes/1/address', '172.21.0.4'), 'fleet/node-address-twice'),
  inFile('mixed', 'domain', set('clusters/factory/domain', 'hub.example.com'), 'fleet/domain-twice'),
  inFile('kind', 'port', set('metrics/query/nodePort/grpc', 30902), 'fleet/node-port-twice'),
  inFile(
    'kind',
    'port',
    all(set('objectStores/store/cluster', 'biz1'), set('objectStores/store/nodePort', 31000)),
    'fleet/node-port-twice',
  ),
  inFile(
    'operator',
    'pool',
    set('clusters/cluster-03-edge/expose/addresses/0', '192.168.101.221-192.168.101.225'),
    'fleet/load-balancer-pool',
  ),
  inFile(
    'operator',
    'pool',
    set('clusters/cluster-02-edge/expose/addresses/0', '192.168.101.196-192.168.101.200'),
    'fleet/load-balancer-pool',
  ),
  inFile(
    'operator',
    'pool',
    set('clusters/cluster-01-central/expose/addresses', ['192.168.101.200']),
    'fleet/load-balancer-pool',
  ),
  inFile('mixed', 'label', set('clusters/shop/labels', { cluster: 'shop' }), 'fleet/reserved-label'),
  inFile('sidecar', 'label', set('clusters/cluster-197-edge/labels/prometheus_replica', 'a'), 'fleet/reserved-label'),
  inFile('mixed', 'secret', set('alerts/deadMan/secret', 'slack-webhook'), 'fleet/secret-twice'),
  inFile(
    'operator',
    'secret',
    set('clusters/cluster-03-edge/metrics/credentials/secret', 'cluster-02-scrape'),
    'fleet/secret-twice',
  ),
  // Parts that are chosen by halves.
  inFile('mixed', 'credentials', unset('clusters/lab/metrics/credentials'), 'fleet/chosen-parts-complete'),
  inFile('operator', 'repo', unset('delivery/repo'), 'fleet/chosen-parts-complete'),
  inFile('operator', 'vault', unset('secrets/store'), 'fleet/chosen-parts-complete'),
  inFile(
    'mixed',
    'domain',
    all(unset('clusters/hub/domain'), set('clusters/hub/expose', { via: 'gateway' })),
    'fleet/chosen-parts-complete',
  ),
  inFile('operator', 'managers', set('clusters/cluster-01-central/logs/store/managers', 2), 'fleet/log-store'),
  inFile('sidecar', 'logs', set('clusters/cluster-197-edge/logs/store', { managers: 0, data: 2 }), 'fleet/log-store'),
  // What is retired, or too old.
  inFile('sidecar', 'ingress', strict, 'fleet/retired-part', { at: 'clusters.0.expose.via' }),
  inFile('receive', 'minio', strict, 'fleet/retired-part'),
  inFile('kind', 'store', set('objectStores/store/provider', 'minio'), 'fleet/retired-part'),
  inFile('operator', 'version', set('clusters/cluster-02-edge/kubernetes/version', '1.24'), 'fleet/kubernetes-version'),
  inFile('mixed', 'version', set('clusters/hub/kubernetes/version', '1.99'), 'fleet/kubernetes-version'),
  inFile('receive', 'issuer', set('tls', { issuer: 'acme', email: 'ops@miribit.lab' }), 'fleet/acme-private-domain'),
  inFile('mixed', 'issuer', set('clusters/factory/expose', { via: 'node-port' }), 'fleet/https-without-host'),
  // Times.
  inFile('sidecar', 'raw', set('metrics/keep/raw', '2h'), 'fleet/resolution-order', { at: 'metrics.keep.raw' }),
  inFile('operator', '5m', set('metrics/keep/5m', '9d'), 'fleet/resolution-order', { at: 'metrics.keep.5m' }),
  inFile('receive', '5m', set('metrics/keep/5m', '12d'), 'fleet/resolution-order', { at: 'metrics.keep.5m' }),
  inFile('mixed', '1h', set('metrics/keep/1h', '60d'), 'fleet/resolution-order', { at: 'metrics.keep.1h' }),
  inFile('sidecar', 'keepLocal', set('clusters/cluster-197-edge/metrics/keepLocal', '1h'), 'fleet/keep-local', {
    at: 'clusters.1.metrics.keepLocal',
  }),
  inFile('mixed', 'keepLocal', set('metrics/receive/keepLocal', '90m'), 'fleet/keep-local', {
    at: 'metrics.receive.keepLocal',
  }),
  inFile('mixed', 'keepLocal', set('metrics/ruler', { keepLocal: '1h' }), 'fleet/keep-local', {
    at: 'metrics.ruler.keepLocal',
  }),
  inFile('kind', 'interval', set('metrics/scrapeInterval', '5m'), 'fleet/scrape-interval', {
    at: 'metrics.scrapeInterval',
  }),
  // Copies.
  inFile('receive', 'replication', set('metrics/receive/replication', 5), 'fleet/receive-copies', {
    at: 'metrics.receive.replication',
  }),
  inFile('mixed', 'receivers', set('metrics/survive/receivers', 2), 'fleet/receive-copies', {
    at: 'metrics.survive.receivers',
  }),
  inFile('mixed', 'replicas', set('metrics/receive/replicas', 2), 'fleet/receive-copies', {
    at: 'metrics.receive.replication',
  }),
  inFile('sidecar', 'copies', set('volumes/replicas', 2), 'fleet/longhorn-replicas', { at: 'volumes.replicas' }),
  inFile('operator', 'copies', set('volumes/replicas', 4), 'fleet/longhorn-replicas', { at: 'volumes.replicas' }),
  // Suppressions.
  inFile(
    'kind',
    'code',
    set('suppress', [{ code: 'coverage/gapp', reason: 'nobody looks at it yet', until: '2999-01-01' }]),
    'suppression/unusable',
    { at: 'suppress.0' },
  ),
  inFile(
    'mixed',
    'code',
    set('suppress', [{ code: 'fleet/shape', reason: 'nobody looks at it yet', until: '2999-01-01' }]),
    'suppression/unusable',
    { at: 'suppress.0' },
  ),
  inFile(
    'mixed',
    'unused',
    set('suppress', [{ code: 'coverage/gap', reason: 'nobody looks at it yet', until: '2999-01-01' }]),
    'suppression/unused',
    { at: 'suppress.0' },
  ),
  inFile(
    'mixed',
    'reason',
    set('suppress', [{ code: 'coverage/gap', reason: 'later', until: '2999-01-01' }]),
    'fleet/shape',
    { at: 'suppress.0.reason' },
  ),
  inFile('mixed', 'pools', push('clusters', 'lab-2'), 'fleet/shape', { at: 'clusters.4' }),
];
