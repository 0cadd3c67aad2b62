import type { ConfigSection } from '../../topology/fluent-bit-config/config-section.ts';

/**
 * Options of the plugins that are used most, in lower case as Fluent Bit compares them; one that ends with `*` stands for all that begin so. From the
 * configuration maps of fluent-bit@v5.1 plugins/<plugin>/*.c, src/flb_input.c, src/flb_config.c and docs.fluentbit.io 5.0 (pipeline, administration).
 * A plugin that is real and has no entry here takes anything.
 */
type Options = readonly string[];

const network: Options = [
  ...['host', 'port', 'ipv6', 'net.*', 'tls', 'tls.verify', 'tls.verify_hostname', 'tls.debug', 'tls.vhost'],
  ...['tls.ca_file', 'tls.ca_path', 'tls.crt_file', 'tls.key_file', 'tls.key_passwd', 'tls.min_version'],
  ...['tls.max_version', 'tls.ciphers', 'tls.windows.*'],
];

/** What every section of a kind takes. `storage.path` and `retry_limit` of the first two are written by the Fluent Operator. */
const everySection: Readonly<Record<'input' | 'filter' | 'output', Options>> = {
  input: [
    ...['name', 'alias', 'tag', 'log_level', 'log_suppress_interval', 'routable', 'mem_buf_limit', 'processors'],
    ...['storage.type', 'storage.path', 'storage.pause_on_chunks_overlimit', 'threaded', 'thread.*'],
  ],
  filter: ['name', 'alias', 'match', 'match_regex', 'log_level', 'log_suppress_interval', 'retry_limit'],
  output: [
    ...['name', 'alias', 'match', 'match_regex', 'log_level', 'log_suppress_interval', 'processors'],
    ...['retry_limit', 'workers', 'storage.total_limit_size', ...network],
  ],
};

const service: Options = [
  ...['flush', 'grace', 'daemon', 'log_level', 'log_file', 'parsers_file', 'plugins_file', 'streams_file'],
  ...['http_server', 'http_listen', 'http_port', 'health_check', 'hc_*', 'dns.*', 'storage', 'scheduler.base'],
  ...['scheduler.cap', 'coro_stack_size', 'enable_chunk_trace', 'hot_reload', 'hot_reload.*', 'json.*', 'sp.*'],
  ...['storage.path', 'storage.sync', 'storage.checksum', 'storage.metrics', 'storage.type', 'storage.inherit'],
  ...['storage.max_chunks_up', 'storage.backlog.mem_limit', 'storage.backlog.flush_on_shutdown'],
  ...['storage.delete_irrecoverable_chunks', 'storage.trim_files', 'storage.keep.rejected', 'storage.rejected.path'],
  ...['multiline_buffer_limit', 'windows.maxstdio', 'emitter_name', 'emitter_mem_buf_limit', 'emitter_storage.type'],
];

const inputs: Readonly<Record<string, Options>> = {
  tail: [
    ...['path', 'exclude_path', 'key', 'read_from_head', 'read_newly_discovered_files_from_head', 'refresh_interval'],
    ...['watcher_interval', 'progress_check_interval', 'progress_check_interval_nsec', 'fstat_interval', 'rotate_wait'],
    ...['docker_mode', 'docker_mode_flush', 'docker_mode_parser', 'path_key', 'offset_key', 'ignore_older'],
    ...['ignore_active_older_files', 'buffer_chunk_size', 'buffer_max_size', 'static_batch_size', 'event_batch_size'],
    ...['skip_long_lines', 'skip_empty_lines', 'truncate_long_lines', 'exit_on_eof', 'keep_file_handle'],
    ...['file_cache_advise', 'inotify_watcher', 'parser', 'tag_regex', 'db', 'db.sync', 'db.locking'],
    ...['db.journal_mode', 'db.compare_filename', 'multiline', 'multiline_flush', 'parser_*', 'multiline.parser'],
    ...['unicode.encoding', 'generic.encoding'],
  ],
  systemd: [
    ...['path', 'max_fields', 'max_entries', 'systemd_filter', 'systemd_filter_type', 'db', 'db.sync'],
    ...['read_from_tail', 'read_since_minutes_ago', 'lowercase', 'strip_underscores'],
  ],
  forward: [
    ...['listen', 'tag_prefix', 'shared_key', 'self_hostname', 'security.users', 'empty_shared_key', 'unix_path'],
    ...['unix_perm', 'buffer_chunk_size', 'buffer_max_size', 'tls.verify_client_cert', ...network],
  ],
};

