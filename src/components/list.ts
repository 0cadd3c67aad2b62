import { alertmanager } from './alertmanager/alertmanager.ts';
import { certManager } from './cert-manager/cert-manager.ts';
import { cilium } from './cilium/cilium.ts';
import { clusterIssuers } from './cluster-issuers/cluster-issuers.ts';
import { dashboards } from './dashboards/dashboards.ts';
import { externalSecrets } from './external-secrets/external-secrets.ts';
import { fluentBit } from './fluent-bit/fluent-bit.ts';
import { fluentBitAggregator } from './fluent-bit-aggregator/fluent-bit-aggregator.ts';
import { fluentBitDaemonset } from './fluent-bit-daemonset/fluent-bit-daemonset.ts';
import { fluentOperator } from './fluent-operator/fluent-operator.ts';
import { gateway } from './gateway/gateway.ts';
import { grafana } from './grafana/grafana.ts';
import { ingressNginx } from './ingress-nginx/ingress-nginx.ts';
import { kubePrometheusStack } from './kube-prometheus-stack/kube-prometheus-stack.ts';
import { loadBalancerPool } from './load-balancer-pool/load-balancer-pool.ts';
import { longhorn } from './longhorn/longhorn.ts';
import { memcachedFrontend, memcachedIndex } from './memcached/memcached.ts';
import { minio } from './minio/minio.ts';
import { namespaces } from './namespaces/namespaces.ts';
import { opensearch } from './opensearch/opensearch.ts';
import { opensearchDashboards } from './opensearch-dashboards/opensearch-dashboards.ts';
import { opensearchIndices } from './opensearch-indices/opensearch-indices.ts';
import { opensearchOperator } from './opensearch-operator/opensearch-operator.ts';
import { opensearchSingle } from './opensearch-single/opensearch-single.ts';
import { prometheus } from './prometheus/prometheus.ts';
import { prometheusAgent } from './prometheus-agent/prometheus-agent.ts';
import { rustfs } from './rustfs/rustfs.ts';
import { scrapeAccess } from './scrape-access/scrape-access.ts';
import { scraper } from './scraper/scraper.ts';
import { sealedSecrets } from './sealed-secrets/sealed-secrets.ts';
import { seaweedfs } from './seaweedfs/seaweedfs.ts';
import { secrets } from './secrets/secrets.ts';
import { selfMonitoring } from './self-monitoring/self-monitoring.ts';
import { storeApi } from './store-api/store-api.ts';
import { thanosBucketWeb } from './thanos-bucket-web/thanos-bucket-web.ts';
import { thanosCompactor } from './thanos-compactor/thanos-compactor.ts';
import { thanosObjectstore } from './thanos-objectstore/thanos-objectstore.ts';
import { thanosQuery } from './thanos-query/thanos-query.ts';
import { thanosQueryFrontend } from './thanos-query-frontend/thanos-query-frontend.ts';
import { thanosReceiveIngester } from './thanos-receive-ingester/thanos-receive-ingester.ts';
import { thanosReceiveRouter } from './thanos-receive-router/thanos-receive-router.ts';
import { thanosRuler } from './thanos-ruler/thanos-ruler.ts';
import { thanosStore } from './thanos-store/thanos-store.ts';
import { volumeBackup } from './volume-backup/volume-backup.ts';
import type { Component } from './workload.ts';

/** Everything that can be installed, by wave. */
export const components: readonly Component[] = [
  namespaces,
  cilium,
  certManager,
  externalSecrets,
  sealedSecrets,
  loadBalancerPool,
  clusterIssuers,
  secrets,
  longhorn,
  ingressNginx,
  gateway,
  seaweedfs,
  minio,
  rustfs,
  thanosObjectstore,
  volumeBackup,
  kubePrometheusStack,
  opensearchOperator,
  fluentOperator,
  scrapeAccess,
  prometheus,
  scraper,
  prometheusAgent,
  storeApi,
  alertmanager,
  memcachedFrontend,
  memcachedIndex,
  thanosCompactor,
  thanosReceiveIngester,
  thanosReceiveRouter,
  thanosStore,
  thanosBucketWeb,
  selfMonitoring,
  opensearch,
  opensearchSingle,
  opensearchDashboards,
  opensearchIndices,
  thanosQuery,
  thanosQueryFrontend,
  thanosRuler,
  grafana,
  dashboards,
  fluentBit,
  fluentBitDaemonset,
  fluentBitAggregator,
];
