/** Every version and image that namsan writes, one line each. What a chart brings by itself (exporters, Grafana) follows the chart. */
export const versions = {
  thanos: 'v0.42.4',
  prometheus: 'v3.14.0',
  alertmanager: 'v0.34.0',
  memcached: '1.6.42-alpine',
  memcachedExporter: 'v0.15.5',
  seaweedfs: '4.44',
  minio: 'RELEASE.2025-09-07T16-13-09Z',
  rustfs: '1.0.0-rc.3',
  curl: '8.16.0',
  kubePrometheusStack: '88.5.3',
  /** Chart; it brings Argo CD v3.4.4 (argo-helm@argo-cd-10.1.1 Chart.yaml). */
  argoCd: '10.1.1',
  /** Resource definitions of the standard channel. */
  gatewayApi: 'v1.6.1',
  certManager: 'v1.21.1',
  fluentBit: '5.1.1',
  fluentOperator: '4.3.0',
  /** Fluent Bit as the Fluent Operator runs it, with its watcher: the default of the chart above (values.yaml). */
  operatedFluentBit: '5.1.0',
  cilium: '1.20.0',
  externalSecrets: '2.9.0',
  ingressNginx: '4.15.1',
  longhorn: '1.12.1',
  sealedSecrets: '2.18.5',
  opensearch: '3.6.0',
  /** Chart and operator have one version. */
  opensearchOperator: '3.0.2',
} as const;

export const images = {
  thanos: `quay.io/thanos/thanos:${versions.thanos}`,
  prometheus: `quay.io/prometheus/prometheus:${versions.prometheus}`,
  alertmanager: `quay.io/prometheus/alertmanager:${versions.alertmanager}`,
  memcached: `docker.io/library/memcached:${versions.memcached}`,
  memcachedExporter: `quay.io/prometheus/memcached-exporter:${versions.memcachedExporter}`,
  seaweedfs: `docker.io/chrislusf/seaweedfs:${versions.seaweedfs}`,
  /** The last one that was published (minio/minio README: source only since 2025-10-15). */
  minio: `quay.io/minio/minio:${versions.minio}`,
  rustfs: `docker.io/rustfs/rustfs:${versions.rustfs}`,
  fluentBit: `cr.fluentbit.io/fluent/fluent-bit:${versions.fluentBit}`,
  operatedFluentBit: `ghcr.io/fluent/fluent-operator/fluent-bit:${versions.operatedFluentBit}`,
  curl: `docker.io/curlimages/curl:${versions.curl}`,
  opensearch: `docker.io/opensearchproject/opensearch:${versions.opensearch}`,
  opensearchDashboards: `docker.io/opensearchproject/opensearch-dashboards:${versions.opensearch}`,
} as const;

export const charts = {
  kubePrometheusStack: {
    name: 'kube-prometheus-stack',
    repo: 'https://prometheus-community.github.io/helm-charts',
    version: versions.kubePrometheusStack,
  },
  argoCd: { name: 'argo-cd', repo: 'https://argoproj.github.io/argo-helm', version: versions.argoCd },
  certManager: { name: 'cert-manager', repo: 'oci://quay.io/jetstack/charts', version: versions.certManager },
  cilium: { name: 'cilium', repo: 'https://helm.cilium.io', version: versions.cilium },
  fluentOperator: {
    name: 'fluent-operator',
    repo: 'https://fluent.github.io/helm-charts',
    version: versions.fluentOperator,
  },
  externalSecrets: {
    name: 'external-secrets',
    repo: 'https://charts.external-secrets.io',
    version: versions.externalSecrets,
  },
  ingressNginx: {
    name: 'ingress-nginx',
    repo: 'https://kubernetes.github.io/ingress-nginx',
    version: versions.ingressNginx,
  },
  opensearchOperator: {
    name: 'opensearch-operator',
    repo: 'https://opensearch-project.github.io/opensearch-k8s-operator',
    version: versions.opensearchOperator,
  },
  longhorn: { name: 'longhorn', repo: 'https://charts.longhorn.io', version: versions.longhorn },
  sealedSecrets: {
    name: 'sealed-secrets',
    repo: 'https://bitnami-labs.github.io/sealed-secrets',
    version: versions.sealedSecrets,
  },
} as const;
