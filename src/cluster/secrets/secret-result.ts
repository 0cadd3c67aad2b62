import type { WantedSecret } from './wanted-secrets.ts';

/** How a key is at the end of a run. `unknown` where its cluster did not answer. */
export type KeyState = 'present' | 'missing' | 'unknown';

/** A Secret and what a run did with it. It holds names only, never a value. */
export interface SecretResult {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  readonly maker: WantedSecret['maker'];
  readonly usedBy: readonly string[];
  readonly keys: readonly { readonly key: string; readonly says: string; readonly state: KeyState }[];
  /** `would-…`: in a dry run. `refused`: its cluster or a tool did not take it. `differs`: it is kept, and another value was given. */
  readonly done: 'kept' | 'made' | 'changed' | 'would-make' | 'would-change' | 'refused' | 'differs' | 'not-made';
  /** Why it is not as it should be, or where it lies; empty where there is nothing to say. */
  readonly says: readonly string[];
}

/** What a run did, Secret by Secret, and what concerns none of them alone. */
export interface SecretReport {
  readonly secrets: readonly SecretResult[];
  readonly notes: readonly string[];
}

/** Whether every key is there, as it was given. In a dry run what would be made counts as there. */
export function isComplete({ secrets }: SecretReport): boolean {
  return secrets.every(
    ({ keys, done }) => done !== 'differs' && done !== 'refused' && keys.every(({ state }) => state === 'present'),
  );
}

/** The result of a Secret; `stateOf` tells how each key is. */
export function resultOf(
  wanted: WantedSecret,
  done: SecretResult['done'],
  stateOf: (key: string) => KeyState,
  says: readonly string[] = [],
): SecretResult {
  const { cluster, namespace, name, maker, usedBy, keys } = wanted;
  return {
    cluster,
    namespace,
    name,
    maker,
    usedBy,
    keys: keys.map(({ key, says: what }) => ({ key, says: what, state: stateOf(key) })),
    done,
    says,
  };
}
