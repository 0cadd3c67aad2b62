import { flag, push, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault, renamed, unheard, unselected } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const factory = inCluster('mixed', 'factory');
const central = inCluster('sidecar', 'cluster-196-central');
const edge = inCluster('sidecar', 'cluster-197-edge');
const mgmt = inCluster('kind', 'mgmt');
const biz1 = inCluster('kind', 'biz1');
const receive = inCluster('receive', 'cluster-01');
const operator = inCluster('operator', 'cluster-01-central');

const query = 'Deployment monitoring/thanos-query';
const compactor = 'StatefulSet monitoring/thanos-compactor';
const main = 'spec/template/spec/containers/0';
const replicaLabel = (name: string, other: string) =>
  replace('spec', `--query.replica-label=${name}`, `--query.replica-label=${other}`);

/** Faults by which streams cannot be told apart, replicas are counted as streams, or a bucket has no one owner. */
export const identityFaults: readonly ObjectFault[] = [
  factory('Prometheus monitoring/main', set('spec/externalLabels/cluster', 'hub'), 'identity/external-labels-equal', {
    also: renamed,
  }),
  biz1('Prometheus monitoring/main', set('spec/externalLabels/cluster', 'biz2'), 'identity/external-labels-equal', {
    at: 'biz2',
    also: renamed,
  }),
  edge(
    'Prometheus monitoring/main',
    set('spec/externalLabels/cluster', 'cluster-198-edge'),
    'identity/external-labels-equal',
    { at: 'cluster-198', also: renamed },
  ),
  hub(
    'StatefulSet monitoring/thanos-receive-ingester',
    replace('spec', 'receive_replica="$(POD_NAME)"', 'receive_replica="a"'),
    'identity/external-labels-equal',
  ),
  edge('Prometheus monitoring/main', set('spec/externalLabels', {}), 'identity/external-labels-missing', {
    also: renamed,
  }),
  biz1('Prometheus monitoring/main', unset('spec/externalLabels'), 'identity/external-labels-missing', {
    also: renamed,
  }),
  hub('ThanosRuler monitoring/global', unset('spec/labels'), 'identity/external-labels-missing'),
  hub('Prometheus monitoring/edges', set('spec/externalLabels/cluster', 'hub'), 'identity/label-masked', {
    at: 'hub ScrapeConfig',
    also: [...renamed, ...unheard],
  }),
  operator(
    'Prometheus monitoring/edges',
    set('spec/externalLabels/cluster', 'cluster-01-central'),
    'identity/label-masked',
    { at: 'cluster-01-central ScrapeConfig', also: [...renamed, ...unheard] },
  ),
  inCluster('mixed', 'shop')(
    'PrometheusAgent monitoring/agent-team-a',
    set('spec/remoteWrite/0/writeRelabelConfigs', [{ regex: 'cluster', action: 'labeldrop' }]),
    'prometheus/identity-dropped',
    { also: renamed },
  ),
  hub(
    'ScrapeConfig monitoring/lab-cadvisor',
    set('spec/metricRelabelings', [{ action: 'labeldrop', regex: 'cluster' }]),
    'prometheus/target-cluster',
  ),
  operator(
    'ScrapeConfig monitoring/cluster-02-edge-kubelet',
    replace('spec/relabelings', /^cluster$/, 'site'),
    'prometheus/target-cluster',
  ),
  // Deduplication.
  hub(query, replicaLabel('prometheus_replica', 'replica'), 'identity/replica-label-not-deduplicated'),
  hub(query, replicaLabel('receive_replica', 'replica'), 'identity/replica-label-not-deduplicated'),
  hub(query, replicaLabel('thanos_ruler_replica', 'replica'), 'identity/replica-label-not-deduplicated'),
  receive(query, replicaLabel('receive_replica', 'replica'), 'identity/replica-label-not-deduplicated'),
  operator(
    'Prometheus monitoring/main',
    set('spec/replicaExternalLabelName', 'pod'),
    'identity/replica-label-not-deduplicated',
    { at: 'cluster-01-central Deployment monitoring/thanos-query' },
  ),
  hub(query, replicaLabel('prometheus_replica', 'cluster'), 'identity/deduplicated-label-not-a-replica', {
    also: ['identity/replica-label-not-deduplicated'],
  }),
  receive(query, push(`${main}/args`, '--query.replica-label=tenant_id'), 'identity/deduplicated-label-not-a-replica'),
  hub(
    compactor,
    push(`${main}/args`, '--deduplication.replica-label=tenant_id'),
    'identity/deduplicated-label-not-a-replica',
  ),
  mgmt(query, replicaLabel('prometheus_replica', 'cluster'), 'identity/deduplicated-label-not-a-replica'),
  // Compactors.
  hub(compactor, 'gone', 'identity/one-compactor', { at: 'hub', also: unselected }),
  mgmt(compactor, 'gone', 'identity/one-compactor', { at: 'mgmt', also: unselected }),
  central(compactor, set('spec/replicas', 0), 'identity/one-compactor', {
    at: 'cluster-196-central',
    also: unselected,
  }),
  hub(compactor, set('spec/replicas', 2), 'identity/one-compactor', { also: ['thanos/compactor-alone'] }),
  receive(compactor, flag('--objstore.config-file', null), 'identity/one-compactor', {
    at: 'cluster-01',
    also: ['thanos/object-store-config'],
  }),
  edge(
    'ConfigMap monitoring/thanos-objectstore',
    replace('data', 'bucket: thanos', 'bucket: thanos-old'),
    'identity/one-compactor',
    { at: 'cluster-197-edge', also: unheard },
  ),
  receive(compactor, flag('--deduplication.func', 'penalty'), 'thanos/deduplication'),
];
