import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMetric, unknownMetric } from './metric-names.ts';

test('names of every engine are known, with the parts of histograms and what only a running engine tells', () => {
  const names = [
    'up',
    'thanos_compact_halted',
    'thanos_objstore_bucket_operations_total',
    'thanos_query_endpoints_dns_failures_total',
    'thanos_receive_write_timeseries_count',
    'prometheus_remote_storage_samples_failed_total',
    'prometheus_operator_reconcile_errors_total',
    'alertmanager_notifications_failed_total',
    'kube_node_status_condition',
    'node_filesystem_avail_bytes',
    'certmanager_certificate_expiration_timestamp_seconds',
    'argocd_app_info',
    'opensearch_cluster_status',
    'fluentbit_output_retries_failed_total',
    'longhorn_volume_robustness',
    'nginx_ingress_controller_requests',
    'memcached_up',
    'container_memory_working_set_bytes',
    'kubelet_volume_stats_available_bytes',
    'grpc_client_handled_total',
    'http_request_duration_seconds_bucket',
  ];
  assert.deepEqual(
    names.filter((name) => !isMetric(name) || unknownMetric(name) !== null),
    [],
  );
});

test('a name that the documents made up is unknown, and belongs to the engine with the longest prefix', () => {
  const engineOf = (name: string) => unknownMetric(name)?.engine;
  assert.equal(engineOf('thanos_receive_write_timeseries_total'), 'thanos');
  assert.equal(engineOf('thanos_query_concurrent_queries'), 'thanos');
  assert.equal(engineOf('opensearch_cluster_health_status'), 'opensearch');
  assert.equal(engineOf('prometheus_operator_nothing'), 'prometheus-operator');
  assert.equal(engineOf('thanos_query_store_apis_dns_failures_total'), 'thanos');
});

test('names of nobody and of what is not known whole are left alone', () => {
  assert.deepEqual(
    ['shop_orders_total', 'thanos_memcached_dns_lookups_total', 'kube_customresource_x'].map(unknownMetric),
    [null, null, null],
  );
  assert.equal(unknownMetric('fluentbit_something_new')?.whole, false);
});
