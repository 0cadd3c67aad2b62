import { services } from '../../model/addresses.ts';
import type { OwnAlert } from '../parts/rules.ts';

const job = `job="${services.receiveIngester.name}"`;

/** Alerts of the ingesters. */
export const ingesterAlerts: readonly OwnAlert[] = [
  {
    alert: 'ThanosReceiveIngesterIsDown',
    expr: `up{${job}} == 0 or absent(up{${job}})`,
    for: '5m',
    severity: 'critical',
    summary: 'An ingester of Thanos Receive does not answer.',
    description: 'Ingester {{ $labels.pod }} is down: its samples have a copy less.',
  },
  {
    alert: 'ThanosReceiveIngesterUploadsNothing',
    expr: `sum by (pod) (increase(thanos_shipper_uploads_total{${job}}[6h])) == 0 and sum by (pod) (up{${job}} offset 6h) == 1`,
    for: '1h',
    severity: 'critical',
    summary: 'An ingester has uploaded no block for six hours.',
    description: 'Blocks of {{ $labels.pod }} are on its own volume only, and end with its local retention.',
  },
  {
    alert: 'ThanosReceiveIngesterUploadsFail',
    expr: `sum by (pod) (rate(thanos_shipper_upload_failures_total{${job}}[15m])) > 0`,
    for: '30m',
    severity: 'warning',
    summary: 'An ingester fails to upload blocks.',
    description: 'Uploads of {{ $labels.pod }} have failed for 30 minutes.',
  },
];
