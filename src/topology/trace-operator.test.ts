import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anywhere } from './objects/spread.ts';
import { clusters, flows } from './testing/manifests.ts';
import { trace } from './trace.ts';

const objectStore = `
apiVersion: v1
kind: ConfigMap
metadata: {name: objectstore, namespace: monitoring}
data:
  objstore.yaml: |
    type: S3
    config: {bucket: metrics, endpoint: "minio.storage.svc:9000", insecure: true}
    prefix: blocks/
---`;

const mounted = `volumes: [{name: objectstore, configMap: {name: objectstore}}]`;

const hub = `${objectStore}
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: minio, namespace: storage}
spec: {serviceName: minio, template: {metadata: {labels: {app: minio}}, spec: {containers: [{name: minio, image: minio}]}}}
---
apiVersion: v1
kind: Service
metadata: {name: minio, namespace: storage}
spec: {selector: {app: minio}, ports: [{port: 9000}]}
---
apiVersion: v1
kind: Service
metadata: {name: minio-external, namespace: storage}
spec: {type: NodePort, selector: {app: minio}, ports: [{port: 9000, nodePort: 32000}]}
---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec:
  shards: 2
  retention: 6h
  retentionSize: 10GiB
  replicaExternalLabelName: replica
  externalLabels: {cluster: hub}
  storage: {volumeClaimTemplate: {spec: {}}}
  serviceMonitorSelector: {}
  scrapeConfigSelector: {matchLabels: {team: edges}}
  scrapeConfigNamespaceSelector: {matchExpressions: [{key: scrape, operator: Exists}]}
  alerting: {alertmanagers: [{namespace: monitoring, name: alertmanager-operated, port: web}, {name: gone, port: web}]}
  thanos:
    objectStorageConfigFile: /etc/store/objstore.yaml
    minTime: -3h
    volumeMounts: [{name: objectstore, mountPath: /etc/store}]
  ${mounted}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: own, namespace: monitoring}
spec: {endpoints: [{port: http, relabelings: [{targetLabel: tier, replacement: core}, {targetLabel: job, sourceLabels: [x], replacement: $1}]}]}
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: foreign, namespace: apps}
spec: {}
---
apiVersion: v1
kind: Namespace
metadata: {name: edges, labels: {scrape: "yes"}}
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: ScrapeConfig
metadata: {name: lab, namespace: edges, labels: {team: edges}}
spec:
  kubernetesSDConfigs: [{role: Node, apiServer: "https://10.0.3.1:6443"}]
  relabelings: [{targetLabel: cluster, replacement: lab}]
---
apiVersion: monitoring.coreos.com/v1
kind: Alertmanager
metadata: {name: main, namespace: monitoring}
spec: {replicas: 2}
---
apiVersion: monitoring.coreos.com/v1
kind: ThanosRuler
metadata: {name: global, namespace: monitoring}
spec:
  replicas: 2
  labels: {ruler_cluster: hub}
  queryEndpoints: [prometheus-operated.monitoring.svc:9090]
  alertmanagersUrl: ["dnssrv+http://_web._tcp.alertmanager-operated.monitoring.svc"]
  objectStorageConfig: {name: ruler-store, key: objstore.yml}
---
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: ruler-store, namespace: monitoring}
spec:
  target:
    template:
      data:
        objstore.yml: |
          type: s3
          config: {bucket: metrics, endpoint: "10.0.1.1:32000", access_key: {{ .key }}}
          prefix: blocks
---
apiVersion: v1
kind: ConfigMap
metadata: {name: sources, namespace: monitoring, labels: {grafana_datasource: "1"}}
data:
  sources.yaml: |
    datasources:
      - {name: Local, type: prometheus, url: "http://prometheus-operated:9090", isDefault: true}
      - {name: Alerts, type: alertmanager, url: "http://alertmanager-operated:9093"}
      - {name: Wrong, type: prometheus, url: "http://alertmanager-operated:9093"}
---`;

