import { services } from '../../model/addresses.ts';
import type { OwnAlert } from '../parts/rules.ts';

const job = `job="${services.store.name}"`;

/** Alerts of the store gateways. */
export const storeAlerts: readonly OwnAlert[] = [
  {
    alert: 'ThanosStoreIsDown',
    expr: `up{${job}} == 0 or absent(up{${job}})`,
    for: '10m',
    severity: 'critical',
    summary: 'A Thanos Store Gateway does not answer.',
    description: 'Store gateway {{ $labels.pod }} is down: history in the bucket may be out of reach.',
  },
  {
    alert: 'ThanosStoreBucketFails',
    expr: `sum by (pod) (rate(thanos_objstore_bucket_operation_failures_total{${job}}[5m])) / sum by (pod) (rate(thanos_objstore_bucket_operations_total{${job}}[5m])) > 0.05`,
    for: '15m',
    severity: 'warning',
    summary: 'A store gateway cannot read the bucket.',
    description: '{{ $value | humanizePercentage }} of the bucket operations of {{ $labels.pod }} failed.',
  },
  {
    alert: 'ThanosStoreFailsCalls',
    expr: `sum by (pod) (rate(grpc_server_handled_total{${job}, grpc_code=~"Unknown|Internal|Unavailable|DataLoss|DeadlineExceeded"}[5m])) / sum by (pod) (rate(grpc_server_started_total{${job}}[5m])) > 0.05`,
    for: '5m',
    severity: 'warning',
    summary: 'A store gateway fails to answer.',
    description: '{{ $value | humanizePercentage }} of the calls to {{ $labels.pod }} ended in an error.',
  },
  {
    alert: 'ThanosStoreBlocksNotLoaded',
    expr: `increase(thanos_bucket_store_block_load_failures_total{${job}}[15m]) > 0`,
    for: '30m',
    severity: 'warning',
    summary: 'A store gateway cannot load blocks.',
    description:
      '{{ $labels.pod }} failed to load {{ $value | humanize }} blocks in 15 minutes: their times are missing from answers.',
  },
];
