import type { PrometheusRule, Rule, RuleGroup } from '../../kube/types.gen.ts';
import { rulerRuleLabels } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { runbookOf } from '../../model/runbook.ts';
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
  return [alertRule(model, identity, alerts, { byRuler, name: identity.name })];
}

/**
 * Alerts of one part as an object, named after its instance. With `byRuler` the ruler evaluates it, and every alert comes also while a part of the
 * answer lacks: one cluster that is away must not hide another.
 */
export function alertRule(
  model: Model,
  identity: Identity,
  alerts: readonly OwnAlert[],
  {
    byRuler = false,
    name = identity.instance ?? identity.name,
  }: { readonly byRuler?: boolean; readonly name?: string } = {},
): PrometheusRule {
  const rules = alerts.map((alert) => ruleOf(model, alert));
  if (byRuler) return rulerRule(identity, name, [{ name, partial_response_strategy: 'warn', rules }]);
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: metadata(identity, name),
    spec: { groups: [{ name, rules }] },
  };
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

/** An alert as a rule, with the way to what to do about it. */
export function ruleOf(model: Model, { alert, expr, for: during, severity, summary, description }: OwnAlert): Rule {
  return {
    alert,
    expr,
    for: during,
    labels: { severity },
    annotations: { summary, description, runbook_url: runbookOf(model, alert) },
  };
}
