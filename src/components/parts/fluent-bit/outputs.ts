import { aggregatorBytes, bufferBytes, collectorOutage } from '../../../model/logs/buffers.ts';
import { timeField } from '../../../model/logs/fields.ts';
import { forwardTarget, type LogTarget, storeTarget } from '../../../model/logs/forwarding.ts';
import { indexPrefix, type LogFamily, logFamilies } from '../../../model/logs/names.ts';
import { forwardCertificates } from '../../../model/logs/secret-names.ts';
import type { Cluster, Logs, Model } from '../../../model/model.ts';
import { tags } from './pipeline.ts';
import { type Section, secretsDirectory } from './settings.ts';

/** Variables by which a container gets user, password and shared key; the configuration names them only. */
export const outputVariables = {
  user: 'LOG_STORE_USER',
  password: 'LOG_STORE_PASSWORD',
  sharedKey: 'FORWARD_SHARED_KEY',
} as const;

/**
 * What out_opensearch reads of an answer: one that is cut off is taken for a failure and the chunk is sent again, for ever
 * (docs.fluentbit.io pipeline/outputs/opensearch, bulk retries). A chunk of 2 MB is answered by less than twice as much.
 */
export const answerSize = '4M';

/** What a collector ships to: the aggregator of the hub, or the OpenSearch of its cluster or of the hub. */
export function collectorOutputs(model: Model, logs: Logs, cluster: Cluster): readonly Section[] {
  const outage = collectorOutage(model, logs, cluster);
  const size = (family: LogFamily): number => bufferBytes(logs, family, outage);
  const aggregator = forwardTarget(model, cluster);
  if (aggregator !== null) return [forward(model, cluster, aggregator, size('k8s') + size('host'))];
  return storeOutputs(model, logs, storeTarget(model, cluster), size);
}

/** What the aggregator ships to: the OpenSearch beside it. */
export function aggregatorOutputs(model: Model, logs: Logs): readonly Section[] {
  return storeOutputs(model, logs, storeTarget(model, model.hub), (family) => aggregatorBytes(model, logs, family));
}

function storeOutputs(
  model: Model,
  logs: Logs,
  target: LogTarget,
  size: (family: LogFamily) => number,
): readonly Section[] {
  return logFamilies.map((family) => ({
    name: 'opensearch',
    match: tags[family],
    host: target.host,
    port: target.port,
    http_user: variable(outputVariables.user),
    http_passwd: variable(outputVariables.password),
    logstash_format: true,
    logstash_prefix: indexPrefix(logs, family),
    logstash_dateformat: '%Y.%m.%d',
    time_key: timeField,
    time_key_nanos: true,
    suppress_type_name: true,
    replace_dots: true,
    ...idempotent,
    compress: 'gzip',
    buffer_size: answerSize,
    ...waiting(size(family)),
    ...tls(model, target),
  }));
}

/**
 * A chunk that is sent again writes the same documents once more, by ids made of their content. With the default operation `create` OpenSearch would
 * answer 409 to those that are there already, which versions of the plugin take for a failure (fluent-bit#4905, #11422).
 */
export const idempotent = { generate_id: true, write_operation: 'index' } as const;

/** Tries without end, as long as the chunks find room on disk; then the oldest go first. */
function waiting(bytes: number): Section {
  return { retry_limit: 'no_limits', 'storage.total_limit_size': bufferSize(bytes) };
}

/** A size as Fluent Bit writes it: millions of bytes (docs.fluentbit.io administration/configuring-fluent-bit/unit-sizes). */
export function bufferSize(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)}M`;
}

function forward(model: Model, cluster: Cluster, target: LogTarget, bytes: number): Section {
  return {
    name: 'forward',
    match: '*',
    host: target.host,
    port: target.port,
    self_hostname: cluster.id,
    shared_key: variable(outputVariables.sharedKey),
    // The chunk goes only when the aggregator says that it has it.
    require_ack_response: true,
    // On by default since 5.0.5, and then no Fluentd understands the records; ours carry none (fluent-bit#11756, fluent-operator#1972).
    retain_metadata_in_forward_mode: false,
    ...waiting(bytes),
    ...tls(model, target),
    ...(model.tls.mutual ? { 'tls.crt_file': secretFile('tls.crt'), 'tls.key_file': secretFile('tls.key') } : {}),
  };
}

function secretFile(key: string): string {
  return `${secretsDirectory}/${forwardCertificates.collector}/${key}`;
}

/** TLS that asks for the name as well: `tls.verify` alone takes any certificate of the CA (docs.fluentbit.io administration/transport-security). */
function tls(model: Model, { serverName, ownCa }: LogTarget): Section {
  return {
    tls: true,
    'tls.verify': true,
    'tls.verify_hostname': true,
    'tls.vhost': serverName,
    ...(ownCa ? { 'tls.ca_file': caFile(model) } : {}),
  };
}

/** The certificate of the fleet's CA in every Fluent Bit. */
export function caFile(model: Model): string {
  return `${secretsDirectory}/${model.tls.ca}/ca.crt`;
}

function variable(name: string): string {
  return `\${${name}}`;
}
