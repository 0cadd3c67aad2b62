import { services } from '../../model/addresses.ts';
import type { OwnAlert } from '../parts/rules.ts';

const job = `job="${services.compactor.name}"`;

/** Alerts of the compactor. A halted one stays up and does nothing. */
export const compactorAlerts: readonly OwnAlert[] = [
  {
    alert: 'ThanosCompactorHalted',
    expr: `thanos_compact_halted{${job}} == 1`,
    for: '5m',
    severity: 'critical',
    summary: 'The Thanos compactor has halted.',
    description:
      'It met blocks that it cannot merge and does nothing until it is restarted: retention and downsampling stand still.',
  },
  {
    alert: 'ThanosCompactorIsDown',
    expr: `absent(up{${job}} == 1)`,
    for: '30m',
    severity: 'warning',
    summary: 'The Thanos compactor does not run.',
    description: 'Blocks are neither merged nor downsampled nor deleted; the bucket grows.',
  },
  {
    alert: 'ThanosCompactorTwice',
    expr: `sum(up{${job}}) > 1`,
    for: '5m',
    severity: 'critical',
    summary: 'More than one compactor works on the bucket.',
    description: '{{ $value }} compactors of one bucket destroy each other’s blocks: stop all but one.',
  },
  {
    alert: 'ThanosCompactorFailsCompactions',
    expr: `sum(rate(thanos_compact_group_compactions_failures_total{${job}}[30m])) / sum(rate(thanos_compact_group_compactions_total{${job}}[30m])) > 0.05`,
    for: '15m',
    severity: 'warning',
    summary: 'Compactions fail.',
    description: '{{ $value | humanizePercentage }} of the compactions failed.',
  },
  {
    alert: 'ThanosCompactorBucketFails',
    expr: `sum(rate(thanos_objstore_bucket_operation_failures_total{${job}}[5m])) / sum(rate(thanos_objstore_bucket_operations_total{${job}}[5m])) > 0.05`,
    for: '15m',
    severity: 'warning',
    summary: 'The compactor cannot use the bucket.',
    description: '{{ $value | humanizePercentage }} of its bucket operations failed.',
  },
  {
    alert: 'ThanosCompactorIdle',
    expr: `time() - max(thanos_objstore_bucket_last_successful_upload_time{${job}} > 0) > 86400`,
    for: '1h',
    severity: 'warning',
    summary: 'The compactor has uploaded nothing for a day.',
    description: 'Its last upload is {{ $value | humanizeDuration }} ago.',
  },
];
