import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deployment, service } from '../../topology/testing/manifests.ts';
import { provedOn } from '../testing/traced.ts';
import { metricTlsMismatch } from './tls-mismatch.ts';

const secured = ['--grpc-server-tls-cert=/tls/tls.crt', '--grpc-server-tls-key=/tls/tls.key'];
const store = (args: readonly string[] = []): string =>
  deployment('store', ['store', ...args]) + service('store', 'store', '{name: grpc, port: 10901}');
const query = (...args: readonly string[]): string => deployment('query', ['query', ...args]);
const told = (...texts: readonly string[]): readonly string[] => provedOn(metricTlsMismatch, { one: texts.join('') });

test('querier and store both speak TLS, or neither does', () => {
  assert.deepEqual(told(query('--endpoint=store:10901'), store()), []);
  assert.deepEqual(told(query('--endpoint=store:10901', '--grpc-client-tls-secure'), store(secured)), []);
  assert.deepEqual(told(query('--endpoint=store:10901'), store(secured)), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store:10901` without TLS, and store-gateway `store` of `one` answers by TLS only',
  ]);
});

test('one flag for all endpoints breaks those that answer plainly', () => {
  const other = deployment('edge', ['store', ...secured]) + service('edge', 'edge', '{name: grpc, port: 10901}');
  assert.deepEqual(
    told(query('--endpoint=store:10901', '--endpoint=edge:10901', '--grpc-client-tls-secure'), store(), other),
    [
      'error Deployment monitoring/query: querier `query` of `one` asks `store:10901` with TLS, and store-gateway `store` of `one` answers without; `--grpc-client-tls-secure` is for every address that has no settings of its own',
    ],
  );
});

const discovered = (image: string, address: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: query, namespace: monitoring}
spec:
  selector: {matchLabels: {app: query}}
  template:
    metadata: {labels: {app: query}}
    spec:
      containers:
        - name: main
          image: ${image}
          args: [query, --endpoint.sd-config-file=/sd/sd.yaml]
          volumeMounts: [{name: sd, mountPath: /sd}]
      volumes: [{name: sd, configMap: {name: sd}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: sd, namespace: monitoring}
data:
  sd.yaml: |
    endpoints:
      - {address: "${address}", client_config: {tls_config: {enabled: true}}}
---`;

test('settings of an endpoint count from 0.42 on, and not after a lookup', () => {
  const with042 = 'quay.io/thanos/thanos:v0.42.4';
  assert.deepEqual(told(discovered(with042, 'store:10901'), store(secured)), []);
  assert.deepEqual(told(discovered('quay.io/thanos/thanos:v0.41.0', 'store:10901'), store(secured)), [
    'error ConfigMap monitoring/sd: querier `query` of `one` asks `store:10901` without TLS, and store-gateway `store` of `one` answers by TLS only',
  ]);
  assert.deepEqual(told(discovered(with042, 'dns+store:10901'), store(secured)), [
    'error ConfigMap monitoring/sd: querier `query` of `one` asks `dns+store:10901` without TLS, and store-gateway `store` of `one` answers by TLS only',
  ]);
});

const ingress = (annotations: string, spec = ''): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: store, namespace: monitoring, annotations: {${annotations}}}
spec:
  ingressClassName: nginx${spec}
  tls: [{hosts: [store.example.com], secretName: store-tls}]
  rules: [{host: store.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: store, port: {number: 10901}}}}]}}]
---`;
const through = query('--endpoint=store.example.com:443', '--grpc-client-tls-secure');
const protocol = 'nginx.ingress.kubernetes.io/backend-protocol';

test('gRPC through an Ingress needs its protocol, with or without TLS to the pods', () => {
  assert.deepEqual(told(through, store(), ingress(`${protocol}: GRPC`)), []);
  assert.deepEqual(told(through, store(secured), ingress(`${protocol}: GRPCS`)), []);
  assert.deepEqual(told(through, store(), ingress('')), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:443` by gRPC, and Ingress monitoring/store on port 443 speaks HTTP/1 to store-gateway `store` of `one`',
  ]);
  assert.deepEqual(told(through, store(secured), ingress(`${protocol}: GRPC`)), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:443` through Ingress monitoring/store on port 443, which speaks without TLS to store-gateway `store` of `one`, and that answers by TLS only',
  ]);
  assert.deepEqual(told(through, store(), ingress(`${protocol}: GRPCS`)), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:443` through Ingress monitoring/store on port 443, which begins TLS to store-gateway `store` of `one`, and that answers without',
  ]);
  assert.deepEqual(told(query('--endpoint=store.example.com:443'), store(), ingress(`${protocol}: GRPC`)), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:443` without TLS, and Ingress monitoring/store on port 443 takes TLS only',
  ]);
});

const gateway = (listener: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw, namespace: monitoring}
spec: {gatewayClassName: cilium, listeners: [{name: grpc, port: 8443, hostname: store.example.com, ${listener}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: store, namespace: monitoring}
spec: {parentRefs: [{name: gw}], hostnames: [store.example.com], rules: [{backendRefs: [{name: store, port: 10901}]}]}
---`;

test('a listener of a Gateway speaks plainly, ends TLS or hands it through', () => {
  const plain = query('--endpoint=store.example.com:8443');
  const tls = query('--endpoint=store.example.com:8443', '--grpc-client-tls-secure');
  assert.deepEqual(told(plain, store(), gateway('protocol: HTTP')), []);
  assert.deepEqual(told(tls, store(), gateway('protocol: HTTPS, tls: {mode: Terminate}')), []);
  assert.deepEqual(told(tls, store(secured), gateway('protocol: TLS, tls: {mode: Passthrough}')), []);
  assert.deepEqual(told(tls, store(), gateway('protocol: HTTP')), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:8443` with TLS, and GRPCRoute monitoring/store on port 8443 speaks without; `--grpc-client-tls-secure` is for every address that has no settings of its own',
  ]);
  assert.deepEqual(told(tls, store(), gateway('protocol: TLS, tls: {mode: Passthrough}')), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:8443` with TLS, and store-gateway `store` of `one` answers without; `--grpc-client-tls-secure` is for every address that has no settings of its own',
  ]);
  assert.deepEqual(told(tls, store(secured), gateway('protocol: HTTPS, tls: {mode: Terminate}')), [
    'error Deployment monitoring/query: querier `query` of `one` asks `store.example.com:8443` through GRPCRoute monitoring/store on port 8443, which speaks without TLS to store-gateway `store` of `one`, and that answers by TLS only',
  ]);
});

