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
  certManager: 'v1.21.1',
  cilium: '1.20.0',
  externalSecrets: '2.9.0',
  ingressNginx: '4.15.1',
  longhorn: '1.12.1',
  sealedSecrets: '2.18.5',
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
  curl: `docker.io/curlimages/curl:${versions.curl}`,
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
  longhorn: { name: 'longhorn', repo: 'https://charts.longhorn.io', version: versions.longhorn },
  sealedSecrets: {
    name: 'sealed-secrets',
    repo: 'https://bitnami-labs.github.io/sealed-secrets',
    version: versions.sealedSecrets,
  },
} as const;
