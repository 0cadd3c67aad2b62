import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { certificateName } from './certificate-name.ts';

const store = (names: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: store, namespace: monitoring}
spec:
  selector: {matchLabels: {app: store}}
  template:
    metadata: {labels: {app: store}}
    spec:
      containers:
        - name: main
          image: quay.io/thanos/thanos:v0.42.4
          args: [store, --grpc-server-tls-cert=/tls/tls.crt, --grpc-server-tls-key=/tls/tls.key]
          volumeMounts: [{name: tls, mountPath: /tls}]
      volumes: [{name: tls, secret: {secretName: store-tls}}]
---
${
  names === ''
    ? ''
    : `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: any, namespace: monitoring}
spec: {secretName: store-tls, ${names}}
---`
}
${service('store', 'store', '{name: grpc, port: 10901, nodePort: 30901}', 'type: NodePort')}`;
const query = (...args: readonly string[]): string =>
  deployment('query', ['query', '--grpc-client-tls-secure', ...args]);
const told = (asker: string, names: string): readonly string[] =>
  provedOn(certificateName, { one: store(names), two: asker });

test('the certificate has the host of the address, or the server name that is asked for', () => {
  const direct = query('--endpoint=10.0.0.1:30901');
  const named = query('--endpoint=10.0.0.1:30901', '--grpc-client-server-name=store.one');
  assert.deepEqual(told(direct, 'ipAddresses: [10.0.0.1]'), []);
  assert.deepEqual(told(named, 'dnsNames: [store.one]'), []);
  assert.deepEqual(told(named, 'dnsNames: ["*.one"]'), []);
  assert.deepEqual(told(direct, 'dnsNames: [store.one]'), [
    'error Deployment monitoring/query: querier `query` of `two` asks `10.0.0.1:30901` and the certificate of store-gateway `store` of `one` names `store.one`',
  ]);
  assert.deepEqual(told(named, 'dnsNames: [store.two, a.two, b.two, c.two]'), [
    'error Deployment monitoring/query: querier `query` of `two` asks `10.0.0.1:30901` for the name `store.one`, and the certificate of store-gateway `store` of `one` names `store.two`, `a.two`, `b.two` and 1 more',
  ]);
});

test('after a lookup the addresses of pods are asked for, which no name covers', () => {
  const one = store('dnsNames: [store.monitoring.svc]') + query('--endpoint=dns+store.monitoring.svc:10901');
  assert.deepEqual(provedOn(certificateName, { one }), [
    'error Deployment monitoring/query: querier `query` of `one` asks `dns+store.monitoring.svc:10901` by the addresses of its pods, which it looks up itself, and the certificate of store-gateway `store` of `one` names `store.monitoring.svc`',
  ]);
  const group = store('dnsNames: [store.monitoring.svc]') + query('--endpoint-group=dns+store.monitoring.svc:10901');
  assert.deepEqual(provedOn(certificateName, { one: group }), []);
});

test('an unknown certificate, and one that nobody looks at, blame nobody', () => {
  assert.deepEqual(told(query('--endpoint=10.0.0.1:30901'), ''), []);
  assert.deepEqual(told(query('--endpoint=10.0.0.1:30901', '--grpc-client-tls-skip-verify'), 'dnsNames: [a.b]'), []);
});

test('the certificate of an Ingress or a Gateway is the one of its hosts', () => {
  const plain = `${deployment('query', ['query'])}${service('query', 'query', '{port: 10902}')}`;
  const ingress = (host: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: query, namespace: monitoring, annotations: {}}
spec:
  ingressClassName: nginx
  tls: [{hosts: [${host}], secretName: query-tls}]
  rules: [{host: ${host}, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: query, port: {number: 10902}}}}]}}]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: any, namespace: monitoring}
spec: {secretName: query-tls, dnsNames: [thanos.example.com]}
---`;
  const frontend = (host: string): string =>
    deployment('frontend', ['query-frontend', `--query-frontend.downstream-url=https://${host}`]);
  assert.deepEqual(
    provedOn(certificateName, {
      one: plain + ingress('thanos.example.com'),
      two: frontend('thanos.example.com'),
    }),
    [],
  );
  assert.deepEqual(
    provedOn(certificateName, { one: plain + ingress('query.example.com'), two: frontend('query.example.com') }),
    [
      'error Deployment monitoring/frontend: query-frontend `frontend` of `two` asks `https://query.example.com` and the certificate of Ingress monitoring/query on port 443 names `thanos.example.com`',
    ],
  );
});
