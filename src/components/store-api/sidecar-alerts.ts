import type { PrometheusRule } from '../../kube/types.gen.ts';
import type { Model } from '../../model/model.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { type OwnAlert, ruleOf } from '../parts/rules.ts';

/**
 * Alerts about the sidecars of a cluster, evaluated by its own Prometheus. The first three bear the names of the Thanos mixin
 * (thanos@v0.42.4 mixin/alerts/sidecar.libsonnet, absent.libsonnet), by which runbooks know them.
 */
export function sidecarRule(model: Model, identity: Identity): PrometheusRule {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(identity, identity.name),
    spec: {
      groups: [{ name: identity.name, rules: alerts(`job="${identity.name}"`).map((alert) => ruleOf(model, alert)) }],
    },
  };
}

function alerts(job: string): readonly OwnAlert[] {
  return [
    {
      alert: 'ThanosSidecarBucketOperationsFailed',
      expr: `sum by (cluster, namespace, pod) (rate(thanos_objstore_bucket_operation_failures_total{${job}}[5m])) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'A Thanos sidecar fails to work with the bucket.',
      description:
        'Sidecar of {{ $labels.pod }}: operations on the object store fail at {{ $value | humanize }} per second. Blocks stay local, and are lost when the local retention ends first.',
    },
    {
      alert: 'ThanosSidecarNoConnectionToStartedPrometheus',
      expr: `thanos_sidecar_prometheus_up{${job}} == 0 and on (namespace, pod) prometheus_tsdb_data_replay_duration_seconds != 0`,
      for: '5m',
      severity: 'critical',
      summary: 'A Thanos sidecar does not reach its Prometheus.',
      description: 'The sidecar of {{ $labels.pod }} cannot ask its Prometheus, which has started.',
    },
    {
      alert: 'ThanosSidecarIsDown',
      expr: `absent(up{${job}} == 1)`,
      for: '5m',
      severity: 'critical',
      summary: 'No Thanos sidecar runs.',
      description: 'No sidecar of this cluster answers: the hub sees only blocks that were uploaded before.',
    },
    {
      alert: 'ThanosSidecarUploadsLate',
      expr: `time() - max by (cluster, namespace, pod) (thanos_objstore_bucket_last_successful_upload_time{${job}}) > 4 * 3600 and max by (cluster, namespace, pod) (thanos_objstore_bucket_last_successful_upload_time{${job}}) > 0`,
      for: '10m',
      severity: 'warning',
      summary: 'A Thanos sidecar has uploaded no block for four hours.',
      description:
        'A block is cut every two hours; the sidecar of {{ $labels.pod }} uploaded its last {{ $value | humanizeDuration }} ago.',
    },
  ];
}
