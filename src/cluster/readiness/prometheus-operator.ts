import { at, listAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { workloadsOf } from './behind-operator.ts';
import { conditionOf, unmet } from './conditions.ts';
import { generationOf } from './generation.ts';
import { type Cause, stands, waits } from './readiness.ts';

/** An operator looks for the kinds that are served as it starts (prometheus-operator@v0.93.1 cmd/operator/main.go, checkPrerequisites). */
const unseen =
  'the operator has said nothing of it yet; one that started before this kind was served never does until it is restarted';

/**
 * A Prometheus, PrometheusAgent, Alertmanager or ThanosRuler is ready once the operator has reconciled it as it is now, and all of its pods are
 * available (prometheus-operator@v0.93.1 pkg/apis/monitoring/v1/types.go: `Available` is `Degraded` while some are not). What is behind it says why not.
 */
export function prometheusOperator(object: LiveObject, around: Around): Cause | null {
  // A paused one is reconciled by nobody: its pods are as somebody left them.
  if (at(object, 'spec', 'paused') === true) return workloadsOf(object, around);
  if (listAt(object, 'status', 'conditions').length === 0) return waits(unseen);
  const reconciled = conditionOf(object, 'Reconciled');
  const cause = unmet(reconciled, 'Reconciled', generationOf(object));
  // A resource that the operator cannot make sense of stays so: it tells a ReconciliationFailed, and tries again with backoff.
  if (cause !== null) return reconciled?.status === 'False' ? stands(cause.text) : cause;
  return workloadsOf(object, around) ?? unmet(conditionOf(object, 'Available'), 'Available', generationOf(object));
}
