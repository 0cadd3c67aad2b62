import type { Repository } from './repository.ts';

/** Repositories as they are found: each with its promises, and with faults that must be found in it. */
export const repositories: readonly Repository[] = [
  {
    name: 'kube-thanos',
    clusters: ['main'],
    promises: ['keep.raw=30d', 'keep.5m=90d', 'keep.1h=365d', 'clusters=main'],
    faults: [
      {
        file: 'main/prometheus.yaml',
        from: `  thanos:
    image: quay.io/thanos/thanos:v0.42.4
    objectStorageConfig:
      key: thanos.yaml
      name: thanos-objectstorage
`,
        to: '  remoteWrite: [{url: "http://thanos-receive-default.thanos:19291/api/v1/receive"}]\n',
        finds: ['reach/dangling-address Deployment thanos/thanos-query'],
      },
      {
        file: 'main/thanos.yaml',
        from: 'regex: 1',
        to: 'regex: 0',
        finds: ['coverage/gap Prometheus monitoring/k8s'],
      },
      {
        file: 'main/thanos.yaml',
        from: '--deduplication.replica-label=replica',
        to: '--deduplication.replica-label=prometheus_replica',
        finds: ['thanos/deduplication StatefulSet thanos/thanos-compact'],
      },
    ],
  },
  {
    name: 'helm-charts',
    clusters: ['hub', 'edge-1'],
    promises: ['keep.raw=30d,keep.5m=30d,keep.1h=1y', 'clusters=hub,edge-1'],
    faults: [
      {
        file: 'hub/thanos.yaml',
        from: '_grpc._tcp.thanos-storegateway.monitoring',
        to: '_grpc._tcp.thanos-storegateway.thanos',
        finds: [
          'coverage/gap Prometheus monitoring/kps-kube-prometheus-stack-prometheus',
          'reach/dangling-address Deployment monitoring/thanos-query',
          'reach/store-nobody-asks StatefulSet monitoring/thanos-storegateway',
        ],
      },
      {
        file: 'edge-1/kube-prometheus-stack.yaml',
        from: 'prometheusExternalLabelName: ""',
        to: 'prometheusExternalLabelNameClear: true',
        finds: ['objects/closed-schema Prometheus monitoring/kps-kube-prometheus-stack-prometheus'],
      },
    ],
  },
  {
    name: 'thanos-community',
    clusters: ['main'],
    promises: ['keep.raw=30d,keep.5m=90d,keep.1h=1y', 'clusters=main'],
    faults: [
      {
        file: 'main/prometheus.yaml',
        from: 'configMap: {name: prometheus-server}',
        to: 'emptyDir: {}',
        finds: [],
      },
      {
        file: 'main/prometheus.yaml',
        from: '--storage.tsdb.retention.time=15d',
        to: '--storage.tsdb.retention.time=1h',
        finds: ['prometheus/retention StatefulSet monitoring/prometheus-server'],
      },
      {
        file: 'main/thanos.yaml',
        from: '--retention.resolution-5m=90d',
        to: '--retention.resolution-5m=60d',
        finds: ['coverage/gap StatefulSet monitoring/prometheus-server'],
      },
      {
        file: 'main/prometheus.yaml',
        from: '{name: grpc, port: 10901, protocol: TCP, targetPort: grpc}',
        to: '{name: grpc, port: 10901, protocol: TCP, targetPort: grcp}',
        finds: [],
      },
    ],
  },
  {
    name: 'logs',
    clusters: ['main'],
    promises: ['logs.keep.search=14d', 'logs.survive.store=1h', 'logs.clusters=main'],
    faults: [
      {
        file: 'main/fluent-bit.yaml',
        from: 'Host opensearch-cluster-master\n',
        to: 'Host opensearch-cluster-data\n',
        finds: [
          'logs/silent-cluster ConfigMap logging/fluent-bit',
          'reach/dangling-address ConfigMap logging/fluent-bit',
        ],
      },
      {
        file: 'main/fluent-bit.yaml',
        from: 'Retry_Limit no_limits',
        to: 'Retry_Limit 3',
        finds: ['logs/outage ConfigMap logging/fluent-bit'],
      },
    ],
  },
  {
    name: 'gitops',
    clusters: ['main'],
    promises: ['keep.raw=30d', 'clusters=main'],
    faults: [
      {
        file: 'main/query.yaml',
        from: '--query.replica-label=prometheus_replica',
        to: '--query.replica-lable=prometheus_replica',
        finds: ['thanos/flags Deployment monitoring/query-all'],
      },
      {
        file: 'main/query.yaml',
        from: 'configMap: {name: query-all}',
        to: 'configMap: {name: query-al}',
        finds: ['objects/dangling-reference Deployment monitoring/query-all'],
      },
    ],
  },
  {
    name: 'kustomize',
    clusters: ['main'],
    promises: ['keep.raw=30d', 'clusters=main'],
    faults: [
      {
        file: 'main/plain/query.yaml',
        from: 'kind: Deployment',
        to: 'kind: [Deployment',
        finds: ['manifests/manifest-syntax'],
      },
    ],
  },
  {
    name: 'by-hand',
    clusters: ['hub', 'edge'],
    promises: ['keep.raw=30d,keep.5m=90d,keep.1h=1y', 'clusters=hub,edge'],
    faults: [
      { file: 'hub/hub.yaml', from: '10.20.0.5:30901', to: '10.20.0.5:30902', finds: [] },
      {
        file: 'hub/hub.yaml',
        from: '_grpc._tcp.store.obs',
        to: '_grcp._tcp.store.obs',
        finds: [
          'coverage/gap Deployment prom',
          'reach/dangling-address Deployment obs/query',
          'reach/store-nobody-asks StatefulSet obs/store',
        ],
      },
      {
        file: 'edge/edge.json',
        from: '--storage.tsdb.max-block-duration=2h',
        to: '--storage.tsdb.max-block-duration=1d',
        finds: ['thanos/sidecar-compaction Deployment prom'],
      },
    ],
  },
];
