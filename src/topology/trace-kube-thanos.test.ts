import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anywhere } from './objects/spread.ts';
import { component } from './testing/kube-thanos.ts';
import { clusters, flows } from './testing/manifests.ts';
import { trace } from './trace.ts';

const objstore = '--objstore.config=$(OBJSTORE_CONFIG)';

/** Raw manifests as kube-thanos writes them, with a Prometheus of kube-prometheus beside it. */
const manifests = [
  component(
    'thanos-receive',
    [
      'receive',
      '--grpc-address=0.0.0.0:10901',
      '--remote-write.address=0.0.0.0:19291',
      '--receive.replication-factor=2',
      '--tsdb.path=/var/thanos/receive',
      '--label=replica="$(NAME)"',
      '--label=receive="true"',
      objstore,
      '--receive.local-endpoint=$(NAME).thanos-receive.$(NAMESPACE):10901',
      '--receive.hashrings-file=/var/lib/thanos-receive/hashrings.json',
    ],
    { replicas: 3, ports: { grpc: 10_901, http: 10_902, 'remote-write': 19_291 } },
  ),
  component('thanos-store', [
    'store',
    '--data-dir=/var/thanos/store',
    '--grpc-address=0.0.0.0:10901',
    objstore,
    '--ignore-deletion-marks-delay=24h',
    '--selector.relabel-config=\n  - action: hashmod\n    source_labels: ["__block_id"]\n    target_label: shard\n    modulus: 3\n  - action: keep\n    source_labels: ["shard"]\n    regex: 0\n',
  ]),
  component(
    'thanos-compact',
    ['compact', '--wait', objstore, '--data-dir=/var/thanos', '--retention.resolution-raw=14d'],
    {
      ports: { http: 10_902 },
    },
  ),
  component('thanos-rule', [
    'rule',
    objstore,
    '--data-dir=/var/thanos/rule',
    '--label=rule_replica="$(NAME)"',
    '--tsdb.retention=48h',
    '--query=dnssrv+_http._tcp.thanos-query.thanos',
    '--alertmanagers.url=alertmanager.monitoring:9093',
  ]),
  component(
    'thanos-query',
    [
      'query',
      '--grpc-address=0.0.0.0:10901',
      '--http-address=0.0.0.0:9090',
      '--query.replica-label=prometheus_replica',
      '--query.replica-label=rule_replica',
      '--endpoint=dnssrv+_grpc._tcp.thanos-receive.thanos',
      '--endpoint=dnssrv+_grpc._tcp.thanos-rule.thanos',
      '--endpoint=dnssrv+_grpc._tcp.thanos-store.thanos',
      '--endpoint=dnssrv+_grpc._tcp.prometheus-k8s-thanos-sidecar.monitoring',
      '--endpoint=dnssrv+_grpc._tcp.thanos-sidecar.thanos',
    ],
    { kind: 'Deployment', replicas: 2, ports: { grpc: 10_901, http: 9_090 } },
  ),
  component(
    'thanos-query-frontend',
    ['query-frontend', '--query-frontend.downstream-url=http://thanos-query.thanos.svc.cluster.local.:9090'],
    { kind: 'Deployment', ports: { http: 10_902 } },
  ),
  component('thanos-bucket', ['tools', 'bucket', 'web', objstore], { kind: 'Deployment', ports: { http: 10_902 } }),
  `
apiVersion: v1
kind: ConfigMap
metadata: {name: hashring, namespace: thanos}
data:
  hashrings.json: |
    [{"endpoints": ["thanos-receive-0.thanos-receive.thanos.svc.cluster.local:10901",
                    {"address": "thanos-receive-1.thanos-receive.thanos:10901", "az": "b"}]}]
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 2
  externalLabels: {cluster: one}
  thanos: {version: v0.42.4, objectStorageConfig: {name: thanos-objectstorage, key: thanos.yaml}}
  remoteWrite: [{url: "http://thanos-receive.thanos.svc:19291/api/v1/receive"}]
---
apiVersion: v1
kind: Service
metadata: {name: prometheus-k8s-thanos-sidecar, namespace: monitoring}
spec:
  clusterIP: None
  selector: {app.kubernetes.io/name: prometheus, app.kubernetes.io/instance: k8s}
  ports: [{name: grpc, port: 10901, targetPort: grpc}]
---
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: {name: main, namespace: monitoring}
spec: {replicas: 3}
---
apiVersion: v1
kind: Service
metadata: {name: alertmanager, namespace: monitoring}
spec: {selector: {alertmanager: main}, ports: [{port: 9093, targetPort: web}]}
---`,
].join('');

const traced = trace(clusters({ one: manifests }));

test('raw manifests in the manner of kube-thanos become flows; the one address without a Service is dangling', () => {
  const pod = 'forwards one/receive-router/thanos/thanos-receive -> one/ingester/thanos/thanos-receive';
  const asks = 'queries one/querier/thanos/thanos-query ->';
  assert.deepEqual(
    flows(traced).filter((line) => !/^(?:uploads|reads-bucket|deletes-in)/.test(line)),
    [
      `${pod} [0] by thanos-receive-0.thanos-receive.thanos.svc.cluster.local:10901`,
      `${pod} [1] by thanos-receive-1.thanos-receive.thanos:10901`,
      'queries one/ruler/thanos/thanos-rule -> one/querier/thanos/thanos-query [any] by dnssrv+http://_http._tcp.thanos-query.thanos',
      'sends-alerts one/ruler/thanos/thanos-rule -> one/alertmanager/monitoring/main [any] by http://alertmanager.monitoring:9093',
      `${asks} one/ingester/thanos/thanos-receive [each] by dnssrv+_grpc._tcp.thanos-receive.thanos`,
      `${asks} one/ruler/thanos/thanos-rule [each] by dnssrv+_grpc._tcp.thanos-rule.thanos`,
      `${asks} one/store-gateway/thanos/thanos-store [each] by dnssrv+_grpc._tcp.thanos-store.thanos`,
      `${asks} one/sidecar/monitoring/k8s [each] by dnssrv+_grpc._tcp.prometheus-k8s-thanos-sidecar.monitoring`,
      `${asks} broken: one has no Service thanos/thanos-sidecar by dnssrv+_grpc._tcp.thanos-sidecar.thanos`,
      'queries one/query-frontend/thanos/thanos-query-frontend -> one/querier/thanos/thanos-query [any] by http://thanos-query.thanos.svc.cluster.local.:9090',
      'remote-writes one/scraper/monitoring/k8s -> one/receive-router/thanos/thanos-receive [any] by http://thanos-receive.thanos.svc:19291/api/v1/receive',
    ],
  );
});

