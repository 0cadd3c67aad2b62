import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters, deployment, service } from './testing/manifests.ts';
import { trace } from './trace.ts';

/** The ways in from outside, each as `address -> node protocol: asked or not, TLS or not`. */
function ways(text: string, by: 'outside' | 'pods' = 'outside'): readonly string[] {
  const { entries } = trace(clusters({ one: text }));
  return entries
    .filter((e) => e.by === by)
    .map((e) => `${e.object} ${e.address} -> ${e.node} ${e.protocol}: asked ${e.asked}, tls ${e.tls}`);
}

const query = (...args: readonly string[]): string => deployment('query', ['query', ...args]);
const inside = service('query', 'query', '{name: http, port: 10902}');
const route = (extra = '', rule = '', listener = 'port: 80, protocol: HTTP'): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw, namespace: monitoring}
spec: {gatewayClassName: any, listeners: [{name: a, ${listener}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: query, namespace: monitoring}
spec: {parentRefs: [{name: gw}], hostnames: [q.example.com], rules: [{backendRefs: [{name: query, port: 10902}]${rule}}]}
---${extra}
`;

const byRoute = 'HTTPRoute monitoring/query https://q.example.com -> one/querier/monitoring/query prometheus';

test('a route is a way in, whose gateway hides the words or does not', () => {
  assert.deepEqual(ways(query() + inside + route()), [`${byRoute}: asked false, tls false`]);
  const https = 'port: 443, protocol: HTTPS, tls: {mode: Terminate}';
  assert.deepEqual(ways(query() + inside + route('', '', https)), [`${byRoute}: asked false, tls true`]);
});

test('policies and filters that may ask who calls get the benefit of the doubt', () => {
  const policy = `
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: SecurityPolicy
metadata: {name: any, namespace: monitoring}
---`;
  const filter = (type: string): string => `, filters: [{type: ${type}}]`;
  const doubted = [`${byRoute}: asked null, tls false`];
  assert.deepEqual(ways(query() + inside + route(policy)), doubted);
  assert.deepEqual(ways(query() + inside + route('', filter('ExtensionRef'))), doubted);
  assert.deepEqual(ways(query() + inside + route('', filter('RequestHeaderModifier'))), doubted);
  assert.deepEqual(ways(query() + inside + route('', filter('ResponseHeaderModifier'))), [
    `${byRoute}: asked false, tls false`,
  ]);
});

test('node ports, load balancers and ports of nodes are ways in, as far as policies let callers from outside come', () => {
  const open = service('query', 'query', '{name: http, port: 10902, nodePort: 30902}', 'type: NodePort');
  const balanced = (more = ''): string =>
    service('query', 'query', '{name: http, port: 10902}', `type: LoadBalancer${more}`);
  const on = (title: string, asked = 'false'): readonly string[] => [
    `Service monitoring/query ${title} -> one/querier/monitoring/query prometheus: asked ${asked}, tls false`,
  ];
  assert.deepEqual(ways(query() + inside), []);
  assert.deepEqual(ways(query() + open), on('node port 30902'));
  assert.deepEqual(ways(query() + balanced()), on('load balancer port 10902'));
  assert.deepEqual(
    ways(query() + balanced(', loadBalancerSourceRanges: [10.0.0.0/8]')),
    on('load balancer port 10902', 'null'),
  );
  const closed = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: all, namespace: monitoring}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}]}]}
---`;
  assert.deepEqual(ways(query() + open + closed), []);
  const own = query().replace('    spec:\n', '    spec:\n      hostNetwork: true\n');
  assert.deepEqual(ways(own), [
    'Deployment monitoring/query host port 10901 -> one/querier/monitoring/query grpc: asked false, tls false',
    'Deployment monitoring/query host port 10902 -> one/querier/monitoring/query prometheus: asked false, tls false',
  ]);
});

test('a password or a client certificate of the engine itself is asked for; a file that cannot be read may hold either', () => {
  const web = (text: string): string => `
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
          image: quay.io/thanos/thanos:v0.42.4
          args: [query, --http.config=/web/web.yaml]
          volumeMounts: [{name: web, mountPath: /web}]
      volumes: [{name: web, configMap: {name: web}}]
---
${text === '' ? '' : `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, namespace: monitoring}\ndata: {web.yaml: '${text}'}\n---`}
${service('query', 'query', '{name: http, port: 10902, nodePort: 30902}', 'type: NodePort')}`;
  const on = (asked: string, tls: string): readonly string[] => [
    `Service monitoring/query node port 30902 -> one/querier/monitoring/query prometheus: asked ${asked}, tls ${tls}`,
  ];
  assert.deepEqual(ways(web('{basic_auth_users: {admin: hash}}')), on('true', 'false'));
  const tls = 'cert_file: a.crt, key_file: a.key';
  assert.deepEqual(
    ways(web(`{tls_server_config: {${tls}, client_auth_type: RequireAndVerifyClientCert}}`)),
    on('true', 'true'),
  );
  assert.deepEqual(ways(web(`{tls_server_config: {${tls}}}`)), on('false', 'true'));
  assert.deepEqual(ways(web('')), on('null', 'null'));
});

test('any pod may call what no policy isolates, or what a policy opens to every namespace', () => {
  const policy = (from: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: query, namespace: monitoring}
spec: {podSelector: {matchLabels: {app: query}}, policyTypes: [Ingress], ingress: [{from: [${from}], ports: [{port: 10902}]}]}
---`;
  const http =
    'Deployment monitoring/query port 10902 -> one/querier/monitoring/query prometheus: asked false, tls false';
  const grpc = 'Deployment monitoring/query port 10901 -> one/querier/monitoring/query grpc: asked false, tls false';
  assert.deepEqual(ways(query(), 'pods'), [grpc, http]);
  assert.deepEqual(ways(query() + policy('{namespaceSelector: {}}'), 'pods'), [http]);
  assert.deepEqual(ways(query() + policy('{podSelector: {}}'), 'pods'), []);
});
