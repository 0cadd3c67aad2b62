import assert from 'node:assert/strict';
import { test } from 'node:test';
import { modelOf } from '../testing/fleet.ts';
import { cilium } from './cilium.ts';

const kubeadm = 'kubernetes: {version: "1.35", flavor: kubeadm, api: "https://10.0.0.9:7443"}';

test('Cilium takes the place of kube-proxy, knows the API server by address, and announces addresses', () => {
  const model = modelOf({
    hub: `${kubeadm}, expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}, metrics: {mode: sidecar}`,
  });
  const small = (cpu: string, memory: string, most: string): object => ({
    requests: { cpu, memory },
    limits: { memory: most },
  });
  assert.deepEqual(cilium.build(model, model.hub)?.charts, [
    {
      name: 'cilium',
      repo: 'https://helm.cilium.io',
      version: '1.20.0',
      releaseName: 'cilium',
      namespace: 'kube-system',
      includeCRDs: true,
      skipHooks: true,
      values: {
        kubeProxyReplacement: 'true',
        k8sServiceHost: '10.0.0.9',
        k8sServicePort: 7443,
        k8sClientRateLimit: { qps: 30, burst: 60 },
        l2announcements: { enabled: true },
        ipam: { mode: 'kubernetes' },
        gatewayAPI: {
          enabled: false,
          enableAlpn: false,
          enableAppProtocol: false,
          gatewayClass: { create: 'false' },
          hostNetwork: { enabled: false },
        },
        hubble: { enabled: false },
        operator: { replicas: 1, rollOutPods: true, resources: small('20m', '128Mi', '512Mi') },
        rollOutCiliumPods: true,
        resources: small('100m', '256Mi', '1Gi'),
      },
    },
  ]);
});

test('as a gateway it listens on the ports of the nodes, with HTTP/2 for gRPC', () => {
  const model = modelOf({ hub: `${kubeadm}, domain: hub.example.com, metrics: {mode: sidecar}` });
  const { values = {} } = cilium.build(model, model.hub)?.charts[0] ?? {};
  assert.deepEqual(
    [values['l2announcements'], values['gatewayAPI'], values['envoy']],
    [
      { enabled: false },
      {
        enabled: true,
        enableAlpn: true,
        enableAppProtocol: true,
        gatewayClass: { create: 'true' },
        hostNetwork: { enabled: true },
      },
      {
        securityContext: {
          capabilities: { keepCapNetBindService: true, envoy: ['NET_ADMIN', 'SYS_ADMIN', 'NET_BIND_SERVICE'] },
        },
      },
    ],
  );
});

test('a cluster that has a network keeps it', () => {
  const model = modelOf({
    hub: 'kubernetes: {version: "1.34", flavor: minikube}, domain: hub.example.com, metrics: {mode: sidecar}',
  });
  assert.equal(cilium.build(model, model.hub), null);
});
