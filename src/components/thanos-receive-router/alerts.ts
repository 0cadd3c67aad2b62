import { services } from '../../model/addresses.ts';
import type { OwnAlert } from '../parts/rules.ts';

const job = `job="${services.receiveRouter.name}"`;

/** Alerts of the routers. */
export const routerAlerts: readonly OwnAlert[] = [
  {
    alert: 'ThanosReceiveRouterIsDown',
    expr: `absent(up{${job}} == 1)`,
    for: '5m',
    severity: 'critical',
    summary: 'No router of Thanos Receive answers.',
    description: 'Agents cannot write: they keep what they scrape for as long as their write-ahead log lasts.',
  },
  {
    alert: 'ThanosReceiveRefusesWrites',
    expr: `sum(rate(http_requests_total{${job}, handler="receive", code=~"5.."}[5m])) / sum(rate(http_requests_total{${job}, handler="receive"}[5m])) > 0.05`,
    for: '5m',
    severity: 'critical',
    summary: 'Thanos Receive fails to take writes.',
    description: '{{ $value | humanizePercentage }} of the remote writes failed; agents try them again.',
  },
  {
    alert: 'ThanosReceiveLosesReplicas',
    expr: `sum(rate(thanos_receive_replications_total{${job}, result="error"}[5m])) / sum(rate(thanos_receive_replications_total{${job}}[5m])) > 0.05`,
    for: '10m',
    severity: 'warning',
    summary: 'Samples are not replicated as often as promised.',
    description:
      '{{ $value | humanizePercentage }} of the replications failed: the loss of a further ingester may lose samples.',
  },
  {
    alert: 'ThanosReceiveForwardFails',
    expr: `sum(rate(thanos_receive_forward_requests_total{${job}, result="error"}[5m])) / sum(rate(thanos_receive_forward_requests_total{${job}}[5m])) > 0.2`,
    for: '5m',
    severity: 'warning',
    summary: 'Routers cannot reach ingesters.',
    description: '{{ $value | humanizePercentage }} of the calls to ingesters failed.',
  },
  {
    alert: 'ThanosReceiveHashringNotRead',
    expr: `thanos_receive_config_last_reload_successful{${job}} == 0`,
    for: '5m',
    severity: 'critical',
    summary: 'A router could not read its hashring.',
    description: '{{ $labels.pod }} still writes by the old hashring, and others by the new one.',
  },
  {
    alert: 'ThanosReceiveTenantLimited',
    expr: `sum by (tenant) (increase(thanos_receive_head_series_limited_requests_total{${job}}[5m])) > 0`,
    for: '5m',
    severity: 'warning',
    summary: 'A tenant has reached its limit of active series.',
    description: 'Writes of tenant {{ $labels.tenant }} are refused.',
  },
];
