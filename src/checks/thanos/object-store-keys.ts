/** The keys of a map in an object store's configuration; a key with keys below it is a map whose keys are known too. */
export interface Keys {
  readonly [key: string]: Keys | null;
}

/** objstore@v0.0.0-20250804093838 (of thanos@v0.42.4) exthttp/transport.go HTTPConfig, exthttp/tlsconfig.go TLSConfig. */
const httpConfig: Keys = {
  ...plain(
    'idle_conn_timeout',
    'response_header_timeout',
    'insecure_skip_verify',
    'tls_handshake_timeout',
    'expect_continue_timeout',
    'max_idle_conns',
    'max_idle_conns_per_host',
    'max_conns_per_host',
    'disable_compression',
  ),
  tls_config: plain('ca_file', 'cert_file', 'key_file', 'server_name', 'insecure_skip_verify'),
};

/** The same, client/factory.go BucketConfig. */
export const topKeys: readonly string[] = ['type', 'config', 'prefix'];

/** Kinds of object stores, in upper case; those whose keys are checked have them (providers/s3/s3.go Config, providers/filesystem). */
export const providers: Readonly<Record<string, Keys | null>> = {
  S3: {
    ...plain(
      'bucket',
      'endpoint',
      'region',
      'disable_dualstack',
      'aws_sdk_auth',
      'access_key',
      'insecure',
      'signature_version2',
      'secret_key',
      'session_token',
      'put_user_metadata',
      'list_objects_version',
      'bucket_lookup_type',
      'send_content_md5',
      'disable_multipart',
      'part_size',
      'sts_endpoint',
      'max_retries',
    ),
    http_config: httpConfig,
    trace: plain('enable'),
    sse_config: plain('type', 'kms_key_id', 'kms_encryption_context', 'encryption_key'),
  },
  FILESYSTEM: plain('directory'),
  GCS: null,
  AZURE: null,
  SWIFT: null,
  COS: null,
  ALIYUNOSS: null,
  BOS: null,
  OCI: null,
  OBS: null,
};

function plain(...names: readonly string[]): Keys {
  return Object.fromEntries(names.map((name) => [name, null]));
}
