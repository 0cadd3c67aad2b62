import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters, deployment, flows, service } from './testing/manifests.ts';
import { trace } from './trace.ts';

const source = (url: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: {name: sources, namespace: monitoring}
data: {"sources.yaml": "datasources:\\n- {name: Thanos, type: prometheus, url: '${url}'}\\n"}
---`;

const prometheus = (name: string, more = ''): string => `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: ${name}, namespace: monitoring}
spec: {thanos: {}${more}}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}-external, namespace: monitoring}
spec: {type: NodePort, selector: {prometheus: ${name}}, ports: [{name: grpc, port: 10901, nodePort: 31000}, {name: http, port: 10902, nodePort: 30902}]}
---`;

const nodeAddresses = new Map([
  ['10.0.1.1', 'mgmt'],
  ['10.0.2.1', 'biz'],
  ['10.0.2.2', 'biz'],
]);

test('a data source with a port that exists nowhere is dangling (R06)', () => {
  const query = `${deployment('query', ['query'])}${service('query', 'query', '{port: 10902, nodePort: 30902}', 'type: NodePort')}`;
  const traced = trace(clusters({ mgmt: `${query}${source('http://10.0.1.1:9091')}` }), { nodeAddresses });
  assert.deepEqual(flows(traced), [
    'queries mgmt/data-source/monitoring/Thanos -> broken: nothing of mgmt has node port 9091 by http://10.0.1.1:9091',
  ]);
});

test('a StoreAPI is not found on the page of metrics, and is found twice by two nodes of one cluster (R07, R08)', () => {
  const query = deployment('query', [
    'query',
    '--endpoint=10.0.2.1:30902',
    '--endpoint=10.0.2.1:31000',
    '--endpoint=10.0.2.2:31000',
  ]);
  const traced = trace(clusters({ mgmt: query, biz: prometheus('main') }), { nodeAddresses });
  const asks = 'queries mgmt/querier/monitoring/query ->';
  assert.deepEqual(flows(traced), [
    `${asks} broken: port 10902 of Prometheus monitoring/main is for its own pages and metrics, not for gRPC by 10.0.2.1:30902`,
    `${asks} biz/sidecar/monitoring/main [any] by 10.0.2.1:31000`,
    `${asks} biz/sidecar/monitoring/main [any] by 10.0.2.2:31000`,
  ]);
  const ends = traced.edges.slice(1).map((edge) => edge.via.at(-1));
  assert.deepEqual(ends, ['biz: pods of Prometheus monitoring/main', 'biz: pods of Prometheus monitoring/main']);
});

test('a ruler that sends alerts to a cluster without Alertmanager is dangling (R09)', () => {
  const ruler = deployment('rule', [
    'rule',
    '--alertmanagers.url=http://alertmanager.monitoring.svc.cluster.local:9093',
  ]);
  assert.deepEqual(flows(trace(clusters({ mgmt: ruler, biz: service('alertmanager', 'a', '{port: 9093}') }))), [
    "sends-alerts mgmt/ruler/monitoring/rule -> broken: mgmt has no Service monitoring/alertmanager; biz has one, but a cluster's own DNS names mean nothing in another by http://alertmanager.monitoring.svc.cluster.local:9093",
  ]);
});

test("a remote write to another cluster's own DNS name is dangling (R13)", () => {
  const url = 'http://thanos-receive-lb.monitoring.svc.hub.local:19291/api/v1/receive';
  const hub = `${deployment('receive', ['receive', '--label=a="b"'])}${service('thanos-receive-lb', 'receive', '{port: 19291}')}`;
  const edge = prometheus('main', `, remoteWrite: [{url: "${url}"}]`);
  assert.deepEqual(flows(trace(clusters({ hub, edge }))), [
    `remote-writes edge/scraper/monitoring/main -> broken: edge has no DNS domain \`hub.local\` with a Service monitoring/thanos-receive-lb; hub has one, but a cluster's own DNS names mean nothing in another by ${url}`,
  ]);
});

test('writers and readers of different buckets, and of two names of one bucket, are told apart (C03)', () => {
  const config = (endpoint: string, bucket: string): string =>
    `--objstore.config=${JSON.stringify({ type: 'S3', config: { endpoint, bucket } })}`;
  const mgmt = [
    deployment('minio', []).replace('quay.io/thanos/thanos:v0.42.4', 'minio'),
    service('minio', 'minio', '{port: 9000, nodePort: 32000}', 'type: NodePort'),
    deployment('store', ['store', config('minio.monitoring.svc:9000', 'thanos')]),
    deployment('compact', ['compact', config('http://10.0.1.1:32000/', 'thanos')]),
    deployment('rule', ['rule', config('minio.gone.svc:9000', 'thanos')]),
  ].join('');
  const biz = deployment('receive', ['receive', config('10.0.1.1:32000', 'thanos-bucket'), '--label=a="b"']);
  const served = (bucket: string): string => `mgmt/bucket/monitoring/minio/${bucket}`;
  const by = 'mgmt/object-store-server/monitoring/minio [any] by';
  assert.deepEqual(flows(trace(clusters({ mgmt, biz }), { nodeAddresses })), [
    `served-by ${served('thanos')} -> ${by} minio.monitoring.svc:9000`,
    `reads-bucket mgmt/store-gateway/monitoring/store -> ${served('thanos')} [each] by minio.monitoring.svc:9000/thanos`,
    `served-by ${served('thanos')} -> ${by} 10.0.1.1:32000`,
    `deletes-in mgmt/compactor/monitoring/compact -> ${served('thanos')} [each] by 10.0.1.1:32000/thanos`,
    'served-by mgmt/bucket/minio.gone.svc:9000/thanos -> broken: mgmt has no Service gone/minio by minio.gone.svc:9000',
    'uploads mgmt/ruler/monitoring/rule -> mgmt/bucket/minio.gone.svc:9000/thanos [each] by minio.gone.svc:9000/thanos',
    `served-by ${served('thanos-bucket')} -> ${by} 10.0.1.1:32000`,
    `uploads biz/ingester/monitoring/receive -> ${served('thanos-bucket')} [each] by 10.0.1.1:32000/thanos-bucket`,
  ]);
});

test('of two objects of one name the later one counts, and one name in two namespaces is two nodes', () => {
  const twice = `${deployment('query', ['query', '--endpoint=a:1'])}${deployment('query', ['query'])}`;
  const other = deployment('query', ['query']).replace('namespace: monitoring', 'namespace: other');
  const traced = trace([...clusters({ one: twice }), ...clusters({ one: other })]);
  assert.deepEqual([...traced.nodes.keys()], ['one/querier/monitoring/query', 'one/querier/other/query']);
  assert.deepEqual(traced.edges, []);
});
