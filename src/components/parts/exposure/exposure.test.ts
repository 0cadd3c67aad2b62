import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TypedObject } from '../../../kube/types.gen.ts';
import type { Model } from '../../../model/model.ts';
import { modelOf } from '../../testing/fleet.ts';
import { type Exposure, exposed } from './exposure.ts';

const receive: Exposure = {
  what: 'receive',
  identity: { name: 'r', layer: 'l', version: 'v' },
  service: 'r',
  port: { name: 'remote-write', port: 19291, targetPort: 'remote-write' },
  selector: { a: 'b' },
  nodePort: 30191,
  path: '/api/v1/receive',
};
const metrics = 'metrics: {mode: agent}';

function shown(model: Model, exposure: Exposure): readonly unknown[] {
  return exposed(model, model.hub, exposure).map((object: TypedObject) => ({
    kind: object.kind,
    name: object.metadata.name,
    annotations: object.metadata.annotations,
    spec: 'spec' in object ? object.spec : undefined,
  }));
}

test('behind the gateway only the write path is open, on the host of the fleet, longer than a query may run', () => {
  assert.deepEqual(
    shown(modelOf({ hub: `domain: h.example.com, ${metrics}`, fleet: 'tls: {issuer: private-ca}' }), receive),
    [
      {
        kind: 'HTTPRoute',
        name: 'r',
        annotations: undefined,
        spec: {
          parentRefs: [{ name: 'namsan', namespace: 'monitoring', sectionName: 'https-receive' }],
          hostnames: ['receive.h.example.com'],
          rules: [
            {
              matches: [{ path: { type: 'PathPrefix', value: '/api/v1/receive' } }],
              backendRefs: [{ name: 'r', port: 19291 }],
              timeouts: { request: '150s' },
            },
          ],
        },
      },
    ],
  );
});

test('ingress-nginx takes bodies as large as agents send, and has its certificate from the issuer', () => {
  const hub = `domain: h.example.com, expose: {via: ingress-nginx}, ${metrics}`;
  assert.deepEqual(shown(modelOf({ hub, fleet: 'tls: {issuer: acme, email: a@example.com}' }), receive), [
    {
      kind: 'Ingress',
      name: 'r',
      annotations: {
        'cert-manager.io/cluster-issuer': 'acme',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '150',
        'nginx.ingress.kubernetes.io/proxy-send-timeout': '150',
        'nginx.ingress.kubernetes.io/proxy-body-size': '50m',
      },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: ['receive.h.example.com'], secretName: 'r-tls' }],
        rules: [
          {
            host: 'receive.h.example.com',
            http: {
              paths: [
                {
                  path: '/api/v1/receive',
                  pathType: 'Prefix',
                  backend: { service: { name: 'r', port: { number: 19291 } } },
                },
              ],
            },
          },
        ],
      },
    },
  ]);
});

test('a load balancer has the address of the pool that callers are told, and no node port beside it', () => {
  const hub = `expose: {via: load-balancer, addresses: [10.0.9.1-10.0.9.9]}, ${metrics}`;
  assert.deepEqual(shown(modelOf({ hub }), receive), [
    {
      kind: 'Service',
      name: 'r-external',
      annotations: { 'lbipam.cilium.io/ips': '10.0.9.2' },
      spec: {
        type: 'LoadBalancer',
        allocateLoadBalancerNodePorts: false,
        ports: [{ name: 'remote-write', port: 19291, targetPort: 'remote-write' }],
        selector: { a: 'b' },
      },
    },
  ]);
});

test('what has no node port stays inside a cluster that has only those', () => {
  const model = modelOf({ hub: `expose: {via: node-port}, ${metrics}` });
  assert.deepEqual(
    [receive, { ...receive, nodePort: null }].map((exposure) => exposed(model, model.hub, exposure).length),
    [1, 0],
  );
});

test('a sidecar goes by host where its host has TLS, and by node port where it has none', () => {
  const sidecar: Exposure = { ...receive, what: 'sidecar', service: 's', replica: 1 };
  const hub = `domain: h.example.com, ${metrics}`;
  const route = exposed(modelOf({ hub, fleet: 'tls: {issuer: private-ca}' }), modelOf({ hub }).hub, sidecar)[0];
  const plain = exposed(modelOf({ hub }), modelOf({ hub }).hub, sidecar)[0];
  assert.deepEqual([route?.kind, plain?.kind], ['GRPCRoute', 'Service']);
  assert.deepEqual(route?.spec, {
    parentRefs: [{ name: 'namsan', namespace: 'monitoring', sectionName: 'https-sidecar-1' }],
    hostnames: ['thanos-sidecar-1.h.example.com'],
    rules: [{ backendRefs: [{ name: 's', port: 19291 }] }],
  });
});
