import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters, deployment, service } from './testing/manifests.ts';
import { trace } from './trace.ts';

/** Both ends of each call: `address: how the client begins / what stands between / how the server answers`. */
function ends(text: string): readonly string[] {
  return trace(clusters({ one: text })).handshakes.map(({ address, client, front, server }) => {
    const begins = `${client.on ? 'TLS' : 'plain'}${client.certificate ? ' with a certificate' : ''}${client.serverName === '' ? '' : ` for ${client.serverName}`}${client.verifies ? '' : ' unverified'}`;
    const between = front === null ? 'nothing' : `${front.tls}, onward ${front.onward}, demands ${front.demands}`;
    const answers =
      server === null
        ? 'unknown'
        : `${server.on ? 'TLS' : 'plain'}${server.demands ? ' demanding' : ''} ${server.names ?? ''}`.trim();
    return `${address}: ${begins} / ${between} / ${answers}`;
  });
}

test('a sidecar answers as the files of its resource say', () => {
  const prometheus = `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec:
  replicas: 1
  thanos:
    grpcServerTlsConfig: {certFile: /tls/tls.crt, keyFile: /tls/tls.key, caFile: /ca/ca.crt}
    volumeMounts: [{name: tls, mountPath: /tls}]
  volumes: [{name: tls, secret: {secretName: sidecar}}]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: any, namespace: monitoring}
spec: {secretName: sidecar, dnsNames: [Sidecar.One]}
---`;
  assert.deepEqual(ends(prometheus + deployment('query', ['query', '--endpoint=prometheus-operated:10901'])), [
    'prometheus-operated:10901: plain / nothing / TLS demanding sidecar.one',
  ]);
});

test('a data source has its own settings; one that the browser asks is not judged', () => {
  const source = (more: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: {name: sources, namespace: monitoring, labels: {grafana_datasource: "1"}}
data:
  d.yaml: |
    datasources: [{name: T, type: prometheus, url: "https://query:10902", ${more}}]
---`;
  const query = deployment('query', ['query']) + service('query', 'query', '{port: 10902}');
  assert.deepEqual(ends(query + source('jsonData: {tlsAuth: true, serverName: q.one, tlsSkipVerify: true}')), [
    'https://query:10902: TLS with a certificate for q.one unverified / nothing / plain',
  ]);
  assert.deepEqual(ends(query + source('access: direct')), []);
});

test('a router asks its ingesters by its own flags, and one of which it is not sure is not judged', () => {
  const ring = '--receive.hashrings=[{"endpoints": ["ingest:10901"]}]';
  const ingest = deployment('ingest', ['receive']) + service('ingest', 'ingest', '{port: 10901}');
  const router = (...args: readonly string[]): string => deployment('router', ['receive', ring, ...args]);
  assert.deepEqual(ends(router() + ingest), ['ingest:10901: plain / nothing / plain']);
  const tls = ['--remote-write.client-tls-secure', '--remote-write.client-tls-cert=/t/c'];
  assert.deepEqual(ends(router(...tls, '--remote-write.client-server-name=ingest.one') + ingest), [
    'ingest:10901: TLS with a certificate for ingest.one / nothing / plain',
  ]);
  assert.deepEqual(ends(router('--grpc-server-tls-cert=/t/c') + ingest), []);
});

test('a frontend asks by its file; a Gateway begins TLS to pods that a policy names', () => {
  const query = deployment('query', ['query']) + service('query', 'query', '{port: 10902}');
  const gateway = (more: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw, namespace: monitoring}
spec: {gatewayClassName: any, listeners: [{name: a, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: gw-tls}]}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: query, namespace: monitoring}
spec: {parentRefs: [{name: gw}], hostnames: [q.example.com], rules: [{backendRefs: [{name: query, port: 10902}]}]}
---
${more}
`;
  const frontend = deployment('frontend', [
    'query-frontend',
    '--query-frontend.downstream-url=https://q.example.com',
    '--query-frontend.downstream-tripper-config={"tls_config": {"cert_file": "/t/c", "server_name": "q.one"}}',
  ]);
  assert.deepEqual(ends(query + frontend + gateway('')), [
    'https://q.example.com: TLS with a certificate for q.one / ends, onward false, demands false / plain',
  ]);
  const policy = `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: any, namespace: monitoring}
spec: {targetRefs: [{group: "", kind: Service, name: query}]}
---`;
  assert.deepEqual(ends(query + frontend + gateway(policy)), [
    'https://q.example.com: TLS with a certificate for q.one / ends, onward true, demands false / plain',
  ]);
});

test('an object store of the fleet is asked by the scheme of its configuration', () => {
  const minio =
    deployment('minio', ['server', '/data']).replace('thanos/thanos', 'minio/minio') +
    service('minio', 'minio', '{port: 9000}');
  const store = (insecure: boolean): string =>
    deployment('store', [
      'store',
      `--objstore.config={"type": "S3", "config": {"bucket": "b", "endpoint": "minio:9000", "insecure": ${insecure}}}`,
    ]);
  assert.deepEqual(ends(minio + store(true)), ['minio:9000: plain / nothing / plain']);
  assert.deepEqual(ends(minio + store(false)), ['minio:9000: TLS / nothing / plain']);
});
