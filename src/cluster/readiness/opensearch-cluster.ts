import { at, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { workloadsOf } from './behind-operator.ts';
import { type Cause, waits } from './readiness.ts';

/**
 * An OpenSearchCluster is ready once it runs, its security is initialized and it is not red: a cluster of one node stays yellow
 * (opensearch-k8s-operator 3.0.2, status of opensearchclusters.opensearch.org: phase, initialized, health).
 */
export function openSearchCluster(object: LiveObject, around: Around): Cause | null {
  const behind = workloadsOf(object, around);
  if (behind !== null) return behind;
  const phase = stringAt(object, 'status', 'phase') ?? '';
  if (phase === '') return waits('the operator has said nothing of it yet');
  if (phase !== 'RUNNING') return waits(`its phase is ${phase}`);
  if (at(object, 'status', 'initialized') === false) return waits('is not initialized yet');
  return stringAt(object, 'status', 'health') === 'red' ? waits('its health is red') : null;
}

/** What the operator keeps inside OpenSearch (policies, templates, users, roles …) is ready once it is created, or was there before. */
export function openSearchPart(object: LiveObject): Cause | null {
  const state = stringAt(object, 'status', 'state') ?? '';
  if (state === '') return waits('the operator has said nothing of it yet');
  if (state === 'CREATED' || state === 'IGNORED') return null;
  const reason = stringAt(object, 'status', 'reason') ?? '';
  return waits(reason === '' ? `its state is ${state}` : `its state is ${state}: ${reason}`);
}
