import type { ConfigSection } from '../../topology/fluent-bit-config/config-section.ts';

/** Every plugin of fluent-bit@v5.1 (docs.fluentbit.io 5.0 SUMMARY, plugins/CMakeLists.txt), by the kind of its section. */
const names: Readonly<Record<'input' | 'filter' | 'output', string>> = {
  input: `aegisbpf amqp blob calyptia_fleet collectd cpu disk docker docker_events dummy ebpf elasticsearch emitter
    etw_exporter event_type exec exec_wasi fluentbit_logs fluentbit_metrics forward gpu_metrics head health http kafka
    kmsg kubernetes_events lib mem mqtt netif nginx_metrics node_exporter_metrics opentelemetry podman_metrics proc
    process_exporter_metrics prometheus_remote_write prometheus_scrape prometheus_textfile random serial snmp someip
    splunk statsd stdin storage_backlog syslog systemd tail tcp thermal udp unix_socket windows_exporter_metrics
    winevtlog winlog winstat`,
  filter: `alter_size aws checklist ecs expect geoip2 grep kubernetes log_to_metrics lookup lua modify multiline nest
    nightfall parser record_modifier rewrite_tag stdout sysinfo tda tensorflow throttle throttle_size type_converter
    wasm`,
  output: `azure azure_blob azure_kusto azure_logs_ingestion bigquery bronto chronicle cloudwatch_logs counter dash0
    datadog es exit file flowcounter forward gelf http influxdb kafka kafka-rest kinesis_firehose kinesis_streams lib
    logdna loki nats newrelic nrlogs null observe opensearch opentelemetry oracle_log_analytics parseable pgsql plot
    prometheus_exporter prometheus_remote_write retry s3 skywalking slack splunk stackdriver stdout syslog tcp td
    timescaledb udp vivo_exporter websocket yandex zig_demo`,
};

/** The plugins of a kind of section; `null` for sections that name none. */
export function pluginsOf(kind: ConfigSection['kind']): readonly string[] | null {
  return kind === 'input' || kind === 'filter' || kind === 'output' ? names[kind].split(/\s+/) : null;
}