const emitter: Options = ['emitter_name', 'emitter_storage.type', 'emitter_mem_buf_limit'];

const filters: Readonly<Record<string, Options>> = {
  kubernetes: [
    ...['buffer_size', 'kube_url', 'kube_ca_file', 'kube_ca_path', 'kube_token_file', 'kube_token_command'],
    ...['kube_token_ttl', 'kube_tag_prefix', 'kube_meta_preload_cache_dir', 'kube_meta_cache_ttl', 'aws_*'],
    ...['kube_meta_namespace_cache_ttl', 'merge_log', 'merge_log_key', 'merge_log_trim', 'merge_parser', 'keep_log'],
    ...['tls.debug', 'tls.verify', 'tls.verify_hostname', 'tls.vhost', 'use_journal', 'cache_use_docker_id'],
    ...['regex_parser', 'k8s-logging.parser', 'k8s-logging.exclude', 'labels', 'annotations', 'namespace_labels'],
    ...['namespace_annotations', 'namespace_metadata_only', 'owner_references', 'dummy_meta', 'dns_retries'],
    ...['dns_wait_time', 'use_kubelet', 'use_tag_for_meta', 'kubelet_host', 'kubelet_port', 'set_platform'],
  ],
  record_modifier: ['record', 'remove_key', 'allowlist_key', 'whitelist_key', 'uuid_key'],
  modify: [
    ...['set', 'add', 'remove', 'remove_wildcard', 'remove_regex', 'rename', 'hard_rename', 'copy', 'hard_copy'],
    ...['move_to_start', 'move_to_end', 'condition'],
  ],
  nest: ['operation', 'wildcard', 'nest_under', 'nested_under', 'add_prefix', 'remove_prefix'],
  grep: ['regex', 'exclude', 'logical_op'],
  lua: [
    ...['script', 'code', 'call', 'type_int_key', 'type_array_key', 'protected_mode', 'time_as_table'],
    'enable_flb_null',
  ],
  // `parser` is the operator's word for `multiline.parser`.
  multiline: ['multiline.parser', 'parser', 'multiline.key_content', 'mode', 'flush_ms', 'buffer', ...emitter],
  rewrite_tag: ['rule', ...emitter],
};

const elastic: Options = [
  ...['index', 'type', 'suppress_type_name', 'http_user', 'http_passwd', 'aws_*', 'logstash_format'],
  ...['logstash_prefix', 'logstash_prefix_separator', 'logstash_prefix_key', 'logstash_dateformat', 'time_key'],
  ...['time_key_format', 'time_key_nanos', 'include_tag_key', 'tag_key', 'buffer_size', 'path', 'pipeline'],
  ...['generate_id', 'write_operation', 'id_key', 'replace_dots', 'current_time_index', 'trace_output'],
  ...['trace_error', 'compress'],
];

const outputs: Readonly<Record<string, Options>> = {
  opensearch: elastic,
  es: [...elastic, 'cloud_id', 'cloud_auth', 'http_api_key', 'target_index'],
  forward: [
    ...['time_as_integer', 'retain_metadata_in_forward_mode', 'shared_key', 'self_hostname', 'empty_shared_key'],
    ...['send_options', 'require_ack_response', 'username', 'password', 'unix_path', 'upstream', 'tag', 'compress'],
    ...['fluentd_compat', 'add_option'],
  ],
};

const tables = { input: inputs, filter: filters, output: outputs } as const;

/** The options that a section may have; `null` where anything may stand: parsers, and plugins that are not in the table. */
export function optionsOf({ kind, name }: Pick<ConfigSection, 'kind' | 'name'>): Options | null {
  if (kind === 'service') return service;
  if (kind === 'parser' || kind === 'multiline-parser') return null;
  const own = Object.hasOwn(tables[kind], name) ? tables[kind][name] : undefined;
  return own === undefined ? null : [...everySection[kind], ...own];
}

/** Whether an option is one of them. */
export function isOption(options: Options, name: string): boolean {
  return options.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
}
