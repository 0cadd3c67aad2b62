import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { aroundOf } from '../../cluster/readiness/around.ts';
import { readinessOf } from '../../cluster/readiness/readiness-of.ts';
import { counted } from '../../findings/wording.ts';
import { objectName } from '../../kube/objects.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { causeOf } from './not-ready.ts';
import { listed } from './round.ts';

const explaining = [
  ['v1', 'Pod'],
  ['v1', 'Event'],
  ['storage.k8s.io/v1', 'StorageClass'],
] as const;

/** Whether every claim of a volume in the fleet's namespaces is bound and as large as it asks to be. */
export const claimUnbound: Probe = {
  code: 'workloads/claim-unbound',
  severity: 'error',
  title: 'A claim has no volume, or a smaller one than it asks for',
  why: 'The pod that mounts it does not start, or its disk fills earlier than was planned',
  fix: 'Make the StorageClass and its provisioner work; a claim whose class was wrong must be deleted before the right one can be made',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const claims = await listed(live, id, 'v1', 'PersistentVolumeClaim');
    const about = (object: string) => question(id, 'volumes', 'claims have their volumes', object, 'status.phase');
    if (!claims.ok) return [about('API server').no(claims.refusal.message)];
    const lists = new Map<string, readonly LiveObject[]>();
    for (const [apiVersion, kind] of explaining) {
      const list = await listed(live, id, apiVersion, kind);
      if (list.ok) lists.set(kind, list.value);
    }
    const around = aroundOf(lists);
    const waiting = claims.value.flatMap((claim): readonly Answer[] => {
      const state = readinessOf(claim, around);
      if (state.ready) return [];
      const cause = causeOf(state.says);
      return [
        about(objectName(claim)).no(
          `\`${objectName(claim)}\` ${cause.startsWith('has ') ? cause : `is not bound${cause === '' ? '' : `: ${cause}`}`}`,
        ),
      ];
    });
    return waiting.length > 0 ? waiting : [about('PersistentVolumeClaims').yes(counted(claims.value.length, 'claim'))];
  },
};
