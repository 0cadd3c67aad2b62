import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { objectOf } from '../testing/objects.ts';
import { clusterIssuers } from './cluster-issuers.ts';

test('the CA of the fleet signs by the key pair that is laid into cert-manager’s own namespace', () => {
  const model = modelOf({ fleet: 'tls: {issuer: private-ca, ca: {secret: company-ca}}' });
  assert.deepEqual(objectOf(clusterIssuers, model, 'ClusterIssuer', 'fleet-ca').spec, {
    ca: { secretName: 'company-ca-issuer' },
  });
});

test('a public CA is answered through the entrance that the cluster has', () => {
  const fleet = 'tls: {issuer: acme, email: ops@example.com}';
  const solvers = (hub: string): unknown =>
    objectOf(clusterIssuers, modelOf({ hub, fleet }), 'ClusterIssuer', 'acme').spec.acme?.solvers;
  assert.deepEqual(solvers('domain: hub.example.com, metrics: {mode: sidecar}'), [
    {
      http01: {
        gatewayHTTPRoute: {
          parentRefs: [
            {
              group: 'gateway.networking.k8s.io',
              kind: 'Gateway',
              name: 'namsan',
              namespace: 'monitoring',
              sectionName: 'http',
            },
          ],
        },
      },
    },
  ]);
  assert.deepEqual(solvers('domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: sidecar}'), [
    { http01: { ingress: { ingressClassName: 'nginx' } } },
  ]);
});

test('the account of the public CA is the one of the fleet file', () => {
  const model = modelOf({ fleet: 'tls: {issuer: acme, email: ops@example.com}' });
  const { acme } = objectOf(clusterIssuers, model, 'ClusterIssuer', 'acme').spec;
  assert.deepEqual(
    [acme?.server, acme?.email, acme?.privateKeySecretRef],
    ['https://acme-v02.api.letsencrypt.org/directory', 'ops@example.com', { name: 'acme-account' }],
  );
});

test('logs are always between proven sides, so that they bring the CA of the fleet beside a public one', () => {
  const model = modelOf({
    store:
      'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: logs}',
    hub: 'domain: hub.example.com, metrics: {mode: sidecar}, logs: {mode: local}',
    fleet: 'tls: {issuer: acme, email: ops@example.com}\nlogs: {objectStore: main, keep: {search: 14d, archive: 90d}}',
  });
  const names = clusterIssuers.build(model, model.hub)?.objects.map(({ metadata }) => metadata.name);
  assert.deepEqual(names, ['fleet-ca', 'acme']);
});

test('a cluster without certificates has no issuer', () => {
  const model = modelOf();
  assert.equal(clusterIssuers.build(model, model.hub), null);
});
