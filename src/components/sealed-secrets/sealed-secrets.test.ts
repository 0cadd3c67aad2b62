import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { sealedSecrets } from './sealed-secrets.ts';

test('the controller bears the name that kubeseal looks for', () => {
  const model = modelOf({ fleet: 'secrets: {via: sealed-secrets}' });
  assert.deepEqual(sealedSecrets.build(model, model.hub)?.charts, [
    {
      name: 'sealed-secrets',
      repo: 'https://bitnami-labs.github.io/sealed-secrets',
      version: '2.18.5',
      releaseName: 'sealed-secrets',
      namespace: 'sealed-secrets',
      includeCRDs: true,
      skipHooks: true,
      values: {
        fullnameOverride: 'sealed-secrets-controller',
        createController: true,
        resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
        metrics: { serviceMonitor: { enabled: false } },
      },
    },
  ]);
});

test('a cluster that needs no Secret is spared', () => {
  const model = modelOf({
    clusters: ['id: bare, metrics: {mode: none}'],
    fleet: 'secrets: {via: sealed-secrets}',
  });
  assert.deepEqual(
    model.clusters.map((cluster) => sealedSecrets.build(model, cluster) !== null),
    [true, false],
  );
});

test('a fleet with Secrets from elsewhere has no controller', () => {
  const model = modelOf();
  assert.equal(sealedSecrets.build(model, model.hub), null);
});
