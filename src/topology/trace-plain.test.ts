import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anywhere } from './objects/spread.ts';
import { clusters, deployment, flows, service } from './testing/manifests.ts';
import { trace } from './trace.ts';

test('a plain Prometheus with a sidecar in its pod is a scraper with a sidecar, by its own configuration file', () => {
  const traced = trace(
    clusters({
      one: `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: prometheus, namespace: monitoring}
spec:
  replicas: 2
  serviceName: prometheus
  template:
    metadata: {labels: {app: prometheus}}
    spec:
      containers:
        - name: prometheus
          image: quay.io/prometheus/prometheus:v3.14.0
          args: [--config.file=/etc/prometheus/prometheus.yml, --storage.tsdb.path=/prometheus, --storage.tsdb.retention.time=2d]
          volumeMounts: [{name: config, mountPath: /etc/prometheus}, {name: data, mountPath: /prometheus}]
        - name: sidecar
          image: quay.io/thanos/thanos:v0.42.4
          args: [sidecar, --tsdb.path, /prometheus, --objstore.config-file, /etc/thanos/bucket.yml, "--grpc-address=:10911"]
          volumeMounts: [{name: store, mountPath: /etc/thanos/bucket.yml, subPath: bucket.yml}]
      volumes:
        - {name: config, configMap: {name: prometheus}}
        - {name: store, projected: {sources: [{configMap: {name: store, items: [{key: gcs.yml, path: bucket.yml}]}}]}}
  volumeClaimTemplates: [{metadata: {name: data}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: prometheus, namespace: monitoring}
data:
  prometheus.yml: |
    global: {external_labels: {cluster: one, replica: "\${POD_NAME}"}}
    scrape_configs:
      - {job_name: node, static_configs: [{targets: ["a:9100"], labels: {site: x}}]}
      - {job_name: pods, kubernetes_sd_configs: [{role: pod}]}
    remote_write: [{url: "https://mimir.example.org/api/v1/push"}]
    alerting: {alertmanagers: [{static_configs: [{targets: ["alertmanager:9093"]}]}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: store, namespace: monitoring}
data: {gcs.yml: "type: GCS\\nconfig: {bucket: metrics}\\n"}
---
${service('alertmanager', 'alertmanager', '{port: 9093}')}
${deployment('alertmanager', ['--config.file=x']).replace('quay.io/thanos/thanos:v0.42.4', 'quay.io/prometheus/alertmanager:v0.33.1')}
`,
    }),
  );
  assert.deepEqual(flows(traced), [
    'scrapes one/scraper/monitoring/prometheus -> one/targets/monitoring/prometheus/node#0 [each] by prometheus/node',
    'scrapes one/scraper/monitoring/prometheus -> one/targets/monitoring/prometheus/pods#1 [each] by prometheus/pods',
    'uploads one/sidecar/monitoring/prometheus -> /bucket/GCS/metrics [each] by GCS/metrics',
    'remote-writes one/scraper/monitoring/prometheus -> /external//mimir.example.org:443 [any] by https://mimir.example.org/api/v1/push',
    'sends-alerts one/scraper/monitoring/prometheus -> one/alertmanager/monitoring/alertmanager [any] by http://alertmanager:9093',
  ]);
  const readAt = { cluster: 'one', object: 'StatefulSet monitoring/prometheus' };
  assert.deepEqual(traced.nodes.get('one/scraper/monitoring/prometheus'), {
    kind: 'scraper',
    id: 'one/scraper/monitoring/prometheus',
    cluster: 'one',
    namespace: 'monitoring',
    name: 'prometheus',
    replicas: 2,
    readAt: { ...readAt, field: 'spec.template.spec.containers[0]' },
    retentionMs: 172_800_000,
    sizeLimited: false,
    outOfOrder: false,
    blockRangeMs: 7_200_000,
    persistent: true,
    externalLabels: { cluster: 'one' },
    replicaLabel: 'replica',
    sidecar: 'one/sidecar/monitoring/prometheus',
    sampleAgeLimits: {},
    spread: anywhere,
  });
  assert.deepEqual(traced.notUnderstood, []);
});

test('a querier of before 0.38 is read by its old flags and files', () => {
  const query = deployment(
    'query',
    ['query', '--store=dns+store:10901', '--store.sd-files=/sd/stores.yaml', '--query.replica-label=a,b'],
    '          volumeMounts: [{name: sd, mountPath: /sd}]\n      volumes: [{name: sd, configMap: {name: stores}}]',
  )
    .replace('"]}', '"],')
    .replace('volumeMounts: [{name: sd, mountPath: /sd}]', 'volumeMounts: [{name: sd, mountPath: /sd}]}');
  const traced = trace(
    clusters({
      one: `${query}
apiVersion: v1
kind: ConfigMap
metadata: {name: stores, namespace: monitoring}
data: {stores.yaml: "- targets: ['store:10901', 'gone.monitoring:1']"}
---
${deployment('store', ['store'])}${service('store', 'store', '{port: 10901}', 'clusterIP: None')}`,
    }),
  );
  assert.deepEqual(flows(traced), [
    'queries one/querier/monitoring/query -> one/store-gateway/monitoring/store [each] by dns+store:10901',
    'queries one/querier/monitoring/query -> one/store-gateway/monitoring/store [any] by store:10901',
    'queries one/querier/monitoring/query -> broken: one has no Service monitoring/gone by gone.monitoring:1',
  ]);
});

