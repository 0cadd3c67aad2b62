import type { PrometheusRule, RuleGroup } from '../../kube/types.gen.ts';
import { rulerRuleLabels } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { type Identity, metadata } from './labels.ts';

/** An alert of a component about itself. */
export interface OwnAlert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly summary: string;
  readonly description: string;
}

/**
 * The alerts of a component of the hub about itself, given to exactly one evaluator: the hub's Prometheus, or the ruler where the hub only has an
 * agent. Nothing where no metrics of the hub exist or nobody evaluates rules.
 */
export function ownAlerts(model: Model, identity: Identity, alerts: readonly OwnAlert[]): readonly PrometheusRule[] {
  const { mode } = model.hub.metrics;
  const byRuler = mode === 'agent' && model.metrics.ruler !== null;
  if (mode !== 'sidecar' && !byRuler) return [];
  return [
    byRuler ? rulerRule(identity, identity.name, [group(identity, alerts)]) : rule(identity, [group(identity, alerts)]),
  ];
}

/** Rules that the ruler evaluates, over the metrics of every cluster. */
export function rulerRule(identity: Identity, name: string, groups: readonly RuleGroup[]): PrometheusRule {
  const meta = metadata(identity, name);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...meta, labels: { ...meta.labels, ...rulerRuleLabels } },
    spec: { groups },
  };
}

function rule(identity: Identity, groups: readonly RuleGroup[]): PrometheusRule {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(identity, identity.name),
    spec: { groups },
  };
}

function group(identity: Identity, alerts: readonly OwnAlert[]): RuleGroup {
  return {
    name: identity.name,
    rules: alerts.map(({ alert, expr, for: during, severity, summary, description }) => ({
      alert,
      expr,
      for: during,
      labels: { severity },
      annotations: { summary, description },
    })),
  };
}
