import { type AlertCases, counted, share, value } from './alert-case.ts';

const fluentBit = 'job="fluent-bit", pod="f-0", name="es.0"';
const opensearch = 'job="opensearch", node="opensearch-0"';
const longhorn = 'job="longhorn", node="n", volume="v"';
const certificate = 'job="cert-manager", exported_namespace="logging", name="opensearch-http"';
const ingress = 'job="ingress-nginx", exported_namespace="monitoring", ingress="grafana"';
const memcached = 'job="memcached-index"';
const objectStore = 'job="kube-state-metrics", namespace="object-store", statefulset="seaweedfs"';
const volume = 'job="kubelet", namespace="object-store", persistentvolumeclaim="data-seaweedfs-0"';

/** The share of a disk that is used, by what is free of 100. */
function disk(free: number) {
  return {
    [`opensearch_fs_total_available_bytes{${opensearch}}`]: `${free}x100`,
    [`opensearch_fs_total_total_bytes{${opensearch}}`]: '100x100',
  };
}

function storage(used: number) {
  return {
    [`longhorn_node_storage_usage_bytes{${longhorn}}`]: `${used}x100`,
    [`longhorn_node_storage_capacity_bytes{${longhorn}}`]: '100x100',
  };
}

/** Alerts of logs, storage, certificates, ways in and caches. */
export const partCases: AlertCases = {
  FluentBitIsDown: value(`up{${fluentBit}}`, 0, 1),
  FluentBitLosesRecords: counted(`fluentbit_output_retries_failed_total{${fluentBit}}`),
  FluentBitCannotDeliver: counted(`fluentbit_output_retries_total{${fluentBit}}`),
  FluentBitOutputErrors: counted(`fluentbit_output_errors_total{${fluentBit}}`),
  FluentBitBufferFills: value(`fluentbit_output_chunk_available_capacity_percent{${fluentBit}}`, 10, 80),
  FluentBitInputPaused: value(`fluentbit_input_storage_overlimit{${fluentBit}}`, 1, 0),
  FluentBitReadsNothing: {
    at: 90,
    fires: { [`fluentbit_input_records_total{${fluentBit}}`]: '900x100' },
    silent: { [`fluentbit_input_records_total{${fluentBit}}`]: '0+1x100' },
  },
  OpenSearchIsRed: value(`opensearch_cluster_status{${opensearch}, namespace="logging"}`, 2, 1),
  OpenSearchIsYellow: value(`opensearch_cluster_status{${opensearch}, namespace="logging"}`, 1, 0, 90),
  OpenSearchNodeIsDown: value(`up{${opensearch}}`, 0, 1),
  OpenSearchDiskAboveWatermark: { at: 60, fires: disk(14), silent: disk(20) },
  OpenSearchDiskFull: { at: 60, fires: disk(5), silent: disk(10) },
  OpenSearchHeapFull: value(`opensearch_jvm_mem_heap_used_percent{${opensearch}}`, 90, 70),
  OpenSearchRefusesRequests: counted(`opensearch_circuitbreaker_tripped_count{${opensearch}, name="parent"}`),
  OpenSearchRejectsWrites: counted(`opensearch_threadpool_threads_count{${opensearch}, name="write", type="rejected"}`),
  OpenSearchFailsToIndex: counted(`opensearch_indices_indexing_index_failed_count{${opensearch}}`),
  OpenSearchTakesNoLogs: {
    at: 90,
    fires: { [`opensearch_indices_indexing_index_count{${opensearch}}`]: '5000x100' },
    silent: { [`opensearch_indices_indexing_index_count{${opensearch}}`]: '0+10x100' },
  },
  LonghornVolumeFaulted: value(`longhorn_volume_robustness{${longhorn}, state="faulted"}`, 1, 0),
  LonghornVolumeDegraded: value(`longhorn_volume_robustness{${longhorn}, state="degraded"}`, 1, 0, 90),
  LonghornBackupFailed: value(`longhorn_backup_state{${longhorn}, backup="b"}`, 4, 3),
  LonghornStorageFull: { at: 60, fires: storage(90), silent: storage(70) },
  LonghornNodeNotReady: value(`longhorn_node_status{${longhorn}, condition="ready"}`, 0, 1),
  LonghornDiskNotReady: value(`longhorn_disk_status{${longhorn}, condition="ready", disk="d"}`, 0, 1),
  ObjectStoreIsDown: {
    at: 60,
    fires: {
      [`kube_statefulset_replicas{${objectStore}}`]: '1x100',
      [`kube_statefulset_status_replicas_ready{${objectStore}}`]: '0x100',
    },
    silent: {
      [`kube_statefulset_replicas{${objectStore}}`]: '1x100',
      [`kube_statefulset_status_replicas_ready{${objectStore}}`]: '1x100',
    },
  },
  ObjectStoreFull: {
    at: 60,
    fires: {
      [`kubelet_volume_stats_available_bytes{${volume}}`]: '9x100',
      [`kubelet_volume_stats_capacity_bytes{${volume}}`]: '100x100',
    },
    silent: {
      [`kubelet_volume_stats_available_bytes{${volume}}`]: '40x100',
      [`kubelet_volume_stats_capacity_bytes{${volume}}`]: '100x100',
    },
  },
  CertManagerIsDown: value('up{job="cert-manager"}', 0, 1),
  CertificateNotReady: value(`certmanager_certificate_ready_status{${certificate}, condition="False"}`, 1, 0),
  // In seconds from the beginning, as all times in these tests.
  CertificateExpires: value(
    `certmanager_certificate_expiration_timestamp_seconds{${certificate}}`,
    5 * 86_400,
    60 * 86_400,
    120,
  ),
  IngressNginxIsDown: value('up{job="ingress-nginx"}', 0, 1),
  IngressNginxKeepsOldConfiguration: value(
    'nginx_ingress_controller_config_last_reload_successful{job="ingress-nginx"}',
    0,
    1,
  ),
  IngressNginxFailsRequests: share(
    `nginx_ingress_controller_requests{${ingress}, status="502"}`,
    `nginx_ingress_controller_requests{${ingress}, status="200"}`,
  ),
  MemcachedIsDown: value(`memcached_up{${memcached}}`, 0, 1),
  MemcachedHasNoConnections: {
    at: 60,
    fires: {
      [`memcached_current_connections{${memcached}}`]: '4000x100',
      [`memcached_max_connections{${memcached}}`]: '4096x100',
    },
    silent: {
      [`memcached_current_connections{${memcached}}`]: '20x100',
      [`memcached_max_connections{${memcached}}`]: '4096x100',
    },
  },
};
