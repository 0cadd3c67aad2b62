import { sourceName } from './given-values.ts';
import { type HiddenValue, hidden, isSame } from './hidden-value.ts';
import type { SecretJob } from './put-secrets.ts';
import { filled } from './secret-keeper.ts';
import { type KeyState, resultOf, type SecretResult } from './secret-result.ts';
import { type SecretState, valueIn } from './secret-state.ts';
import type { Settled } from './settle-values.ts';
import { secretName, type WantedKey } from './wanted-secrets.ts';

/** Tokens of accounts by `cluster/namespace/secret/key`. */
export type Tokens = ReadonlyMap<string, HiddenValue>;

/** The name of a token in `Tokens`. */
export function tokenName(at: {
  readonly cluster: string;
  readonly namespace: string;
  readonly secret: string;
  readonly key: string;
}): string {
  return `${at.cluster}/${at.namespace}/${at.secret}/${at.key}`;
}

/** Puts one Secret: keeps what is right, fills in what lacks, replaces what is to be replaced. */
export async function putSecret(
  state: SecretState,
  settled: ReadonlyMap<string, Settled>,
  tokens: Tokens,
  job: SecretJob,
): Promise<SecretResult> {
  const { wanted, found } = state;
  const stateOf = (key: string): KeyState => (valueIn(state, key) === undefined ? 'missing' : 'present');
  if (wanted.maker === 'certificates') {
    if (!found.ok) return resultOf(wanted, 'refused', () => 'unknown', [found.refusal.message]);
    const lacks = wanted.keys.some(({ key }) => stateOf(key) === 'missing');
    const says = lacks ? ['It is made with certificates: `namsan bootstrap --step certificates`.'] : [];
    return resultOf(wanted, lacks ? 'not-made' : 'kept', stateOf, says);
  }
  if (!found.ok) return resultOf(wanted, 'refused', () => 'unknown', [found.refusal.message]);
  const plans = wanted.keys.map((key) => planOf(key, state, settled, tokens, job));
  const isKept = await job.keeper.isKept(state);
  // What is kept needs no value, unless it is to be replaced.
  const missing = plans.flatMap(({ value, why, rotated }) => (value === null && (rotated || !isKept) ? [why] : []));
  if (missing.length > 0) return resultOf(wanted, 'not-made', stateOf, [...new Set(missing)]);
  const differing = plans.filter(({ differs }) => differs).map(({ key }) => `\`${key}\``);
  const changes = plans.some(({ changed }) => changed);
  if (isKept && !changes) {
    if (differing.length === 0) return resultOf(wanted, 'kept', () => 'present');
    return resultOf(wanted, 'differs', () => 'present', [
      `${secretName(wanted)} has another value of ${differing.join(', ')} than was given. ${rotateAdvice(state)} replaces it.`,
    ]);
  }
  return place(state, new Map(plans.flatMap(({ key, value }) => (value === null ? [] : [[key, value]]))), changes, job);
}

interface KeyPlan {
  readonly key: string;
  readonly value: HiddenValue | null;
  readonly why: string;
  /** Whether the cluster has another value, which is replaced. */
  readonly changed: boolean;
  /** Whether another value was given, and the cluster's own is kept. */
  readonly differs: boolean;
  readonly rotated: boolean;
}

function planOf(
  { key, origin }: WantedKey,
  state: SecretState,
  settled: ReadonlyMap<string, Settled>,
  tokens: Tokens,
  { origins }: SecretJob,
): KeyPlan {
  const there = valueIn(state, key);
  const plan = { key, differs: false, rotated: false };
  const replaced = (value: HiddenValue): KeyPlan => ({
    ...plan,
    value,
    why: '',
    changed: there !== undefined && !isSame(there, value),
  });
  const none = (why: string, rotated = false): KeyPlan => ({ ...plan, value: null, why, changed: false, rotated });
  if (origin.from === 'text') return replaced(hidden(origin.text));
  if (origin.from === 'cluster') {
    const value = tokens.get(tokenName(origin)) ?? there;
    if (value !== undefined) return replaced(value);
    return none(
      `\`${origin.cluster}\` has no \`${origin.key}\` in Secret ${origin.namespace}/${origin.secret}, of the account by which the hub scrapes it.`,
    );
  }
  const isRotated = origins.rotate.includes(origin.secret);
  if (there !== undefined && !isRotated) {
    const given = origins.given(origin);
    return { ...replaced(there), differs: given !== undefined && !isSame(given, there) };
  }
  const known = settled.get(sourceName(origin));
  if (known === undefined) return none(`\`${sourceName(origin)}\` is not known.`, isRotated);
  if (known.value === null) return none(known.why, isRotated);
  return { ...replaced(known.value), changed: isRotated || (there !== undefined && !isSame(there, known.value)) };
}

function rotateAdvice({ wanted }: SecretState): string {
  const names = new Set(wanted.keys.flatMap(({ origin }) => (origin.from === 'source' ? [origin.secret] : [])));
  return [...names].map((name) => `\`--rotate ${name}\``).join(' or ');
}

async function place(
  state: SecretState,
  values: ReadonlyMap<string, HiddenValue>,
  changes: boolean,
  { keeper, dryRun }: SecretJob,
): Promise<SecretResult> {
  const { wanted, found } = state;
  const before = (key: string): KeyState => (valueIn(state, key) === undefined ? 'missing' : 'present');
  const isChange = found.ok && found.value !== null;
  if (dryRun) return resultOf(wanted, isChange ? 'would-change' : 'would-make', () => 'present');
  const failed = (message: string): SecretResult => resultOf(wanted, 'refused', before, [message]);
  if (!changes) {
    const restored = await keeper.restore(state);
    if (!restored.ok) return failed(restored.refusal.message);
    if (restored.value) return resultOf(wanted, 'made', () => 'present');
  }
  const kept = await keeper.keep(state, filled(state, values), changes);
  if (!kept.ok) return failed(kept.refusal.message);
  const restart = `Pods that have ${secretName(wanted)} in their environment see the change once they start anew: those of ${wanted.usedBy.join(', ')}.`;
  const says = isChange && changes && wanted.usedBy.length > 0 ? [...kept.value, restart] : kept.value;
  return resultOf(wanted, isChange ? 'changed' : 'made', () => 'present', says);
}
