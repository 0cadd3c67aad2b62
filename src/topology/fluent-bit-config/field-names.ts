/**
 * Properties of Fluent Bit by the field of a resource of the Fluent Operator, where they are not the field's own name with underscores
 * (fluent-operator@v3.10.0 apis/fluentbit/v1alpha2/plugins, clusterfluentbitconfig_types.go: `Params` of each).
 */
export const fieldNames: Readonly<Record<string, string>> = {
  allowlistKeys: 'allowlist_key',
  awsSTSEndpoint: 'aws_sts_endpoint',
  bufferchunkSize: 'buffer_chunk_size',
  conditions: 'condition',
  dbLocking: 'db.locking',
  dbSync: 'db.sync',
  disableInotifyWatcher: 'inotify_watcher',
  dockerModeFlushSeconds: 'docker_mode_flush',
  emitterStorageType: 'emitter_storage.type',
  emitterType: 'emitter_storage.type',
  flushSeconds: 'flush',
  generateID: 'generate_id',
  graceSeconds: 'grace',
  hotReloadEnsureThreadSafety: 'hot_reload.ensure_thread_safety',
  hotReloadTimeout: 'hot_reload.timeout',
  ignoredOlder: 'ignore_older',
  k8sLoggingExclude: 'k8s-logging.exclude',
  k8sLoggingParser: 'k8s-logging.parser',
  keyContent: 'multiline.key_content',
  kubeCAFile: 'kube_ca_file',
  kubeCAPath: 'kube_ca_path',
  logstashDateFormat: 'logstash_dateformat',
  multilineFlushSeconds: 'multiline_flush',
  multilineParser: 'multiline.parser',
  parsersFiles: 'parsers_file',
  pauseOnChunksOverlimit: 'storage.pause_on_chunks_overlimit',
  records: 'record',
  refreshIntervalSeconds: 'refresh_interval',
  removeKeys: 'remove_key',
  rotateWaitSeconds: 'rotate_wait',
  schedulerBase: 'scheduler.base',
  schedulerCap: 'scheduler.cap',
  storagePath: 'storage.path',
  storageType: 'storage.type',
  tlsDebug: 'tls.debug',
  tlsVerify: 'tls.verify',
  totalLimitSize: 'storage.total_limit_size',
  uuidKeys: 'uuid_key',
  whitelistKeys: 'whitelist_key',
};

/** The same within `service.storage`. */
export const storageNames: Readonly<Record<string, string>> = { backlogMemLimit: 'storage.backlog.mem_limit' };

/** Plugins by the field of a resource, where they are not its own name with underscores (`Name` of each). */
export const pluginNames: Readonly<Record<string, string>> = {
  azureLogAnalytics: 'azure',
  cloudWatch: 'cloudwatch_logs',
  firehose: 'kinesis_firehose',
  fluentBitMetrics: 'fluentbit_metrics',
  influxDB: 'influxdb',
  kinesis: 'kinesis_streams',
  nginx: 'nginx_metrics',
  openTelemetry: 'opentelemetry',
  prometheusScrapeMetrics: 'prometheus_scrape',
};
