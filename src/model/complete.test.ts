import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../fleet/load.ts';
import { overBase } from '../fleet/testing/base-fleet.ts';
import { type CompleteFleet, complete } from './complete.ts';
import { defaultedFields } from './defaults.ts';

function completed(fragment: string): { readonly full: CompleteFleet; readonly written: unknown } {
  const { fleet, written, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  assert.ok(fleet !== null, findings.map((f) => f.message).join('; '));
  return { full: complete(fleet), written };
}

test('what depends on the role, the domain and the nodes of a cluster is filled in', () => {
  const { full } = completed('clusters: [{id: edge, domain: null, metrics: {mode: agent}}]');
  assert.deepEqual(
    full.clusters.map(({ kubernetes, expose, grafana, alertmanager }) => ({
      kubernetes,
      expose,
      grafana,
      alertmanager,
    })),
    [
      {
        kubernetes: { version: '1.35', flavor: 'other', context: 'hub', api: 'https://10.0.0.1:6443' },
        expose: { via: 'gateway', gatewayClass: 'cilium' },
        grafana: 'local',
        alertmanager: 'local',
      },
      {
        kubernetes: { version: '1.35', flavor: 'other', context: 'edge', api: 'https://10.0.1.1:6443' },
        expose: { via: 'node-port', gatewayClass: 'cilium' },
        grafana: 'none',
        alertmanager: 'none',
      },
    ],
  );
});

test('the API server of minikube is looked for at the port that minikube gives it', () => {
  const api = (flavor: string) =>
    completed(`clusters: [{id: edge, kubernetes: {flavor: ${flavor}}}]`).full.clusters[1]?.kubernetes.api;
  assert.deepEqual(['kubeadm', 'kind', 'minikube'].map(api), [
    'https://10.0.1.1:6443',
    'https://10.0.1.1:6443',
    'https://10.0.1.1:8443',
  ]);
});

test('what is written is kept', () => {
  const { full } = completed(`volumes: {provider: longhorn, storageClass: fast}
clusters:
  - id: edge
    kubernetes: {context: admin@edge, api: "https://edge.example.com:8443"}
    expose: {via: node-port}
    grafana: local
    alertmanager: none`);
  const edge = full.clusters[1];
  assert.deepEqual(
    [full.volumes.storageClass, edge?.kubernetes.context, edge?.kubernetes.api, edge?.expose.via],
    ['fast', 'admin@edge', 'https://edge.example.com:8443', 'node-port'],
  );
  assert.deepEqual([edge?.grafana, edge?.alertmanager], ['local', 'none']);
});

test('a forwarding cluster has the collector of the OpenSearch that its lines end in', () => {
  const collectors = (managers: number) =>
    completed(`objectStores: {s3: {buckets: {logs: logs}}}
logs: {objectStore: s3, keep: {search: 7d, archive: 30d}}
clusters: [{id: hub, logs: {mode: local, store: {managers: ${managers}}}}, {id: edge, logs: {mode: forward}}]`).full.clusters.map(
      ({ logs }) => logs.collector,
    );
  assert.deepEqual([0, 3].map(collectors), [
    ['daemonset', 'daemonset'],
    ['operator', 'operator'],
  ]);
});

test('Cilium is installed where it is what exposes a cluster that kubeadm made', () => {
  const cni = (flavor: string, expose: string) =>
    completed(`clusters: [{id: edge, kubernetes: {flavor: ${flavor}}, expose: ${expose}}]`).full.clusters[1]?.cni;
  assert.deepEqual(
    [
      cni('kubeadm', '{via: gateway}'),
      cni('kubeadm', '{via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}'),
      cni('kubeadm', '{via: gateway, gatewayClass: envoy}'),
      cni('kubeadm', '{via: node-port}'),
      cni('kind', '{via: gateway}'),
    ],
    ['cilium', 'cilium', 'existing', 'existing', 'existing'],
  );
});

test('the storage class follows the provider', () => {
  assert.equal(completed('volumes: {provider: longhorn}').full.volumes.storageClass, 'longhorn');
  assert.equal(completed('volumes: {provider: existing}').full.volumes.storageClass, undefined);
});

test('every value that is not in the file is told as a default, and no other', () => {
  const { full, written } = completed('clusters: [{id: edge, metrics: {mode: none, keepLocal: 12h}}]');
  const fields = defaultedFields(full, written);
  const of = (start: string) => fields.filter(({ path }) => path.startsWith(start));
  assert.deepEqual(of('clusters[1]'), [
    { path: 'clusters[1].kubernetes.version', value: '1.35' },
    { path: 'clusters[1].kubernetes.flavor', value: 'other' },
    { path: 'clusters[1].kubernetes.context', value: 'edge' },
    { path: 'clusters[1].kubernetes.api', value: 'https://10.0.1.1:6443' },
    { path: 'clusters[1].nodes[0].cpu', value: 4 },
    { path: 'clusters[1].nodes[0].memory', value: '8Gi' },
    { path: 'clusters[1].nodes[0].disk', value: '100Gi' },
    { path: 'clusters[1].metrics.replicas', value: 1 },
    { path: 'clusters[1].metrics.volume', value: '50Gi' },
    { path: 'clusters[1].metrics.storeApi.nodePort', value: 30901 },
    { path: 'clusters[1].metrics.tenants', value: [] },
    { path: 'clusters[1].logs.mode', value: 'none' },
    { path: 'clusters[1].logs.store.managers', value: 0 },
    { path: 'clusters[1].logs.store.data', value: 1 },
    { path: 'clusters[1].logs.store.dashboards', value: 1 },
    { path: 'clusters[1].logs.aggregator', value: 0 },
    { path: 'clusters[1].logs.nodePort.store', value: 30920 },
    { path: 'clusters[1].logs.nodePort.dashboards', value: 30561 },
    { path: 'clusters[1].logs.nodePort.aggregator', value: 30224 },
    { path: 'clusters[1].logs.collector', value: 'daemonset' },
    { path: 'clusters[1].expose.via', value: 'gateway' },
    { path: 'clusters[1].expose.gatewayClass', value: 'cilium' },
    { path: 'clusters[1].cni', value: 'existing' },
    { path: 'clusters[1].grafana', value: 'none' },
    { path: 'clusters[1].alertmanager', value: 'none' },
  ]);
  assert.deepEqual(of('metrics.keep'), []);
  assert.deepEqual(of('metrics.scrapeInterval'), [{ path: 'metrics.scrapeInterval', value: '30s' }]);
});

test('a completed fleet that was written out in full has no defaults left', () => {
  const { full } = completed('');
  assert.deepEqual(defaultedFields(full, full), []);
});
