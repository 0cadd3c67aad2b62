import type { Labels } from '../../kube/objects.ts';
import type { ClusterOutput } from '../../kube/types.gen.ts';
import { bufferBytes, collectorOutage } from '../../model/logs/buffers.ts';
import { timeField } from '../../model/logs/fields.ts';
import { storeTarget } from '../../model/logs/forwarding.ts';
import { indexPrefix, type LogFamily, logFamilies } from '../../model/logs/names.ts';
import { logSecrets } from '../../model/logs/secret-names.ts';
import type { Cluster, Logs, Model } from '../../model/model.ts';
import { answerSize, bufferSize, caFile, collectorOutputs, idempotent } from '../parts/fluent-bit/outputs.ts';
import { tags } from '../parts/fluent-bit/pipeline.ts';
import type { Section } from '../parts/fluent-bit/settings.ts';
import { pipelineMeta } from './pipeline-resources.ts';

/**
 * Outputs as resources. What stays in the cluster is told in the operator's own fields. What leaves it is written out, because its resource has no field
 * for `tls.verify_hostname`, and that of `forward` none for the size of the buffer and the Secret of the shared key.
 */
export function pipelineOutputs(model: Model, logs: Logs, cluster: Cluster, labels: Labels): readonly ClusterOutput[] {
  if (cluster.logs.mode === 'local')
    return logFamilies.map((family) => storeOutput(model, logs, cluster, family, labels));
  return collectorOutputs(model, logs, cluster).map((section, i) => writtenOutput(section, i, labels));
}

function storeOutput(model: Model, logs: Logs, cluster: Cluster, family: LogFamily, labels: Labels): ClusterOutput {
  const target = storeTarget(model, cluster);
  const { name, username, password } = logSecrets.writer;
  return {
    apiVersion: 'fluentbit.fluent.io/v1alpha2',
    kind: 'ClusterOutput',
    metadata: pipelineMeta(family, labels),
    spec: {
      match: tags[family],
      retry_limit: 'no_limits',
      opensearch: {
        host: target.host,
        port: target.port,
        httpUser: { valueFrom: { secretKeyRef: { name, key: username } } },
        httpPassword: { valueFrom: { secretKeyRef: { name, key: password } } },
        logstashFormat: true,
        logstashPrefix: indexPrefix(logs, family),
        logstashDateFormat: '%Y.%m.%d',
        timeKey: timeField,
        timeKeyNanos: true,
        suppressTypeName: true,
        replaceDots: true,
        generateID: idempotent.generate_id,
        writeOperation: idempotent.write_operation,
        compress: 'gzip',
        bufferSize: answerSize,
        totalLimitSize: bufferSize(bufferBytes(logs, family, collectorOutage(model, logs, cluster))),
        tls: { verify: true, vhost: target.serverName, caFile: caFile(model) },
      },
    },
  };
}

/** A section in the classic format, as `customPlugin` takes it; `match` is a field of the resource and stands in it as well. */
function writtenOutput(section: Section, i: number, labels: Labels): ClusterOutput {
  const lines = Object.entries(section).flatMap(([key, value]) =>
    [value].flat().map((one) => `${key} ${one === true ? 'on' : one === false ? 'off' : one}`),
  );
  return {
    apiVersion: 'fluentbit.fluent.io/v1alpha2',
    kind: 'ClusterOutput',
    metadata: pipelineMeta(section['name'] === 'forward' ? 'forward' : (logFamilies[i] ?? ''), labels),
    spec: { customPlugin: { config: `${lines.join('\n')}\n` } },
  };
}
