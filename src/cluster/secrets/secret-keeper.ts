import type { KubeObject } from '../../kube/objects.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome } from '../outcome.ts';
import { base64Of, type HiddenValue, withoutValues } from './hidden-value.ts';
import { hasKeys, type SecretState } from './secret-state.ts';
import type { WantedSecret } from './wanted-secrets.ts';

/** A Secret with all its values, as the API server takes it. It goes to a cluster or into the standard input of a tool, and nowhere else. */
export interface FilledSecret extends KubeObject {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Where Secrets end: in their cluster, or sealed or encrypted in the tree. */
export interface SecretKeeper {
  /** Whether nothing is to be done for a Secret whose values do not change. */
  readonly isKept: (state: SecretState) => Promise<boolean>;
  /** Takes what lies in the tree already to the cluster; `false` where there is nothing to take. */
  readonly restore: (state: SecretState) => Promise<Outcome<boolean>>;
  /** Keeps a Secret; gives what is to be told. `force` takes its fields from whoever has them. */
  readonly keep: (state: SecretState, secret: FilledSecret, force: boolean) => Promise<Outcome<readonly string[]>>;
  /** Files that hold Secrets which nobody here can read. */
  readonly sealed: (wanted: WantedSecret) => Promise<string | null>;
}

/** The Secret with these values. What its cluster has keeps its type, which cannot change. */
export function filled({ wanted, found }: SecretState, values: ReadonlyMap<string, HiddenValue>): FilledSecret {
  const there = found.ok ? found.value?.type : undefined;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: wanted.name, namespace: wanted.namespace },
    type: there ?? wanted.type,
    data: Object.fromEntries([...values].map(([key, value]) => [key, base64Of(value)])),
  };
}

/** Applies an object of which the values are known; a refusal that repeats one is told without it. */
export async function applySecret(
  kube: KubeClient,
  object: KubeObject,
  values: readonly HiddenValue[],
  force: boolean,
): Promise<Outcome<null>> {
  const namespace = object.metadata.namespace ?? '';
  const made = await haveNamespace(kube, namespace);
  if (!made.ok) return made;
  const applied = await kube.apply(object, { force });
  if (applied.ok) return answered(null);
  const { refusal } = applied;
  const instead = `The API server of ${kube.cluster} refused ${object.kind} ${namespace}/${object.metadata.name} (${refusal.kind}, ${refusal.status}); what it said repeats a value, and is not shown.`;
  return { ok: false, refusal: { ...refusal, message: withoutValues(refusal.message, values, instead) } };
}

/** Makes a namespace when it is not there; its labels come with the tree. */
export async function haveNamespace(kube: KubeClient, name: string): Promise<Outcome<null>> {
  const ref = { apiVersion: 'v1', kind: 'Namespace', name };
  const there = await kube.get(ref);
  if (!there.ok) return there;
  if (there.value !== null) return answered(null);
  const made = await kube.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  // Somebody was faster: it is there.
  return made.ok || made.refusal.kind === 'conflict' ? answered(null) : made;
}

/** Keeps Secrets in their clusters, and nowhere else. */
export function clusterKeeper(kube: (cluster: string) => KubeClient): SecretKeeper {
  return {
    isKept: async (state) => hasKeys(state),
    restore: async () => answered(false),
    keep: async ({ wanted }, secret, force) => {
      const values = Object.values(secret.data).map((text) => ({ bytes: () => Buffer.from(text, 'base64') }));
      const applied = await applySecret(kube(wanted.cluster), secret, values, force);
      return applied.ok ? answered([]) : applied;
    },
    sealed: async () => null,
  };
}
