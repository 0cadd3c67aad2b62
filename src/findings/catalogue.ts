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
  /** Only what runs can show it: clusters and stores are asked. */
  | { readonly state: 'live'; readonly codes: readonly string[] }
  /** Nothing that is rendered can have it; `test` shows that, as `file#name of the test`, with `…` for what differs from case to case. */
  | { readonly state: 'impossible'; readonly test: string };

/** Entries that no rule names in its `refs`. */
export const withoutRule: Readonly<Record<string, Extract<CatalogueState, { state: 'impossible' }>>> = {
  // What is kept for long is in the object store; volumes are for what is not there yet, and for what engines need to run.
  C014: {
    state: 'impossible',
    test: 'test/platform-needs.test.ts#where something claims a volume, Longhorn serves it if the fleet says so; and nowhere else',
  },
  R42: {
    state: 'impossible',
    test: 'test/documents-commands.test.ts#every command in the pages of … is one of its tool and names what the fleet has',
  },
  // `shards` and `replicas` of the store are two fields; where only replicas are written, each holds all blocks.
  R44: {
    state: 'impossible',
    test: 'src/components/thanos-store/thanos-store.test.ts#every shard is a StatefulSet of its own behind one headless Service, with its own selection',
  },
  R50: {
    state: 'impossible',
    test: 'src/delivery/delivery.test.ts#minikube of one node runs without a machine between, so that node ports answer at its address; containerd is its runtime and no driver',
  },
  R54: {
    state: 'impossible',
    test: 'test/documents.test.ts#every link of the pages of … leads somewhere, and every anchor is there once',
  },
};

/** The state of an entry: rules that name it come before the table; `null` where nothing meets it. */
export function stateOf(entry: string, rules: readonly Rule[]): CatalogueState | null {
  const naming = rules.filter(({ refs }) => refs.includes(entry));
  const codes = naming.map(({ code }) => code);
  if (codes.some((code) => code.startsWith('fleet/'))) return { state: 'fleet', codes };
  // Rules that say when they are asked are questions to what runs.
  if (naming.some((rule) => !('when' in rule))) return { state: 'objects', codes };
  if (codes.length > 0) return { state: 'live', codes };
  return withoutRule[entry] ?? null;
}