const edge = `
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: agent, namespace: monitoring}
spec:
  externalLabels: {cluster: edge, pod: "$(POD_NAME)"}
  replicaExternalLabelName: ""
  prometheusExternalLabelName: ""
  podMonitorSelector: {}
  remoteWrite: [{url: "http://receive.monitoring.svc:19291/api/v1/receive", headers: {Thanos-Tenant: team-a}}]
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: pods, namespace: monitoring}
spec: {podMetricsEndpoints: [{port: http}]}
---`;

const traced = trace(clusters({ hub, edge, lab: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: lab}' }), {
  nodeAddresses: new Map([['10.0.1.1', 'hub']]),
});

test("the operator's resources become flows: shards, sidecars, selected targets, endpoints of Alertmanagers, one bucket by two addresses", () => {
  const bucket = 'hub/bucket/storage/minio/metrics/blocks';
  const gone = 'broken: hub has no Service monitoring/gone by gone.monitoring.svc:web';
  assert.deepEqual(flows(traced), [
    `served-by ${bucket} -> hub/object-store-server/storage/minio [any] by minio.storage.svc:9000`,
    `uploads hub/sidecar/monitoring/main -> ${bucket} [each] by minio.storage.svc:9000/metrics`,
    'scrapes hub/scraper/monitoring/main -> hub/targets/monitoring/ServiceMonitor/own [each] by ServiceMonitor monitoring/own',
    'scrapes hub/scraper/monitoring/main -> hub/targets/edges/ScrapeConfig/lab [each] by ScrapeConfig edges/lab',
    `uploads hub/sidecar/monitoring/main-shard-1 -> ${bucket} [each] by minio.storage.svc:9000/metrics`,
    'scrapes hub/scraper/monitoring/main-shard-1 -> hub/targets/monitoring/ServiceMonitor/own [each] by ServiceMonitor monitoring/own',
    'scrapes hub/scraper/monitoring/main-shard-1 -> hub/targets/edges/ScrapeConfig/lab [each] by ScrapeConfig edges/lab',
    `served-by ${bucket} -> hub/object-store-server/storage/minio [any] by 10.0.1.1:32000`,
    `uploads hub/ruler/monitoring/global -> ${bucket} [each] by 10.0.1.1:32000/metrics`,
    'scrapes edge/agent/monitoring/agent -> edge/targets/monitoring/PodMonitor/pods [each] by PodMonitor monitoring/pods',
    'sends-alerts hub/scraper/monitoring/main -> hub/alertmanager/monitoring/main [each] by alertmanager-operated.monitoring.svc:web',
    `sends-alerts hub/scraper/monitoring/main -> ${gone}`,
    'sends-alerts hub/scraper/monitoring/main-shard-1 -> hub/alertmanager/monitoring/main [each] by alertmanager-operated.monitoring.svc:web',
    `sends-alerts hub/scraper/monitoring/main-shard-1 -> ${gone}`,
    'queries hub/ruler/monitoring/global -> hub/scraper/monitoring/main [any] by http://prometheus-operated.monitoring.svc:9090',
    'queries hub/ruler/monitoring/global -> hub/scraper/monitoring/main-shard-1 [any] by http://prometheus-operated.monitoring.svc:9090',
    'sends-alerts hub/ruler/monitoring/global -> hub/alertmanager/monitoring/main [each] by dnssrv+http://_web._tcp.alertmanager-operated.monitoring.svc',
    'queries hub/data-source/monitoring/Local -> hub/scraper/monitoring/main [any] by http://prometheus-operated:9090',
    'queries hub/data-source/monitoring/Local -> hub/scraper/monitoring/main-shard-1 [any] by http://prometheus-operated:9090',
    'queries hub/data-source/monitoring/Alerts -> hub/alertmanager/monitoring/main [any] by http://alertmanager-operated:9093',
    'queries hub/data-source/monitoring/Wrong -> broken: port 9093 of Alertmanager monitoring/main is for alerts, not for the Prometheus API by http://alertmanager-operated:9093',
    'remote-writes edge/agent/monitoring/agent -> broken: edge has no Service monitoring/receive by http://receive.monitoring.svc:19291/api/v1/receive',
  ]);
  assert.deepEqual(traced.notUnderstood, []);
});