test('a bucket whose configuration lies in a Secret is one bucket by the name of the Secret, and is said to be unknown', () => {
  const uses = traced.edges.filter((e) => ['uploads', 'reads-bucket', 'deletes-in'].includes(e.kind));
  assert.deepEqual(
    uses.map((e) => `${e.kind} ${e.from} ${e.to} ${e.readAt.object} ${e.readAt.field}`),
    [
      'uploads one/ingester/thanos/thanos-receive /bucket/Secret/thanos-objectstorage StatefulSet thanos/thanos-receive spec.template.spec.containers[0].args[7]',
      'reads-bucket one/store-gateway/thanos/thanos-store /bucket/Secret/thanos-objectstorage StatefulSet thanos/thanos-store spec.template.spec.containers[0].args[3]',
      'deletes-in one/compactor/thanos/thanos-compact /bucket/Secret/thanos-objectstorage StatefulSet thanos/thanos-compact spec.template.spec.containers[0].args[2]',
      'uploads one/ruler/thanos/thanos-rule /bucket/Secret/thanos-objectstorage StatefulSet thanos/thanos-rule spec.template.spec.containers[0].args[1]',
      'reads-bucket one/bucket-web/thanos/thanos-bucket /bucket/Secret/thanos-objectstorage Deployment thanos/thanos-bucket spec.template.spec.containers[0].args[3]',
      'uploads one/sidecar/monitoring/k8s /bucket/Secret/thanos-objectstorage Prometheus monitoring/k8s spec.thanos.objectStorageConfig',
    ],
  );
  const taken =
    'Secret thanos-objectstorage cannot be read; its bucket is taken for the same one wherever that Secret is used';
  assert.deepEqual(
    traced.notUnderstood,
    [
      'StatefulSet thanos/thanos-receive',
      'StatefulSet thanos/thanos-store',
      'StatefulSet thanos/thanos-compact',
      'StatefulSet thanos/thanos-rule',
      'Deployment thanos/thanos-bucket',
      'Prometheus monitoring/k8s',
    ].map((object) => `one: ${object}: ${taken}`),
  );
});

test('an engine is read with its flags, and with the defaults of its own code where they are not set', () => {
  const facts = [...traced.nodes.values()]
    .filter((n) =>
      ['receive-router', 'ingester', 'store-gateway', 'compactor', 'ruler', 'querier', 'scraper'].includes(n.kind),
    )
    .map(({ id, cluster, namespace, name, readAt, ...rest }) => rest);
  const day = 86_400_000;
  assert.deepEqual(facts, [
    {
      kind: 'receive-router',
      replicas: 3,
      replication: 2,
      hashrings: [
        {
          name: '',
          tenants: [],
          algorithm: 'hashmod',
          endpoints: [
            'thanos-receive-0.thanos-receive.thanos.svc.cluster.local:10901',
            'thanos-receive-1.thanos-receive.thanos:10901',
          ],
        },
      ],
      defaultTenant: 'default-tenant',
      tenantLabel: 'tenant_id',
    },
    {
      kind: 'ingester',
      replicas: 3,
      retentionMs: 15 * day,
      outOfOrder: false,
      blockRangeMs: day / 12,
      persistent: true,
      externalLabels: { receive: 'true' },
      replicaLabel: 'replica',
      uploads: true,
      tenantLabel: 'tenant_id',
      lateMs: 0,
      spread: anywhere,
    },
    {
      kind: 'store-gateway',
      replicas: 1,
      youngestMs: 0,
      oldestMs: null,
      syncMs: 900_000,
      ignoreDeletionMarksMs: day,
      shard: { index: 0, total: 3 },
      blockRules: [],
    },
    {
      kind: 'compactor',
      replicas: 1,
      retentionMs: { raw: 14 * day, '5m': 0, '1h': 0 },
      downsampling: true,
      deleteDelayMs: 2 * day,
      dedupLabels: [],
      shard: null,
      blockRules: [],
    },
    {
      kind: 'ruler',
      replicas: 1,
      retentionMs: 2 * day,
      blockRangeMs: day / 12,
      externalLabels: {},
      replicaLabel: 'rule_replica',
      uploads: true,
    },
    { kind: 'querier', replicas: 2, replicaLabels: ['prometheus_replica', 'rule_replica'] },
    {
      kind: 'scraper',
      replicas: 2,
      retentionMs: day,
      sizeLimited: false,
      outOfOrder: false,
      blockRangeMs: day / 12,
      persistent: false,
      externalLabels: { cluster: 'one', prometheus: 'monitoring/k8s' },
      replicaLabel: 'prometheus_replica',
      sidecar: 'one/sidecar/monitoring/k8s',
      sampleAgeLimits: {},
      spread: anywhere,
    },
  ]);
});
