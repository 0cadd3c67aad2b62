import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { externalSecrets } from './external-secrets.ts';

const sized = (cpu: string, memory: string, most: string): object => ({
  requests: { cpu, memory },
  limits: { memory: most },
});

test('the operator serves what the fleet uses, and pushes no Secret anywhere', () => {
  const model = modelOf({ fleet: 'secrets: {via: external-secrets, store: vault}' });
  assert.deepEqual(externalSecrets.build(model, model.hub)?.charts, [
    {
      name: 'external-secrets',
      repo: 'https://charts.external-secrets.io',
      version: '2.9.0',
      releaseName: 'external-secrets',
      namespace: 'external-secrets',
      includeCRDs: true,
      skipHooks: true,
      values: {
        installCRDs: true,
        replicaCount: 1,
        processClusterExternalSecret: false,
        processPushSecret: false,
        resources: sized('10m', '64Mi', '256Mi'),
        webhook: { resources: sized('10m', '32Mi', '128Mi') },
        certController: { resources: sized('10m', '64Mi', '256Mi') },
        serviceMonitor: { enabled: false },
      },
    },
  ]);
});

test('a cluster that needs no Secret is spared', () => {
  const model = modelOf({
    clusters: ['id: bare, metrics: {mode: none}'],
    fleet: 'secrets: {via: external-secrets, store: vault}',
  });
  assert.deepEqual(
    model.clusters.map((cluster) => externalSecrets.build(model, cluster) !== null),
    [true, false],
  );
});

test('a fleet with Secrets from elsewhere has no operator', () => {
  const model = modelOf();
  assert.equal(externalSecrets.build(model, model.hub), null);
});
