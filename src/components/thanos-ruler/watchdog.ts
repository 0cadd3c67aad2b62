import type { PrometheusRule } from '../../kube/types.gen.ts';
import { clusterLabel } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import { rulerHasStackRules } from '../../model/monitoring.ts';
import { runbookOf } from '../../model/runbook.ts';
import type { Identity } from '../parts/labels.ts';
import { rulerRule } from '../parts/rules.ts';

/**
 * The alert that always fires, for the dead man's switch. It is among the upstream rules, where the hub's Prometheus or the ruler
 * evaluates those; elsewhere the switch would raise the alarm from the first day.
 */
export function watchdog(model: Model, identity: Identity): readonly PrometheusRule[] {
  if (model.hub.metrics.mode === 'sidecar' || rulerHasStackRules(model)) return [];
  return [
    rulerRule(identity, 'watchdog', [
      {
        name: 'watchdog',
        rules: [
          {
            alert: 'Watchdog',
            expr: 'vector(1)',
            labels: { severity: 'none', [clusterLabel]: model.hub.id },
            annotations: {
              summary: 'Alerting works.',
              description:
                'This alert always fires: as long as it arrives, the ruler evaluates rules and Alertmanager sends what it is told.',
              runbook_url: runbookOf(model, 'Watchdog'),
            },
          },
        ],
      },
    ]),
  ];
}
