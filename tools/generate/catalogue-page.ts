import { type CatalogueState, catalogue, stateOf } from '../../src/findings/catalogue.ts';
import { allRules } from '../../src/rules.ts';
import { ruleLink } from './rule-page.ts';
import { table } from './table.ts';

const topics: readonly (readonly [heading: string, entry: RegExp])[] = [
  ['Labels, streams, identity', /^A/],
  ['Queries and transport', /^B/],
  ['Compaction and retention', /^C(?:[1-9]|1[0-5])$/],
  ['Receiving, tenants, rules', /^D/],
  ['Logs', /^E/],
  ['Delivery and storage', /^F/],
  ['Contradictions of the documents', /^C0|^C1[67]$/],
  ['Errors of the documents', /^R/],
  ['Of the whole', /^N/],
];

/** What is known to go wrong, and where each of it is met. */
export function cataloguePage(): string {
  const states = new Map([...catalogue.keys()].map((entry) => [entry, stateOf(entry, allRules)]));
  const count = (state: CatalogueState['state']): number =>
    [...states.values()].filter((one) => one?.state === state).length;
  return `# The catalogue: what is known to go wrong
<!-- Made by \`npm run generate\` from the rules; do not edit. -->
${catalogue.size} faults of real fleets and of documents by which fleets were built, each in exactly one state: ${count('fleet')} are caught in the fleet file, ${count('objects')} in objects of any origin (or by \`namsan impact\` in what becomes of them),
${count('live')} only a running cluster can show, ${count('impossible')} cannot be in anything that namsan renders. Where several rules meet an entry, the state is the earliest place, and all of them are named.
Contradictions are numbered C01 to C17; those whose number is taken by the topic of compaction are written with one more zero: C010 to C015.

${topics.map(([heading, pattern]) => section(heading, pattern, states)).join('\n\n')}
`;
}

function section(heading: string, pattern: RegExp, states: ReadonlyMap<string, CatalogueState | null>): string {
  const rows = [...states].flatMap(([entry, state]) => {
    const own = topics.find(([, one]) => one.test(entry))?.[0];
    return own === heading && pattern.test(entry) ? [[entry, catalogue.get(entry) ?? '', ...cells(state)]] : [];
  });
  return `## ${heading}\n${table(['Entry', 'What goes wrong', 'Met', 'By'], rows)}`;
}

const met = { fleet: 'in the fleet file', objects: 'in objects', live: 'in what runs' } as const;

function cells(state: CatalogueState | null): readonly [string, string] {
  if (state === null) return ['', ''];
  if (state.state === 'impossible') return ['impossible', shown(state.test)];
  return [met[state.state], state.codes.map(ruleLink).join(', ')];
}

function shown(test: string): string {
  const [path = '', name = ''] = test.split('#');
  return `[${path}](../${path}): ${name}`;
}
