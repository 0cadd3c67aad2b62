/** Names that are written down because their engine's source is no Go module that can be had; each with where they were read. */
export interface Documented {
  readonly source: string;
  /** What every name begins with; it is left out below. */
  readonly prefix: string;
  readonly names: string;
  /** Those of them that give `_bucket`, `_sum` and `_count`. */
  readonly histograms?: string;
}

/** The endpoint `/api/v2/metrics/prometheus`. */
export const fluentBit: Documented = {
  source: 'docs.fluentbit.io administration/monitoring.md, v2 metrics',
  prefix: 'fluentbit_',
  names: `build_info filter_added_records_total filter_bytes_total filter_drop_records_total filter_dropped_records_total
    filter_add_records_total filter_emit_records_total filter_records_total hot_reloaded_times input_bytes_total
    input_ingestion_paused input_records_total input_storage_chunks input_storage_chunks_busy input_storage_chunks_busy_bytes
    input_storage_chunks_down input_storage_chunks_up input_storage_memory_bytes input_storage_overlimit
    input_files_closed_total input_files_opened_total input_files_rotated_total input_multiline_truncated_total
    output_chunk_available_capacity_percent output_dropped_records_total output_errors_total output_proc_bytes_total
    output_proc_records_total output_retried_records_total output_retries_failed_total output_retries_total
    output_upstream_busy_connections output_upstream_total_connections process_start_time_seconds storage_chunks
    storage_fs_chunks storage_fs_chunks_busy storage_fs_chunks_busy_bytes storage_fs_chunks_down storage_fs_chunks_up
    storage_mem_chunks uptime`,
};

