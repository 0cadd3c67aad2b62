import type { SecretSource } from '../../model/secrets/declared-secret.ts';
import { type GivenValues, type SourceName, sourceName } from './given-values.ts';
import { type HiddenValue, isSame } from './hidden-value.ts';
import { type SecretState, valueIn } from './secret-state.ts';

/** Where values may come from in a run. */
export interface ValueOrigins {
  /** What the user says in this run: it counts more than anything. */
  readonly given: GivenValues;
  /** What scripts have kept from an earlier run: it counts where no cluster has a value. */
  readonly kept: GivenValues;
  /** Asks the user; `null` where nobody can be asked. Its answer is `null` for none. */
  readonly ask: ((source: SecretSource) => Promise<HiddenValue | null>) | null;
  readonly chance: () => HiddenValue;
  /** Names of Secrets of the fleet file whose values are replaced. */
  readonly rotate: readonly string[];
}

/** The value of a source for the whole fleet, and how it came; or why there is none. */
export type Settled =
  | { readonly value: HiddenValue; readonly by: 'given' | 'cluster' | 'kept' | 'chance' | 'asked' }
  | { readonly value: null; readonly why: string };

/** What is known of a source before it is settled. */
export interface SourceView {
  readonly source: SecretSource;
  /** Every cluster of the fleet that has a value for it, with that value, in the order of the fleet. */
  readonly there: readonly { readonly cluster: string; readonly value: HiddenValue }[];
  /** Clusters that may have one and did not answer. */
  readonly silent: readonly string[];
  /** Sealed or encrypted files that hold one which nobody here can read. */
  readonly sealed: readonly string[];
}

/** What is known of a source by the states of all clusters: hub and edges that need the same value must agree. */
export function viewOf(source: SecretSource, states: readonly SecretState[], sealed: readonly string[]): SourceView {
  const there: { cluster: string; value: HiddenValue }[] = [];
  const silent = new Set<string>();
  for (const state of states)
    for (const { key, origin } of state.wanted.keys) {
      if (origin.from !== 'source' || sourceName(origin) !== sourceName(source)) continue;
      if (!state.found.ok) silent.add(state.wanted.cluster);
      const value = valueIn(state, key);
      if (value !== undefined) there.push({ cluster: state.wanted.cluster, value });
    }
  return { source, there, silent: [...silent], sealed };
}

/** Settles the value of a source: what is given, what a cluster has, what scripts have kept, chance where any value will do, and at last the user. */
export async function settle(view: SourceView, origins: ValueOrigins): Promise<Settled> {
  const { source, there, silent, sealed } = view;
  const given = origins.given(source);
  if (isRotated(source, origins)) return rotated(source, given, origins);
  const own = ownValue(view);
  if (given !== undefined && own === undefined && there.length === 0) return usable(source, given, 'given');
  if (own !== undefined) return { value: own, by: 'cluster' };
  const name = sourceName(source);
  if (there.length > 0)
    return none(
      `${list(there.map(({ cluster }) => cluster))} have different values of \`${name}\`, so none of them is copied. \`--rotate ${source.secret}\` makes them one.`,
    );
  const kept = origins.kept(source);
  if (kept !== undefined) return usable(source, kept, 'kept');
  if (source.random && sealed.length > 0)
    return none(
      `\`${name}\` is sealed in \`${sealed[0]}\` and no cluster has it yet, so it cannot be known here. Deliver that file first, or replace the value by \`--rotate ${source.secret}\`.`,
    );
  if (source.random && silent.length > 0)
    return none(`${list(silent)} may have a value of \`${name}\` and did not answer, so none is made by chance.`);
  if (source.random) return { value: origins.chance(), by: 'chance' };
  return asked(source, origins);
}

/** Whether the clusters have values that are not one. */
export function isDivided({ there }: SourceView): boolean {
  const [first] = there;
  return first !== undefined && there.some(({ value }) => !isSame(value, first.value));
}

function ownValue(view: SourceView): HiddenValue | undefined {
  return isDivided(view) ? undefined : view.there[0]?.value;
}

function isRotated({ secret }: SourceName, { rotate }: ValueOrigins): boolean {
  return rotate.includes(secret);
}

async function rotated(source: SecretSource, given: HiddenValue | undefined, origins: ValueOrigins): Promise<Settled> {
  if (given !== undefined) return usable(source, given, 'given');
  if (source.random) return { value: origins.chance(), by: 'chance' };
  const answer = await asked(source, origins);
  if (answer.value !== null) return answer;
  const kept = origins.kept(source);
  return kept === undefined ? answer : usable(source, kept, 'kept');
}

async function asked(source: SecretSource, { ask }: ValueOrigins): Promise<Settled> {
  const value = (await ask?.(source)) ?? null;
  if (value === null) return none(`\`${sourceName(source)}\`, ${source.says}, is not given.`);
  return usable(source, value, 'asked');
}

function usable(source: SourceName, value: HiddenValue, by: 'given' | 'kept' | 'asked'): Settled {
  if (value.bytes().length > 0) return { value, by };
  return none(`The value that is given for \`${sourceName(source)}\` is empty, which is none.`);
}

function none(why: string): Settled {
  return { value: null, why };
}

function list(names: readonly string[]): string {
  const marked = [...new Set(names)].map((name) => `\`${name}\``);
  return marked.length < 2 ? marked.join('') : `${marked.slice(0, -1).join(', ')} and ${marked.at(-1)}`;
}