test('remote writes, data sources, rules and alerts are held against what answers them', () => {
  const receive =
    deployment('receive', ['receive', '--remote-write.server-tls-cert=/t/c', '--remote-write.server-tls-key=/t/k']) +
    service('receive', 'receive', '{port: 19291}');
  const agent = (url: string): string => `
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: agent, namespace: monitoring}
spec: {replicas: 1, remoteWrite: [{url: "${url}"}]}
---`;
  assert.deepEqual(told(agent('https://receive:19291/api/v1/receive'), receive), []);
  assert.deepEqual(told(agent('http://receive:19291/api/v1/receive'), receive), [
    'error PrometheusAgent monitoring/agent: agent `agent` of `one` asks `http://receive:19291/api/v1/receive` without TLS, and ingester `receive` of `one` answers by TLS only',
  ]);
  const answering = query() + service('query', 'query', '{port: 10902}');
  const source = `
apiVersion: v1
kind: ConfigMap
metadata: {name: sources, namespace: monitoring, labels: {grafana_datasource: "1"}}
data: {d.yaml: "datasources: [{name: T, type: prometheus, url: 'https://query:10902'}]"}
---`;
  const alertmanager = `
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: {name: main, namespace: monitoring}
spec: {replicas: 1, web: {tlsConfig: {cert: {secret: {name: am, key: tls.crt}}, keySecret: {name: am, key: tls.key}}}}
---`;
  const rule = deployment('rule', [
    'rule',
    '--query=https://query:10902',
    '--alertmanagers.url=http://alertmanager-operated:9093',
  ]);
  assert.deepEqual(told(answering, source, rule, alertmanager), [
    'error Deployment monitoring/rule: ruler `rule` of `one` asks `https://query:10902` with TLS, and querier `query` of `one` answers without',
    'error Deployment monitoring/rule: ruler `rule` of `one` asks `http://alertmanager-operated:9093` without TLS, and alertmanager `main` of `one` answers by TLS only',
    'error ConfigMap monitoring/sources: data-source `T` of `one` asks `https://query:10902` with TLS, and querier `query` of `one` answers without',
  ]);
});

test('what no object tells blames nobody: a web configuration in a Secret, a proxy in the pod, an ingress of another maker', () => {
  const hidden = query('--http.config=/web/web.yaml') + service('query', 'query', '{port: 10902}');
  const frontend = deployment('frontend', ['query-frontend', '--query-frontend.downstream-url=https://query:10902']);
  assert.deepEqual(told(hidden, frontend), []);
  const traefik = ingress('').replace('ingressClassName: nginx', 'ingressClassName: traefik');
  assert.deepEqual(told(through, store(), traefik), []);
  assert.deepEqual(told(through, store(secured), traefik), []);
});

test('a bucket is asked as the server of the fleet that has it answers', () => {
  const bucket = (insecure: boolean): string =>
    deployment('store', [
      'store',
      `--objstore.config={type: S3, config: {bucket: b, endpoint: "s3.monitoring.svc:8333", insecure: ${insecure}}}`,
    ]);
  const server = (...args: readonly string[]): string =>
    deployment('s3', ['server', '-s3', ...args]).replace(/image: \S+/, 'image: "chrislusf/seaweedfs:4.44",') +
    service('s3', 's3', '{port: 8333}');
  assert.deepEqual(told(bucket(true), server()), []);
  assert.deepEqual(told(bucket(false), server('-s3.cert.file=/c/tls.crt')), []);
  const who = 'error Deployment monitoring/store: store-gateway `store` of `one` asks `s3.monitoring.svc:8333`';
  assert.deepEqual(told(bucket(false), server()), [
    `${who} with TLS, and object-store-server \`s3\` of \`one\` answers without`,
  ]);
  assert.deepEqual(told(bucket(true), server('-s3.cert.file=/c/tls.crt')), [
    `${who} without TLS, and object-store-server \`s3\` of \`one\` answers by TLS only`,
  ]);
});
