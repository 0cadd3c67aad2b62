import { type ClusterReport, isClean, type Told } from '../cluster/apply/apply-report.ts';
import { counted } from '../findings/wording.ts';
import { table } from './table.ts';

/** What became of each cluster, for people: a table, and below it all that is to be done or known. */
export function applyText(reports: readonly ClusterReport[], dryRun: boolean): string {
  const rows = reports.map(({ cluster, state, created, changed, unchanged, pruned, failed, release }) => [
    cluster,
    state,
    `${created.length} created, ${changed.length} changed, ${unchanged} unchanged, ${pruned.length} pruned, ${failed.length} failed${release === null ? '' : `; release ${release}`}`,
  ]);
  const done = reports.filter(({ state }) => state === 'done').length;
  const rate = `${done} of ${counted(reports.length, 'cluster')} ${dryRun ? 'would be applied' : 'applied'}.\n`;
  return table(rows) + reports.map(details).join('') + rate;
}

function details(report: ClusterReport): string {
  const { cluster, failed, charts, waiting, stale, unjudged, warnings, notes } = report;
  const lines = [
    ...failed.map(told),
    ...charts.map(({ message }) => message),
    ...waiting.map((says) => `still waits for ${says}`),
    ...unjudged.map(({ object, message }) => `${object} ${message}`),
    ...stale.map(({ object, message }) => (message.startsWith(object) ? message : `${object} ${message}`)),
    ...warnings.map(({ object, message }) => `${object}: the server warns: ${message}`),
    ...notes,
  ];
  return lines.length === 0 ? '' : `${cluster}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function told({ object, message }: Told): string {
  return message.includes(object) ? message : `${object}: ${message}`;
}

/** The same for programs. */
export function applyJson(reports: readonly ClusterReport[], dryRun: boolean): string {
  return `${JSON.stringify({ clean: isClean(reports), dryRun, clusters: reports }, null, 2)}\n`;
}
