import { stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { conditionsOf, oneLine } from './conditions.ts';
import { type Cause, waits } from './readiness.ts';

/** An Application of Argo CD is ready once it is synced and what it holds is healthy (argo-cd v3 pkg/apis/application/v1alpha1/types.go). */
export function argocdApplication(object: LiveObject): Cause | null {
  const health = stringAt(object, 'status', 'health', 'status');
  const sync = stringAt(object, 'status', 'sync', 'status');
  const fault = conditionsOf(object).find(({ type }) => type.endsWith('Error'));
  if (fault !== undefined) return waits(`${fault.type}: ${oneLine(fault.message)}`);
  if (sync !== 'Synced')
    return waits(sync === undefined ? 'Argo CD has said nothing of it yet' : `its sync is ${sync}`);
  return health === 'Healthy' ? null : waits(`its health is ${health ?? 'unknown'}`);
}