test('an address that leads to the wrong port of the right pods is dangling', () => {
  const traced = trace(
    clusters({
      one: [
        deployment('query', [
          'query',
          '--endpoint=store:1',
          '--endpoint=store:2',
          '--endpoint=store:3',
          '--endpoint=local:1',
        ]),
        deployment('store', ['store', '--grpc-address=0.0.0.0:11901']),
        deployment('local', ['store', '--grpc-address=127.0.0.1:10901']),
        service(
          'store',
          'store',
          '{name: a, port: 1, targetPort: 11901}, {name: b, port: 2, targetPort: 10902}, {name: c, port: 3}',
        ),
        service('local', 'local', '{port: 1, targetPort: 10901}'),
      ].join(''),
    }),
  );
  const asks = 'queries one/querier/monitoring/query ->';
  assert.deepEqual(flows(traced), [
    `${asks} one/store-gateway/monitoring/store [any] by store:1`,
    `${asks} broken: port 10902 of Deployment monitoring/store is for its own pages and metrics, not for gRPC by store:2`,
    `${asks} broken: nothing in Deployment monitoring/store listens on port 3 by store:3`,
    `${asks} broken: Deployment monitoring/local listens on port 10901 for its own pod only by local:1`,
  ]);
});

test('what stands before an engine in the same pod passes on; what stands before it in a pod of its own is not understood, and not blamed', () => {
  const traced = trace(
    clusters({
      one: [
        deployment(
          'receive',
          ['receive', '--label=a="b"'],
          '        - {name: proxy, image: envoy, ports: [{containerPort: 8443}]}',
        ),
        service('receive', 'receive', '{port: 443, targetPort: 8443}'),
        deployment('gate', []).replace('quay.io/thanos/thanos:v0.42.4', 'nginx'),
        service('gate', 'gate', '{port: 80}'),
        `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {remoteWrite: [{url: "https://receive/api/v1/receive"}, {url: "http://gate/api/v1/receive"}]}
---`,
      ].join(''),
    }),
  );
  assert.deepEqual(
    traced.edges.map((e) => ({ to: e.to, via: e.via })),
    [
      {
        to: 'one/ingester/monitoring/receive',
        via: [
          'one: Service monitoring/receive port 443',
          'container proxy on port 8443',
          'one: pods of Deployment monitoring/receive',
        ],
      },
    ],
  );
  assert.deepEqual(traced.notUnderstood, [
    'one: Prometheus monitoring/main: `http://gate/api/v1/receive`: it leads to Deployment monitoring/gate, which runs no engine that is read',
  ]);
});

test('a ruler is read with its configuration files, and without a TSDB writes remotely', () => {
  const config = [
    {
      scheme: 'http',
      static_configs: ['dnssrv+_http._tcp.query'],
      grpc_config: { endpoint_addresses: ['query:10901'] },
    },
  ];
  const traced = trace(
    clusters({
      one: [
        deployment('rule', [
          'rule',
          `--query.config=${JSON.stringify(config)}`,
          `--alertmanagers.config=${JSON.stringify({ alertmanagers: [{ static_configs: ['am.example.org:9093'] }] })}`,
          `--remote-write.config=${JSON.stringify({ remote_write: [{ url: 'http://receive:19291' }] })}`,
        ]),
        deployment('query', ['query']),
        service('query', 'query', '{name: http, port: 10902}, {name: grpc, port: 10901}'),
        deployment('receive', ['receive']),
        service('receive', 'receive', '{port: 19291}'),
      ].join(''),
    }),
  );
  assert.deepEqual(flows(traced), [
    'queries one/ruler/monitoring/rule -> one/querier/monitoring/query [any] by dnssrv+http://_http._tcp.query',
    'queries one/ruler/monitoring/rule -> one/querier/monitoring/query [any] by query:10901',
    'sends-alerts one/ruler/monitoring/rule -> /external//am.example.org:9093 [any] by http://am.example.org:9093',
    'remote-writes one/ruler/monitoring/rule -> one/ingester/monitoring/receive [any] by http://receive:19291',
  ]);
  const ruler = traced.nodes.get('one/ruler/monitoring/rule');
  assert.deepEqual(ruler?.kind === 'ruler' ? [ruler.retentionMs, ruler.uploads] : null, [0, false]);
});

test('what cannot be read is said once for each object, with the reason', () => {
  const traced = trace(
    clusters({
      one: [
        deployment('store', [
          'store',
          '--objstore.config-file=/etc/gone.yaml',
          '--sync-block-duration=soon',
          '--min-time=2024-01-01T00:00:00Z',
        ]),
        deployment('sidecar', ['sidecar']),
        deployment('tool', ['tools', 'bucket', 'replicate']),
        deployment('receive', ['receive', '--receive.hashrings=[']),
        '\napiVersion: monitoring.thanos.io/v1alpha1\nkind: ThanosQuery\nmetadata: {name: q, namespace: monitoring}\n---\n',
      ].join(''),
    }),
  );
  assert.deepEqual(traced.notUnderstood, [
    'one: Deployment monitoring/store: `--min-time=2024-01-01T00:00:00Z` is a fixed date: what it leaves out grows or shrinks every day',
    'one: Deployment monitoring/store: `--sync-block-duration=soon` is no duration',
    "one: Deployment monitoring/store: the object store's configuration: nothing is mounted at `/etc/gone.yaml`",
    'one: Deployment monitoring/sidecar: the sidecar `main` has no Prometheus in its pod',
    'one: Deployment monitoring/tool: container `main` runs `thanos tools bucket replicate`, which is not read',
    'one: Deployment monitoring/receive: `--receive.hashrings` is no YAML',
    'one: ThanosQuery monitoring/q of the Thanos operator was not read',
  ]);
});
