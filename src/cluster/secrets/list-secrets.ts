import type { Workload } from '../../components/workload.ts';
import type { Model } from '../../model/model.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { type KeyState, resultOf, type SecretReport } from './secret-result.ts';
import { readStates, valueIn } from './secret-state.ts';
import { wantedSecrets } from './wanted-secrets.ts';

/** Every Secret that the chosen clusters need, and whether each key is there: in the cluster, or sealed for it. Nothing is written, and no value leaves here. */
export async function listSecrets({
  model,
  workloads,
  kube,
  chosen,
  keeper,
}: {
  readonly model: Model;
  readonly workloads: readonly Workload[];
  readonly kube: (cluster: string) => KubeClient;
  readonly chosen: readonly string[];
  readonly keeper: SecretKeeper;
}): Promise<SecretReport> {
  const wanted = wantedSecrets(model, workloads).filter(({ cluster }) => chosen.includes(cluster));
  const states = await readStates(wanted, kube);
  const secrets = await Promise.all(
    states.map(async (state) => {
      const { wanted: one, found } = state;
      const kept = one.maker === 'store' && (await keeper.sealed(one)) !== null;
      const stateOf = (key: string): KeyState => {
        if (kept || valueIn(state, key) !== undefined) return 'present';
        return found.ok ? 'missing' : 'unknown';
      };
      const complete = one.keys.every(({ key }) => stateOf(key) === 'present');
      const done = complete ? 'kept' : found.ok ? 'not-made' : 'refused';
      return resultOf(one, done, stateOf, found.ok || complete ? [] : [found.refusal.message]);
    }),
  );
  return { secrets, notes: [] };
}