/** Names of each index are there only with `prometheus.indices`, which is on by default. */
export const openSearch: Documented = {
  source: 'opensearch-prometheus-exporter@1247aeb PrometheusMetricsCollector.java',
  prefix: 'opensearch_',
  names: [
    `metrics_generate_time_seconds cluster_status cluster_nodes_number cluster_datanodes_number cluster_shards_active_percent
    cluster_shards_number cluster_pending_tasks_number cluster_task_max_waiting_time_seconds cluster_is_timedout_bool
    cluster_inflight_fetch_number node_role_bool index_status index_replicas_number index_shards_number
    index_translog_operations_number index_translog_size_bytes index_translog_uncommitted_operations_number
    index_translog_uncommitted_size_bytes index_warmer_current_number index_warmer_time_seconds index_warmer_count
    indices_search_concurrent_query_count indices_search_concurrent_query_current_number
    indices_search_concurrent_query_time_seconds indices_search_concurrent_avg_slice_count indices_percolate_count
    indices_percolate_current_number indices_percolate_memory_size_bytes indices_percolate_queries_count
    indices_percolate_time_seconds transport_server_open_number transport_rx_packets_count transport_tx_packets_count
    transport_rx_bytes_count transport_tx_bytes_count http_open_server_number http_open_total_count
    threadpool_threads_number threadpool_threads_count threadpool_tasks_number ingest_total_count ingest_total_time_seconds
    ingest_total_current ingest_total_failed_count ingest_pipeline_total_count ingest_pipeline_total_time_seconds
    ingest_pipeline_total_current ingest_pipeline_total_failed_count ingest_pipeline_processor_total_count
    ingest_pipeline_processor_total_time_seconds ingest_pipeline_processor_total_current
    ingest_pipeline_processor_total_failed_count circuitbreaker_estimated_bytes circuitbreaker_limit_bytes
    circuitbreaker_overhead_ratio circuitbreaker_tripped_count script_cache_evictions_count script_compilations_count
    process_cpu_percent process_cpu_time_seconds process_mem_total_virtual_bytes process_file_descriptors_open_number
    process_file_descriptors_max_number jvm_uptime_seconds jvm_mem_heap_max_bytes jvm_mem_heap_used_bytes
    jvm_mem_heap_used_percent jvm_mem_nonheap_used_bytes jvm_mem_heap_committed_bytes jvm_mem_nonheap_committed_bytes
    jvm_mem_pool_max_bytes jvm_mem_pool_peak_max_bytes jvm_mem_pool_used_bytes jvm_mem_pool_peak_used_bytes
    jvm_threads_number jvm_threads_peak_number jvm_gc_collection_count jvm_gc_collection_time_seconds jvm_bufferpool_number
    jvm_bufferpool_total_capacity_bytes jvm_bufferpool_used_bytes jvm_classes_loaded_number jvm_classes_total_loaded_number
    jvm_classes_unloaded_number os_cpu_percent os_load_average_one_minute os_load_average_five_minutes
    os_load_average_fifteen_minutes os_mem_free_bytes os_mem_free_percent os_mem_used_bytes os_mem_used_percent
    os_mem_total_bytes os_swap_free_bytes os_swap_used_bytes os_swap_total_bytes fs_total_total_bytes fs_total_available_bytes
    fs_total_free_bytes fs_path_total_bytes fs_path_available_bytes fs_path_free_bytes fs_io_total_operations
    fs_io_total_read_operations fs_io_total_write_operations fs_io_total_read_bytes fs_io_total_write_bytes
    cluster_routing_allocation_disk_threshold_enabled cluster_routing_allocation_disk_watermark_low_bytes
    cluster_routing_allocation_disk_watermark_high_bytes cluster_routing_allocation_disk_watermark_flood_stage_bytes
    cluster_routing_allocation_disk_watermark_low_pct cluster_routing_allocation_disk_watermark_high_pct
    cluster_routing_allocation_disk_watermark_flood_stage_pct cluster_routing_allocation_enabled`,
    // The same of the whole node and of each index.
    ...['indices', 'index'].map((of) =>
      `doc_number doc_deleted_number store_size_bytes indexing_delete_count indexing_delete_current_number
      indexing_delete_time_seconds indexing_index_count indexing_index_current_number indexing_index_failed_count
      indexing_index_time_seconds indexing_noop_update_count indexing_is_throttled_bool indexing_throttle_time_seconds
      get_count get_time_seconds get_exists_count get_exists_time_seconds get_missing_count get_missing_time_seconds
      get_current_number search_open_contexts_number search_fetch_count search_fetch_current_number search_fetch_time_seconds
      search_query_count search_query_current_number search_query_time_seconds search_scroll_count
      search_scroll_current_number search_scroll_time_seconds merges_current_number merges_current_docs_number
      merges_current_size_bytes merges_total_number merges_total_time_seconds merges_total_docs_count merges_total_size_bytes
      merges_total_stopped_time_seconds merges_total_throttled_time_seconds merges_total_auto_throttle_bytes
      refresh_total_count refresh_total_time_seconds refresh_listeners_number flush_total_count flush_total_time_seconds
      querycache_cache_count querycache_cache_size_bytes querycache_evictions_count querycache_hit_count
      querycache_memory_size_bytes querycache_miss_number querycache_total_number fielddata_memory_size_bytes
      fielddata_evictions_count completion_size_bytes segments_number segments_memory_bytes suggest_current_number
      suggest_count suggest_time_seconds requestcache_memory_size_bytes requestcache_hit_count requestcache_miss_count
      requestcache_evictions_count recovery_current_number recovery_throttle_time_seconds`.replaceAll(
        /\S+/g,
        `${of}_$&`,
      ),
    ),
  ].join(' '),
};

