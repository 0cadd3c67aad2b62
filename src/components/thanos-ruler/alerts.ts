import { services } from '../../model/addresses.ts';
import type { OwnAlert } from '../parts/rules.ts';

const job = `job="${services.ruler.name}"`;

/** Alerts of the ruler. */
export const rulerAlerts: readonly OwnAlert[] = [
  {
    alert: 'ThanosRulerIsDown',
    expr: `absent(up{${job}} == 1)`,
    for: '5m',
    severity: 'critical',
    summary: 'No Thanos Ruler evaluates the global rules.',
    description: 'No pod of Thanos Ruler is up: a lost cluster would not be noticed.',
  },
  {
    alert: 'ThanosRulerDropsAlerts',
    expr: `sum by (pod) (rate(thanos_alert_queue_alerts_dropped_total{${job}}[5m]) + rate(thanos_alert_sender_alerts_dropped_total{${job}}[5m])) > 0`,
    for: '5m',
    severity: 'critical',
    summary: 'Alerts of Thanos Ruler do not arrive.',
    description: '{{ $labels.pod }} drops alerts that it cannot give to an Alertmanager.',
  },
  {
    alert: 'ThanosRulerFailsRules',
    expr: `sum by (pod) (rate(prometheus_rule_evaluation_failures_total{${job}}[5m])) / sum by (pod) (rate(prometheus_rule_evaluations_total{${job}}[5m])) > 0.05`,
    for: '10m',
    severity: 'critical',
    summary: 'Global rules fail.',
    description: '{{ $value | humanizePercentage }} of the evaluations of {{ $labels.pod }} failed.',
  },
  {
    alert: 'ThanosRulerKeepsOldRules',
    expr: `thanos_rule_config_last_reload_successful{${job}} == 0`,
    for: '5m',
    severity: 'warning',
    summary: 'Thanos Ruler could not load its rules.',
    description: '{{ $labels.pod }} still evaluates the rules from before the last change.',
  },
];
