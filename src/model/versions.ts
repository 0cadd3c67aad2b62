/** Every version and image that namsan writes, one line each. What a chart brings by itself (exporters, Grafana) follows the chart. */
export const versions = {
  thanos: 'v0.42.4',
  prometheus: 'v3.14.0',
  alertmanager: 'v0.34.0',
  memcached: '1.6.42-alpine',
  memcachedExporter: 'v0.15.5',
  seaweedfs: '4.44',
  kubePrometheusStack: '88.5.3',
} as const;

export const images = {
  thanos: `quay.io/thanos/thanos:${versions.thanos}`,
  prometheus: `quay.io/prometheus/prometheus:${versions.prometheus}`,
  alertmanager: `quay.io/prometheus/alertmanager:${versions.alertmanager}`,
  memcached: `docker.io/library/memcached:${versions.memcached}`,
  memcachedExporter: `quay.io/prometheus/memcached-exporter:${versions.memcachedExporter}`,
  seaweedfs: `docker.io/chrislusf/seaweedfs:${versions.seaweedfs}`,
} as const;

export const charts = {
  kubePrometheusStack: {
    name: 'kube-prometheus-stack',
    repo: 'https://prometheus-community.github.io/helm-charts',
    version: versions.kubePrometheusStack,
  },
} as const;