export const longhorn: Documented = {
  source: 'longhorn.io docs 1.12.0 monitoring/metrics',
  prefix: 'longhorn_',
  names: `volume_actual_size_bytes volume_capacity_bytes volume_encrypted volume_state volume_robustness volume_read_throughput
    volume_write_throughput volume_read_iops volume_write_iops volume_read_latency volume_write_latency
    volume_file_system_read_only volume_last_backup_at node_status node_count_total node_cpu_capacity_millicpu
    node_cpu_usage_millicpu node_memory_capacity_bytes node_memory_usage_bytes node_storage_capacity_bytes
    node_storage_usage_bytes node_storage_reservation_bytes replica_info replica_state engine_info engine_state
    engine_replica_mode engine_rebuild_progress disk_capacity_bytes disk_usage_bytes disk_reservation_bytes disk_status
    disk_read_throughput disk_write_throughput disk_read_iops disk_write_iops disk_read_latency disk_write_latency
    disk_health disk_health_attribute_raw instance_manager_cpu_usage_millicpu instance_manager_cpu_requests_millicpu
    instance_manager_memory_usage_bytes instance_manager_memory_requests_bytes instance_manager_proxy_grpc_connection
    manager_cpu_usage_millicpu manager_memory_usage_bytes backup_actual_size_bytes backup_state snapshot_actual_size_bytes
    backing_image_actual_size_bytes backing_image_state backup_backing_image_actual_size_bytes backup_backing_image_state`,
};

export const ingressNginx: Documented = {
  source: 'ingress-nginx internal/ingress/metric/collectors and docs/user-guide/monitoring.md',
  prefix: 'nginx_ingress_controller_',
  names: `config_hash config_last_reload_successful config_last_reload_successful_timestamp_seconds success errors check_success
    check_errors ssl_expire_time_seconds ssl_certificate_info leader_election_status build_info orphan_ingress
    nginx_process_connections_total nginx_process_requests_total nginx_process_connections nginx_process_cpu_seconds_total
    nginx_process_num_procs nginx_process_oldest_start_time_seconds nginx_process_read_bytes_total
    nginx_process_resident_memory_bytes nginx_process_virtual_memory_bytes nginx_process_write_bytes_total requests
    admission_config_size admission_render_duration admission_render_ingresses admission_roundtrip_duration
    admission_tested_duration admission_tested_ingresses`,
  histograms: `bytes_sent connect_duration_seconds header_duration_seconds ingress_upstream_latency_seconds
    request_duration_seconds request_size response_duration_seconds response_size`,
};

export const memcached: Documented = {
  source: 'memcached_exporter pkg/exporter/exporter.go',
  prefix: 'memcached_',
  names: `up uptime_seconds time_seconds version process_user_cpu_seconds_total process_system_cpu_seconds_total read_bytes_total
    written_bytes_total current_connections max_connections connections_total connections_rejected_total
    connections_yielded_total connections_listener_disabled_total current_bytes limit_bytes commands_total current_items
    items_total items_evicted_total items_reclaimed_total item_too_large_total item_no_memory_total direct_reclaims_total
    malloced_bytes accepting_connections`,
};

/** What every scrape, every Prometheus and the usual client libraries add. */
export const everywhere: Documented = {
  source: 'prometheus docs/concepts/jobs_instances.md and client libraries',
  prefix: '',
  names: `up scrape_duration_seconds scrape_samples_post_metric_relabeling scrape_samples_scraped scrape_series_added
    scrape_timeout_seconds scrape_sample_limit scrape_body_size_bytes ALERTS ALERTS_FOR_STATE http_requests_total`,
  // Of Thanos and Prometheus, which count requests by labels.
  histograms: `http_request_duration_seconds http_request_size_bytes http_response_size_bytes grpc_server_handling_seconds
    grpc_client_handling_seconds`,
};

/** The collector `filesystem`, which the answer of its test leaves out, and lines of /proc/meminfo that are younger than the test. */
export const nodeMore = `node_memory_FileHugePages_bytes node_memory_FilePmdMapped_bytes node_memory_KReclaimable_bytes
  node_memory_MemAvailable_bytes node_memory_Percpu_bytes node_memory_ShmemHugePages_bytes node_memory_ShmemPmdMapped_bytes
  node_memory_Zswap_bytes node_memory_Zswapped_bytes node_filesystem_avail_bytes node_filesystem_device_error node_filesystem_files
  node_filesystem_files_free node_filesystem_free_bytes node_filesystem_mount_info node_filesystem_purgeable_bytes
  node_filesystem_readonly node_filesystem_size_bytes`;
