import { type ClusterReport, isClean, type Told, type Unjudged } from '../cluster/apply/apply-report.ts';
import type { Finding } from '../findings/finding.ts';
import { counted } from '../findings/wording.ts';
import { table } from './table.ts';

/** How a run went. */
export interface Applied {
  readonly dryRun: boolean;
  /** Whether somebody ended it: Ctrl-C, or a signal. */
  readonly ended: boolean;
  /** What was named to be deleted, and is nothing that could be. */
  readonly inVain: readonly string[];
}

const goesOn = 'The same command again goes on where it was: what the clusters have as it should be is not sent twice.';

/** What became of each cluster, for people: a table, and below it all that is to be done or known. */
export function applyText(reports: readonly ClusterReport[], { dryRun, ended, inVain }: Applied): string {
  const rows = reports.map((report) => [report.cluster, report.state, countsOf(report, dryRun)]);
  const done = reports.filter(({ state }) => state === 'done').length;
  const rate = `${done} of ${counted(reports.length, 'cluster')} ${dryRun ? 'would be applied' : 'applied'}.\n`;
  const open = ended && !isClean(reports) ? `The run was ended from outside. ${dryRun ? '' : goesOn}\n` : '';
  const vain = inVain.map(
    (name) =>
      `\`--prune-named ${name}\` names nothing that namsan applied and renders no longer: nothing is deleted for it.\n`,
  );
  return [table(rows), ...reports.map(details), rate, open, ...vain].join('');
}

/** Nothing is said of the objects of a cluster that was not looked at. */
function countsOf(
  { state, created, changed, unchanged, pruned, failed, release }: ClusterReport,
  dryRun: boolean,
): string {
  if (state !== 'done' && created.length + changed.length + unchanged + pruned.length === 0)
    return dryRun ? 'nothing was judged' : 'nothing was sent';
  return `${created.length} created, ${changed.length} changed, ${unchanged} unchanged, ${pruned.length} pruned, ${failed.length} failed${release === null ? '' : `; release ${release}`}`;
}

function details(report: ClusterReport): string {
  const { cluster, failed, charts, waiting, stale, unjudged, warnings, notes } = report;
  const lines = [
    ...toldLines(failed),
    ...charts.map(({ message }) => message),
    ...waiting.map((says) => `still waits for ${says}`),
    ...unjudgedLines(unjudged),
    ...stale.map(({ object, message }) => (message.startsWith(object) ? message : `${object} ${message}`)),
    ...warnings.map(({ object, message }) => `${object}: the server warns: ${message}`),
    ...notes,
  ];
  return lines.length === 0 ? '' : `${cluster}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** What would be created and cannot be judged yet: a line for all that waits for the same. */
export function unjudgedLines(unjudged: readonly Unjudged[]): readonly string[] {
  return [...Map.groupBy(unjudged, ({ once }) => once)].map(([once, [first, ...more]]) =>
    more.length === 0
      ? `${first?.object} would be created; the server can judge it once ${once}`
      : `${counted(more.length + 1, 'object')} would be created; the server can judge them once ${once}`,
  );
}

/** What is wrong with objects, a line each; a remedy stands once, after the last of those that it mends. */
export function toldLines(told: readonly Told[]): readonly string[] {
  return told.flatMap(({ object, message, fix }, i) => {
    const line = message.includes(object) ? message : `${object}: ${message}`;
    const isLast = fix !== undefined && told.findLastIndex((one) => one.fix === fix) === i;
    return isLast ? [line, `  ${fix}`] : [line];
  });
}

/** The same for programs. */
export function applyJson(
  reports: readonly ClusterReport[],
  { dryRun, ended, inVain }: Applied,
  findings: readonly Finding[],
): string {
  return `${JSON.stringify({ version: 1, clean: isClean(reports), dryRun, ended, namedInVain: inVain, findings, clusters: reports }, null, 2)}\n`;
}
