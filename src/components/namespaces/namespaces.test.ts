import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { namespaces } from './namespaces.ts';

const labels = (enforce: string): object => ({
  'app.kubernetes.io/part-of': 'namsan',
  'app.kubernetes.io/managed-by': 'namsan',
  'pod-security.kubernetes.io/enforce': enforce,
  'pod-security.kubernetes.io/warn': 'restricted',
  'pod-security.kubernetes.io/audit': 'restricted',
});

test('the namespace of a scraped cluster lets node exporter run, and nobody else goes unwarned', () => {
  const model = modelOf();
  assert.deepEqual(namespaces.build(model, model.hub), {
    objects: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: labels('privileged') } }],
    charts: [],
  });
});

test('what a chart installs has a namespace with the standard that its pods need', () => {
  const model = modelOf({
    hub: 'domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: sidecar}',
    fleet: 'tls: {issuer: private-ca}\nvolumes: {provider: longhorn}\nsecrets: {via: external-secrets, store: vault}',
  });
  const standards = namespaces
    .build(model, model.hub)
    ?.objects.map(({ metadata }) => `${metadata.name} ${metadata.labels?.['pod-security.kubernetes.io/enforce']}`);
  assert.deepEqual(standards, [
    'monitoring privileged',
    'cert-manager restricted',
    'longhorn-system privileged',
    'ingress-nginx privileged',
    'external-secrets restricted',
  ]);
});

test('a hub without exporters, a store cluster and an idle cluster have the namespaces that they need and no more', () => {
  const model = modelOf({
    store: 'provider: seaweedfs, cluster: s3, credentials: {secret: s3}, buckets: {metrics: blocks}',
    hub: 'metrics: {mode: none}',
    clusters: ['id: s3, metrics: {mode: none}', 'id: idle, metrics: {mode: none}'],
  });
  assert.deepEqual(
    ['hub', 's3', 'idle'].map((id) =>
      namespaces
        .build(model, clusterOf(model, id))
        ?.objects.map(({ metadata }) => [metadata.name, metadata.labels?.['pod-security.kubernetes.io/enforce']]),
    ),
    [[['monitoring', 'baseline']], [['object-store', 'restricted']], undefined],
  );
});

test('a cluster that has but logs behind a gateway has the namespace of the gateway', () => {
  const model = modelOf({
    store:
      'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: logs}',
    fleet: 'logs: {objectStore: main, keep: {search: 7d, archive: 30d}}',
    clusters: [
      'id: quiet, domain: quiet.example.com, expose: {via: gateway}, metrics: {mode: none}, logs: {mode: local}',
    ],
  });
  const quiet = namespaces.build(model, clusterOf(model, 'quiet'))?.objects.map(({ metadata }) => metadata.name);
  assert.deepEqual(quiet, ['monitoring', 'logging', 'cert-manager']);
});
