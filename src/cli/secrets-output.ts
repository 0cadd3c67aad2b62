import type { StorePlace } from '../cluster/secrets/external-secrets.ts';
import { isComplete, type KeyState, type SecretReport } from '../cluster/secrets/secret-result.ts';
import { table } from './table.ts';

/** The report as a table of names, with what is to be said below it. */
export function secretsText({ secrets, notes }: SecretReport, places: readonly StorePlace[]): string {
  const rows = secrets.flatMap(({ cluster, namespace, name, keys, done }) =>
    keys.map(({ key, state, says }) => [cluster, `${namespace}/${name}`, key, state, done, says]),
  );
  const kept = places.map(({ entry, property, says }) => [entry, property, says]);
  const having = (wanted: KeyState): SecretReport['secrets'] =>
    secrets.filter(({ keys }) => keys.some(({ state }) => state === wanted));
  const lacking = having('missing').length;
  const unknown = having('unknown').length;
  return [
    ...(kept.length === 0 ? [] : [table([['ENTRY IN THE STORE', 'PROPERTY', 'WHAT'], ...kept]), '\n']),
    table([['CLUSTER', 'SECRET', 'KEY', 'STATE', 'DONE', 'WHAT'], ...rows]),
    ...new Set(secrets.flatMap(({ cluster, says }) => says.map((said) => `${cluster}: ${said}\n`))),
    ...notes.map((note) => `${note}\n`),
    lacking + unknown === 0 ? `All ${secrets.length} Secrets are there.\n` : '',
    lacking > 0 ? `${lacking} of ${secrets.length} Secrets lack keys.\n` : '',
    unknown > 0 ? `Of ${unknown} of ${secrets.length} Secrets it is not known whether they have their keys.\n` : '',
  ].join('');
}

/** The report for machines: names and states, never a value. */
export function secretsJson(report: SecretReport, places: readonly StorePlace[]): string {
  const store = places.length === 0 ? {} : { store: places };
  return `${JSON.stringify({ version: 1, complete: isComplete(report), ...report, ...store }, null, 2)}\n`;
}
