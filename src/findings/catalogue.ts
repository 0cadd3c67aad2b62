import { faultsOfDocuments } from './catalogue-documents.ts';
import { faultsOfFleets } from './catalogue-fleets.ts';
import type { Rule } from './finding.ts';

/** What is known to go wrong, by the names that rules give in `refs`: each with its title. */
export const catalogue: ReadonlyMap<string, string> = new Map([
  ...Object.entries(faultsOfFleets),
  ...Object.entries(faultsOfDocuments),
  // What only a proof of the whole can tell.
  ['N01', 'A series reaches no data source, though every part of its way is well by itself'],
  ['N02', 'An outage that was promised to be survived loses data'],
  ['N04', 'A change loses data, splits history, or cannot be made in place'],
  ['N05', 'A promise does not fit the nodes and volumes that are declared'],
]);

/** Where an entry is met: exactly one of these, the earliest place. */
export type CatalogueState =
  | { readonly state: 'fleet'; readonly codes: readonly string[] }
  | { readonly state: 'objects'; readonly codes: readonly string[] }
  /** Only a running cluster can show it; `by` says what will ask, and what. */
  | { readonly state: 'live'; readonly by: string }
  /** Nothing that is rendered can have it; `test` shows that, as `file#name of the test`. */
  | { readonly state: 'impossible'; readonly test: string };

/** Entries that no rule names in its `refs`. */
export const withoutRule: Readonly<Record<string, Extract<CatalogueState, { state: 'live' | 'impossible' }>>> = {
  C12: {
    state: 'live',
    by: '`namsan preflight`: whether the keys of those who read or write may delete in the bucket',
  },
  // Thanos is written as objects, and no values of a chart stand between.
  R05: {
    state: 'impossible',
    test: 'src/components/store-api/store-api.test.ts#with node ports each replica of an edge has a port of its own',
  },
  // `shards` and `replicas` of the store are two fields; where only replicas are written, each holds all blocks.
  R44: {
    state: 'impossible',
    test: 'src/components/thanos-store/thanos-store.test.ts#every shard is a StatefulSet of its own behind one headless Service, with its own selection',
  },
};

/** The state of an entry: rules that name it come before the table; `null` where nothing meets it. */
export function stateOf(entry: string, rules: readonly Rule[]): CatalogueState | null {
  const codes = rules.filter(({ refs }) => refs.includes(entry)).map(({ code }) => code);
  if (codes.some((code) => code.startsWith('fleet/'))) return { state: 'fleet', codes };
  if (codes.length > 0) return { state: 'objects', codes };
  return withoutRule[entry] ?? null;
}
