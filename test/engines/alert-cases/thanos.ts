import { type AlertCases, absent, counted, share, value } from './alert-case.ts';

const query = 'job="thanos-query"';
const router = 'job="thanos-receive-router"';
const ingester = 'job="thanos-receive-ingester", pod="i-0"';
const compactor = 'job="thanos-compactor"';
const store = 'job="thanos-store", pod="s-0"';
const ruler = 'job="thanos-ruler", pod="r-0"';
const sidecar = 'job="thanos-sidecar", namespace="monitoring", pod="p-0"';
const frontend = 'job="thanos-query-frontend", handler="query-frontend"';

/** Alerts of Thanos. */
export const thanosCases: AlertCases = {
  ThanosQueryIsDown: absent(`up{${query}}`),
  ThanosQueryFailsQueries: share(
    `http_requests_total{${query}, handler="query", code="500"}`,
    `http_requests_total{${query}, handler="query", code="200"}`,
  ),
  ThanosQueryLosesStores: share(
    `grpc_client_handled_total{${query}, grpc_code="Unavailable"}`,
    `grpc_client_started_total{${query}}`,
  ),
  ThanosQueryCannotResolveStores: share(
    `thanos_query_endpoints_dns_failures_total{${query}}`,
    `thanos_query_endpoints_dns_lookups_total{${query}}`,
  ),
  ThanosQueryIsFull: {
    at: 60,
    fires: {
      [`thanos_query_concurrent_gate_queries_max{${query}}`]: '20x100',
      [`thanos_query_concurrent_gate_queries_in_flight{${query}}`]: '20x100',
    },
    silent: {
      [`thanos_query_concurrent_gate_queries_max{${query}}`]: '20x100',
      [`thanos_query_concurrent_gate_queries_in_flight{${query}}`]: '12x100',
    },
  },
  ThanosQueryFrontendIsDown: absent('up{job="thanos-query-frontend"}'),
  ThanosQueryFrontendFailsQueries: share(
    `http_requests_total{${frontend}, code="502"}`,
    `http_requests_total{${frontend}, code="200"}`,
  ),
  ThanosReceiveRouterIsDown: absent(`up{${router}}`),
  ThanosReceiveRefusesWrites: share(
    `http_requests_total{${router}, handler="receive", code="503"}`,
    `http_requests_total{${router}, handler="receive", code="200"}`,
  ),
  ThanosReceiveLosesReplicas: share(
    `thanos_receive_replications_total{${router}, result="error"}`,
    `thanos_receive_replications_total{${router}, result="success"}`,
  ),
  ThanosReceiveForwardFails: share(
    `thanos_receive_forward_requests_total{${router}, result="error"}`,
    `thanos_receive_forward_requests_total{${router}, result="success"}`,
  ),
  ThanosReceiveHashringNotRead: value(`thanos_receive_config_last_reload_successful{${router}}`, 0, 1),
  ThanosReceiveTenantLimited: counted(`thanos_receive_head_series_limited_requests_total{${router}, tenant="a"}`),
  ThanosReceiveIngesterIsDown: value(`up{${ingester}}`, 0, 1),
  ThanosReceiveIngesterUploadsNothing: {
    at: 460,
    fires: { [`thanos_shipper_uploads_total{${ingester}}`]: '3x500', [`up{${ingester}}`]: '1x500' },
    silent: { [`thanos_shipper_uploads_total{${ingester}}`]: '0+0.01x500', [`up{${ingester}}`]: '1x500' },
  },
  ThanosReceiveIngesterUploadsFail: counted(`thanos_shipper_upload_failures_total{${ingester}}`, 90),
  ThanosCompactorHalted: value(`thanos_compact_halted{${compactor}}`, 1, 0),
  ThanosCompactorIsDown: absent(`up{${compactor}}`, 90),
  ThanosCompactorTwice: {
    at: 60,
    fires: { [`up{${compactor}, pod="a"}`]: '1x100', [`up{${compactor}, pod="b"}`]: '1x100' },
    silent: { [`up{${compactor}, pod="a"}`]: '1x100', [`up{${compactor}, pod="b"}`]: '0x100' },
  },
  ThanosCompactorFailsCompactions: share(
    `thanos_compact_group_compactions_failures_total{${compactor}}`,
    `thanos_compact_group_compactions_total{${compactor}}`,
    90,
  ),
  ThanosCompactorBucketFails: share(
    `thanos_objstore_bucket_operation_failures_total{${compactor}}`,
    `thanos_objstore_bucket_operations_total{${compactor}}`,
  ),
  // Time begins at 0 in these tests: an upload of a day ago is one before it.
  ThanosCompactorIdle: {
    at: 1600,
    fires: { [`thanos_objstore_bucket_last_successful_upload_time{${compactor}}`]: '60x1700' },
    silent: { [`thanos_objstore_bucket_last_successful_upload_time{${compactor}}`]: '60+60x1700' },
  },
  ThanosStoreIsDown: value(`up{${store}}`, 0, 1),
  ThanosStoreBucketFails: share(
    `thanos_objstore_bucket_operation_failures_total{${store}}`,
    `thanos_objstore_bucket_operations_total{${store}}`,
  ),
  ThanosStoreFailsCalls: share(
    `grpc_server_handled_total{${store}, grpc_code="Internal"}`,
    `grpc_server_started_total{${store}}`,
  ),
  ThanosStoreBlocksNotLoaded: counted(`thanos_bucket_store_block_load_failures_total{${store}}`, 90),
  ThanosRulerIsDown: absent(`up{${ruler}}`),
  ThanosRulerDropsAlerts: {
    at: 60,
    fires: {
      [`thanos_alert_queue_alerts_dropped_total{${ruler}}`]: '0x100',
      [`thanos_alert_sender_alerts_dropped_total{${ruler}}`]: '0+6x100',
    },
    silent: {
      [`thanos_alert_queue_alerts_dropped_total{${ruler}}`]: '2x100',
      [`thanos_alert_sender_alerts_dropped_total{${ruler}}`]: '5x100',
    },
  },
  ThanosRulerFailsRules: share(
    `prometheus_rule_evaluation_failures_total{${ruler}}`,
    `prometheus_rule_evaluations_total{${ruler}}`,
  ),
  ThanosRulerKeepsOldRules: value(`thanos_rule_config_last_reload_successful{${ruler}}`, 0, 1),
  ThanosSidecarBucketOperationsFailed: counted(`thanos_objstore_bucket_operation_failures_total{${sidecar}}`),
  ThanosSidecarNoConnectionToStartedPrometheus: {
    at: 60,
    fires: {
      [`thanos_sidecar_prometheus_up{${sidecar}}`]: '0x100',
      'prometheus_tsdb_data_replay_duration_seconds{namespace="monitoring", pod="p-0"}': '3x100',
    },
    silent: {
      [`thanos_sidecar_prometheus_up{${sidecar}}`]: '0x100',
      'prometheus_tsdb_data_replay_duration_seconds{namespace="monitoring", pod="p-0"}': '0x100',
    },
  },
  ThanosSidecarIsDown: absent(`up{${sidecar}}`),
  ThanosSidecarUploadsLate: {
    at: 300,
    fires: { [`thanos_objstore_bucket_last_successful_upload_time{${sidecar}}`]: '60x400' },
    silent: { [`thanos_objstore_bucket_last_successful_upload_time{${sidecar}}`]: '60+60x400' },
  },
};
