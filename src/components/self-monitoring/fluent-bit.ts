import { services } from '../../model/addresses.ts';
import { isScraped } from '../parts/service-monitor.ts';
import type { Watched } from './scoped-alert.ts';

const job = `job=~"${services.fluentBit.name}|${services.aggregator.name}"`;
const perPod = 'by (cluster, job, pod)';
const perPlugin = 'by (cluster, job, pod, name)';

/** Collectors and aggregators of logs. */
export const fluentBitAlerts: Watched = {
  name: 'fluent-bit',
  isIn: (_, cluster) => cluster.logs.mode !== 'none' && isScraped(cluster),
  alerts: [
    {
      alert: 'FluentBitIsDown',
      expr: (scope) => `up{${job}${scope}} == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'A Fluent Bit does not answer.',
      description:
        '{{ $labels.pod }} is down. What its node writes waits in files that the kubelet rotates: beyond them lines are lost.',
    },
    {
      alert: 'FluentBitLosesRecords',
      expr: (scope) =>
        `sum ${perPlugin} (rate(fluentbit_output_dropped_records_total{${job}${scope}}[5m])) > 0 or sum ${perPlugin} (rate(fluentbit_output_retries_failed_total{${job}${scope}}[5m])) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'Fluent Bit throws records away.',
      description: 'Output {{ $labels.name }} of {{ $labels.pod }} drops what its target refuses for good.',
    },
    {
      alert: 'FluentBitCannotDeliver',
      expr: (scope) => `sum ${perPlugin} (rate(fluentbit_output_retries_total{${job}${scope}}[5m])) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Fluent Bit cannot deliver and tries again.',
      description:
        'Output {{ $labels.name }} of {{ $labels.pod }} has retried for 15 minutes: records collect in its buffer on the node.',
    },
    {
      alert: 'FluentBitOutputErrors',
      expr: (scope) => `sum ${perPlugin} (rate(fluentbit_output_errors_total{${job}${scope}}[5m])) > 0.1`,
      for: '15m',
      severity: 'warning',
      summary: 'Chunks of Fluent Bit meet errors.',
      description:
        'Output {{ $labels.name }} of {{ $labels.pod }} meets {{ $value | humanize }} errors per second: its log names the reason.',
    },
    {
      alert: 'FluentBitBufferFills',
      expr: (scope) => `min ${perPlugin} (fluentbit_output_chunk_available_capacity_percent{${job}${scope}}) < 25`,
      for: '5m',
      severity: 'critical',
      summary: 'The buffer of Fluent Bit is near its limit.',
      description:
        'Output {{ $labels.name }} of {{ $labels.pod }} has {{ $value | humanize }}% of its buffer left; when it is full the oldest records go.',
    },
    {
      alert: 'FluentBitInputPaused',
      expr: (scope) => `max ${perPlugin} (fluentbit_input_storage_overlimit{${job}${scope}}) == 1`,
      for: '10m',
      severity: 'warning',
      summary: 'An input of Fluent Bit is paused.',
      description:
        'Input {{ $labels.name }} of {{ $labels.pod }} is over its limit of memory and reads nothing until outputs catch up.',
    },
    {
      alert: 'FluentBitReadsNothing',
      expr: (scope) => `sum ${perPod} (rate(fluentbit_input_records_total{${job}${scope}}[15m])) == 0`,
      for: '30m',
      severity: 'warning',
      summary: 'A Fluent Bit reads no records.',
      description: 'The inputs of {{ $labels.pod }} have read nothing for 30 minutes, and no node is that silent.',
    },
  ],
};
