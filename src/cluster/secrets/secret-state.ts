import { stringAt, stringsAt } from '../../kube/read.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { Outcome } from '../outcome.ts';
import { answered } from '../outcome.ts';
import { type HiddenValue, ofBase64 } from './hidden-value.ts';
import type { WantedSecret } from './wanted-secrets.ts';

/** A Secret as a cluster has it. Empty values are none: nothing that reads them could use them. */
export interface FoundSecret {
  readonly type: string;
  readonly values: ReadonlyMap<string, HiddenValue>;
}

/** A wanted Secret and what its cluster answered; `null` where it has none. */
export interface SecretState {
  readonly wanted: WantedSecret;
  readonly found: Outcome<FoundSecret | null>;
}

/** Asks the clusters for the Secrets: each cluster in parallel, and a cluster that does not answer once only. */
export async function readStates(
  wanted: readonly WantedSecret[],
  kube: (cluster: string) => KubeClient,
): Promise<readonly SecretState[]> {
  const groups = [...Map.groupBy(wanted, ({ cluster }) => cluster)];
  const read = await Promise.all(groups.map(([cluster, secrets]) => readCluster(secrets, kube(cluster))));
  return read.flat();
}

async function readCluster(secrets: readonly WantedSecret[], kube: KubeClient): Promise<readonly SecretState[]> {
  const [first, ...others] = secrets;
  if (first === undefined) return [];
  const asked = await readSecret(kube, first.namespace, first.name);
  const isDead = !asked.ok && (asked.refusal.kind === 'unreachable' || asked.refusal.kind === 'unauthorized');
  const rest = await Promise.all(
    others.map(async (wanted) => ({
      wanted,
      found: isDead ? asked : await readSecret(kube, wanted.namespace, wanted.name),
    })),
  );
  return [{ wanted: first, found: asked }, ...rest];
}

/** One Secret of a cluster, whoever made it. */
export async function readSecret(
  kube: KubeClient,
  namespace: string,
  name: string,
): Promise<Outcome<FoundSecret | null>> {
  const got = await kube.get({ apiVersion: 'v1', kind: 'Secret', namespace, name });
  if (!got.ok) return got;
  if (got.value === null) return answered(null);
  const values = Object.entries(stringsAt(got.value, 'data')).flatMap(([key, text]) =>
    text === '' ? [] : [[key, ofBase64(text)] as const],
  );
  return answered({ type: stringAt(got.value, 'type') ?? 'Opaque', values: new Map(values) });
}

/** The value that the cluster has under a key. */
export function valueIn({ found }: SecretState, key: string): HiddenValue | undefined {
  return found.ok ? found.value?.values.get(key) : undefined;
}

/** Whether the cluster has the Secret with every key. */
export function hasKeys(state: SecretState): boolean {
  return state.wanted.keys.every(({ key }) => valueIn(state, key) !== undefined);
}
