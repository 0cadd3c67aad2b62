import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { ingressNginx } from './ingress-nginx.ts';

test('the controller listens on the ports of every node, with the class that Ingresses name, and without the webhook that hooks would make', () => {
  const model = modelOf({ hub: 'domain: hub.example.com, expose: {via: ingress-nginx}, metrics: {mode: sidecar}' });
  assert.deepEqual(ingressNginx.build(model, model.hub)?.charts, [
    {
      name: 'ingress-nginx',
      repo: 'https://kubernetes.github.io/ingress-nginx',
      version: '4.15.1',
      releaseName: 'ingress-nginx',
      namespace: 'ingress-nginx',
      includeCRDs: true,
      skipHooks: true,
      values: {
        controller: {
          kind: 'DaemonSet',
          hostNetwork: true,
          dnsPolicy: 'ClusterFirstWithHostNet',
          service: { enabled: false },
          publishService: { enabled: false },
          reportNodeInternalIp: true,
          ingressClassResource: { name: 'nginx', enabled: true, default: false },
          allowSnippetAnnotations: false,
          admissionWebhooks: { enabled: false, patch: { enabled: false } },
          updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
          metrics: { enabled: true, serviceMonitor: { enabled: false } },
        },
        defaultBackend: { enabled: false },
      },
    },
  ]);
});

test('no other cluster has it', () => {
  const model = modelOf();
  assert.equal(ingressNginx.build(model, model.hub), null);
});
