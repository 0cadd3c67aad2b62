import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapJson } from './map-json.ts';
import { mapMermaid } from './map-mermaid.ts';
import { mapText } from './map-text.ts';
import { clusters, deployment, service } from './testing/manifests.ts';
import { trace } from './trace.ts';

const objstore = `--objstore.config=${JSON.stringify({ type: 'S3', config: { bucket: 'metrics', endpoint: 's3.example.com' } })}`;

const traced = trace(
  clusters({
    hub: [
      deployment('query', ['query', '--endpoint=dns+store:10901', '--endpoint=gone:1']),
      deployment('store', ['store', objstore, '--min-time=-30d']),
      deployment('compact', ['compact', objstore, '--retention.resolution-raw=30d']),
      service('store', 'store', '{port: 10901}', 'clusterIP: None'),
      deployment('tool', ['tools', 'bucket', 'ls']),
    ].join(''),
    edge: `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {retentionSize: 1GB, replicas: 2, serviceMonitorSelector: {}, remoteWrite: [{url: "https://out.example.org/push"}]}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: kubelet, namespace: monitoring}
spec: {}
---`,
  }),
);

test('the map as text shows each cluster with its parts, their ways, and where one breaks', () => {
  assert.equal(
    mapText(traced),
    `hub
  querier monitoring/query
    queries dns+store:10901 -> hub store-gateway monitoring/store
      by hub: Service monitoring/store port 10901 > hub: pods of Deployment monitoring/store
    queries gone:1 -> NOTHING: hub has no Service monitoring/gone
      by gone
  store-gateway monitoring/store (ages 0s to 30d)
    reads-bucket s3.example.com/metrics -> bucket metrics
  compactor monitoring/compact (keeps raw 30d, 5m for ever, 1h for ever)
    deletes-in s3.example.com/metrics -> bucket metrics
edge
  scraper monitoring/main (2 replicas, keeps without end)
    scrapes 1 set of targets in edge
    remote-writes https://out.example.org/push -> external out.example.org:443
      by out.example.org:443
  targets: kubelet
outside the clusters
  bucket metrics (at s3.example.com)
  external out.example.org:443
not understood
  hub: Deployment monitoring/tool: container \`main\` runs \`thanos tools bucket ls\`, which is not read
`,
  );
});

test('the map for Mermaid draws a box for each cluster, questions dotted, and what is broken with its reason', () => {
  assert.equal(
    mapMermaid(traced),
    `flowchart LR
  subgraph c0["hub"]
    n0["querier<br/>monitoring/query"]
    n1["store-gateway<br/>monitoring/store"]
    n3["compactor<br/>monitoring/compact"]
  end
  n2[("bucket<br/>metrics")]
  n5["external<br/>out.example.org:443"]
  subgraph c2["edge"]
    n4["scraper<br/>monitoring/main"]
  end
  n1 -. "reads-bucket" .-> n2
  n3 -- "deletes-in" --> n2
  n0 -. "queries" .-> n1
  n0 -. "queries: gone:1" .-x lost0["hub has no Service monitoring/gone"]
  n4 -- "remote-writes" --> n5
`,
  );
});

test('the map as JSON holds every node and edge, and a retention without end as text', () => {
  const map = JSON.parse(mapJson(traced));
  assert.deepEqual(
    map.nodes.map((node: { id: string }) => node.id),
    [...traced.nodes.keys()],
  );
  assert.deepEqual(map.edges, traced.edges);
  assert.deepEqual(map.notUnderstood, traced.notUnderstood);
  assert.equal(map.nodes.find((node: { kind: string }) => node.kind === 'scraper').retentionMs, 'unlimited');
});

test('what several outputs of a collector do alike is told once', () => {
  const output = (match: string): string =>
    `    - {name: opensearch, match: ${match}, host: search.example.com, port: 9200, logstash_format: on, logstash_prefix: logs}`;
  const config = `service: {flush: 1}\npipeline:\n  inputs:\n    - {name: tail, tag: a, path: /var/log/containers/*.log}\n  outputs:\n${output('a')}\n${output('b*')}\n`;
  const map = mapText(
    trace(
      clusters({
        edge: `
apiVersion: v1
kind: ConfigMap
metadata: {name: bit, namespace: logging}
data: {fluent-bit.yaml: ${JSON.stringify(config)}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: bit, namespace: logging}
spec:
  template:
    spec:
      containers: [{name: fluent-bit, image: "fluent/fluent-bit:4.2.0", args: [--config=/c/fluent-bit.yaml], volumeMounts: [{name: c, mountPath: /c}]}]
      volumes: [{name: c, configMap: {name: bit}}]
---`,
      }),
    ),
  );
  assert.equal(map.split('\n').filter((line) => line.includes('ships-logs')).length, 1, map);
});
