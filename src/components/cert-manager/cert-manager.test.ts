import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { certManager } from './cert-manager.ts';

function sized(cpu: string, memory: string, mostMemory: string): JsonObject {
  return { requests: { cpu, memory }, limits: { memory: mostMemory } };
}

test('a cluster whose gateway has TLS gets cert-manager with its definitions, which stay when the chart goes', () => {
  const model = modelOf({ fleet: 'tls: {issuer: private-ca}' });
  assert.deepEqual(certManager.build(model, model.hub), {
    objects: [],
    charts: [
      {
        name: 'cert-manager',
        repo: 'oci://quay.io/jetstack/charts',
        version: 'v1.21.1',
        releaseName: 'cert-manager',
        namespace: 'cert-manager',
        includeCRDs: true,
        skipHooks: true,
        values: {
          crds: { enabled: true, keep: true },
          global: { leaderElection: { namespace: 'cert-manager' } },
          config: {
            apiVersion: 'controller.config.cert-manager.io/v1alpha1',
            kind: 'ControllerConfiguration',
            enableGatewayAPI: true,
          },
          replicaCount: 1,
          enableCertificateOwnerRef: false,
          resources: sized('20m', '64Mi', '256Mi'),
          webhook: { replicaCount: 1, resources: sized('10m', '32Mi', '128Mi') },
          cainjector: { replicaCount: 1, resources: sized('10m', '64Mi', '256Mi') },
          startupapicheck: { enabled: false },
          prometheus: { enabled: true, servicemonitor: { enabled: false } },
        },
      },
    ],
  });
});

test('only clusters that need a certificate have it', () => {
  const clusters = [
    'id: by-host, domain: shop.example.com, grafana: local, metrics: {mode: none}',
    'id: by-port, metrics: {mode: sidecar}',
    'id: with-logs, metrics: {mode: none}, logs: {mode: local}',
  ];
  const logs = 'logs: {objectStore: main, keep: {search: 14d, archive: 90d}}';
  const where = (tls: string): readonly string[] => {
    const store =
      'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: logs}';
    const model = modelOf({ store, clusters, fleet: `tls: {${tls}}\n${logs}` });
    return model.clusters.filter((cluster) => certManager.build(model, cluster) !== null).map(({ id }) => id);
  };
  assert.deepEqual(where('issuer: none'), ['with-logs']);
  assert.deepEqual(where('issuer: private-ca'), ['hub', 'by-host', 'with-logs']);
  assert.deepEqual(where('issuer: none, mutual: true'), ['hub', 'by-port', 'with-logs']);
});

test('without a gateway it does not ask for the definitions of the Gateway API', () => {
  const model = modelOf({
    hub: 'domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: sidecar}',
    clusters: ['id: edge, metrics: {mode: none}'],
    fleet: 'tls: {issuer: private-ca}',
  });
  assert.equal(certManager.build(model, model.hub)?.charts[0]?.values['config'], undefined);
  assert.equal(certManager.build(model, clusterOf(model, 'edge')), null);
});