test('every node says what it keeps, under which labels, and where that was read', () => {
  const day = 86_400_000;
  const read = (cluster: string, object: string, field: string) => ({ cluster, object, field });
  const at = (cluster: string, namespace: string, name: string, replicas = 1) => {
    return { cluster, namespace, name, replicas };
  };
  const waits = { sampleAgeLimits: {}, spread: anywhere };
  const prometheus = read('hub', 'Prometheus monitoring/main', 'spec');
  const scraper = {
    kind: 'scraper',
    retentionMs: day / 4,
    sizeLimited: true,
    outOfOrder: false,
    blockRangeMs: day / 12,
    persistent: true,
    externalLabels: { cluster: 'hub', prometheus: 'monitoring/main' },
    replicaLabel: 'replica',
    readAt: prometheus,
    ...waits,
  };
  const thanos = read('hub', 'Prometheus monitoring/main', 'spec.thanos');
  const sidecar = { kind: 'sidecar', oldestMs: day / 8, uploads: true, readAt: thanos };
  const told = read('hub', 'Alertmanager monitoring/main', 'spec');
  const expected = [
    { ...at('hub', 'monitoring', 'main'), ...scraper, sidecar: 'hub/sidecar/monitoring/main' },
    { ...at('hub', 'monitoring', 'main'), ...sidecar, scraper: 'hub/scraper/monitoring/main' },
    { ...at('hub', 'monitoring', 'main-shard-1'), ...scraper, sidecar: 'hub/sidecar/monitoring/main-shard-1' },
    { ...at('hub', 'monitoring', 'main-shard-1'), ...sidecar, scraper: 'hub/scraper/monitoring/main-shard-1' },
    { ...at('hub', 'monitoring', 'main', 2), kind: 'alertmanager', readAt: told },
    {
      ...at('hub', 'monitoring', 'global', 2),
      kind: 'ruler',
      ...{ retentionMs: day, blockRangeMs: day / 12 },
      externalLabels: { ruler_cluster: 'hub' },
      replicaLabel: 'thanos_ruler_replica',
      uploads: true,
      readAt: read('hub', 'ThanosRuler monitoring/global', 'spec'),
    },
    {
      ...at('edge', 'monitoring', 'agent'),
      kind: 'agent',
      externalLabels: { cluster: 'edge' },
      replicaLabel: 'pod',
      persistent: false,
      tenant: 'team-a',
      walTruncationMs: day / 12,
      ...waits,
      readAt: read('edge', 'PrometheusAgent monitoring/agent', 'spec'),
    },
  ];
  const kinds = new Set(expected.map((node) => node.kind));
  const found = [...traced.nodes.values()].filter((node) => kinds.has(node.kind));
  assert.deepEqual(
    found,
    expected.map((node) => ({ id: `${node.cluster}/${node.kind}/${node.namespace}/${node.name}`, ...node })),
  );
});

test('targets carry the labels that relabelling gives them and the clusters that they are in', () => {
  assert.deepEqual(
    [...traced.nodes.values()].flatMap((n) => (n.kind === 'targets' ? [[n.name, n.labels, n.clusters]] : [])),
    [
      ['own', { tier: 'core' }, ['hub']],
      ['foreign', {}, ['hub']],
      ['lab', { cluster: 'lab' }, ['lab']],
      ['pods', {}, ['edge']],
    ],
  );
});

test("in a live cluster the operator's own StatefulSet and Service do not count a second time", () => {
  const live = `${edge}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: prom-agent-agent
  namespace: monitoring
  ownerReferences: [{apiVersion: monitoring.coreos.com/v1alpha1, kind: PrometheusAgent, name: agent, controller: true}]
spec:
  template:
    metadata: {labels: {app.kubernetes.io/name: prometheus-agent}}
    spec: {containers: [{name: prometheus, image: quay.io/prometheus/prometheus, args: [--agent]}]}
---`;
  assert.deepEqual([...trace(clusters({ edge: live })).nodes], [...trace(clusters({ edge })).nodes]);
});
