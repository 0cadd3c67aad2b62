import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { clientCertificate } from './client-certificate.ts';

const store =
  deployment('store', [
    'store',
    '--grpc-server-tls-cert=/tls/tls.crt',
    '--grpc-server-tls-key=/tls/tls.key',
    '--grpc-server-tls-client-ca=/tls/ca.crt',
  ]) + service('store', 'store', '{name: grpc, port: 10901, nodePort: 30901}', 'type: NodePort');
const query = (...args: readonly string[]): string =>
  deployment('query', ['query', '--grpc-client-tls-secure', ...args]);
const own = ['--grpc-client-tls-cert=/tls/tls.crt', '--grpc-client-tls-key=/tls/tls.key'];
const told = (...texts: readonly string[]): readonly string[] => provedOn(clientCertificate, { one: texts.join('') });

test('a server with a client CA hears only who shows a certificate', () => {
  assert.deepEqual(told(query('--endpoint=store:10901', ...own), store), []);
  assert.deepEqual(told(query('--endpoint=store:10901'), store), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store:10901` and shows no certificate, which store-gateway `store` of `one` demands of its callers',
  ]);
  assert.deepEqual(provedOn(clientCertificate, { one: store, two: query('--endpoint=10.0.0.1:30901') }), [
    'error Deployment monitoring/query: querier `query` of `two` asks `10.0.0.1:30901` and shows no certificate, which store-gateway `store` of `one` demands of its callers',
  ]);
});

const ingress = (annotations: string): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: store, namespace: monitoring, annotations: {${annotations}}}
spec:
  ingressClassName: nginx
  tls: [{hosts: [store.example.com], secretName: store-tls}]
  rules: [{host: store.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: store, port: {number: 10901}}}}]}}]
---`;
const nginx = 'nginx.ingress.kubernetes.io';

test('what ends TLS before such a server keeps the certificate from it, unless it has one of its own', () => {
  const through = query('--endpoint=store.example.com:443', ...own);
  assert.deepEqual(told(through, store, ingress(`${nginx}/ssl-passthrough: "true"`)), []);
  assert.deepEqual(
    told(through, store, ingress(`${nginx}/backend-protocol: GRPCS, ${nginx}/proxy-ssl-secret: monitoring/own`)),
    [],
  );
  assert.deepEqual(told(through, store, ingress(`${nginx}/backend-protocol: GRPCS`)), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:443` through Ingress monitoring/store on port 443, which ends TLS before store-gateway `store` of `one`, so that the certificate which that demands never arrives',
  ]);
});

test('an Ingress may demand the certificate itself', () => {
  const asking = ingress(
    `${nginx}/backend-protocol: GRPCS, ${nginx}/proxy-ssl-secret: monitoring/own, ${nginx}/auth-tls-secret: monitoring/ca`,
  );
  assert.deepEqual(told(query('--endpoint=store.example.com:443', ...own), store, asking), []);
  assert.deepEqual(told(query('--endpoint=store.example.com:443'), store, asking), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:443` and shows no certificate, which Ingress monitoring/store on port 443 demands of its callers',
  ]);
});
