import { accountLines } from './account.ts';
import { type Alike, gathered, nameAmong } from './alike.ts';
import type { Finding, Place, Severity } from './finding.ts';
import { promiseLines } from './promise-answer.ts';
import { type Counts, countsOf, type Report } from './report.ts';
import { counted } from './wording.ts';

/** Colours a text as the caller's terminal does, or leaves it as it is. */
export type Paint = (
  style: 'error' | 'warning' | 'note' | 'strong' | 'dim' | 'added' | 'removed',
  text: string,
) => string;

export const plainPaint: Paint = (_, text) => text;

/** Findings as a person reads them: place, severity and code, the fact, what it leads to, what to do, and the broken way hop by hop. */
export function formatText(report: Report, paint: Paint = plainPaint): string {
  const explained = new Set<string>();
  const blocks = gathered(report.findings).map((alike) => {
    const isFirst = !explained.has(alike.first.code);
    explained.add(alike.first.code);
    return block(alike, report, paint, isFirst);
  });
  const promises = promiseLines(report.promises ?? [])
    .map(visible)
    .join('\n');
  const account = (report.account === undefined ? [] : accountLines(report.account)).map(visible).join('\n');
  const beside = [promises, account].filter((text) => text !== '');
  return `${[...blocks, ...beside, summaryLine(countsOf(report), paint)].join('\n\n')}\n`;
}

/** `2 errors, 1 warning, 3 suppressed`, or that nothing was found. */
export function summaryLine({ errors, warnings, notes, suppressed }: Counts, paint: Paint = plainPaint): string {
  const parts = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
    ...(notes === 0 ? [] : [counted(notes, 'note')]),
  ];
  const kept = suppressed === 0 ? '' : `, ${suppressed} suppressed`;
  if (parts.length === 0) return `No findings${kept}.`;
  const worst: Severity = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'note';
  return paint(worst, `${parts.join(', ')}${kept}.`);
}

/** What a code leads to is said at its first finding only; its remedy may differ from case to case and is always said. */
function block({ first: found, more }: Alike, report: Report, paint: Paint, isFirst: boolean): string {
  const head = `${paint('strong', visible(placeText(found.where)))}  ${paint(found.severity, found.severity)}  ${paint('dim', found.code)}`;
  const written = 'file' in found.where ? null : report.fileOf(found.where);
  return [
    head,
    `  ${visible(sentence(found.message))}`,
    ...(isFirst ? [`  ${paint('dim', 'why')}  ${visible(sentence(found.why))}`] : []),
    `  ${paint('dim', 'fix')}  ${visible(sentence(found.fix))}`,
    ...counterexample(found, paint),
    ...(written === null ? [] : [`  ${paint('dim', 'in')}   ${visible(placeText(written))}`]),
    ...(more.length === 0 ? [] : [`  ${paint('dim', 'and')}  ${visible(namesOf(more, found))}`]),
  ].join('\n');
}

/** So many of those that say the same are named: whoever needs all of them takes the JSON form. */
const mostNames = 12;

/** Who else a finding speaks of: `the same of 4 more: edge-2, edge-3, edge-4, edge-5`. */
export function namesOf(more: readonly Finding[], first: Finding): string {
  const names = more.slice(0, mostNames).map((found) => nameAmong(found, first));
  const left = more.length - names.length;
  return `the same of ${more.length} more: ${names.join(', ')}${left === 0 ? '' : `, and ${left} that \`--format json\` lists`}`;
}

function counterexample({ counterexample: shown }: Finding, paint: Paint): readonly string[] {
  if (shown === null) return [];
  // An outage is told in its minutes, all else in ages: `2h to 9h15m`, `from 14d on`.
  const ages =
    shown.interval === '' ? 'at every age' : `${/^(?:\d|from )/.test(shown.interval) ? 'ages ' : ''}${shown.interval}`;
  return [
    `  ${paint('dim', 'lost')} ${visible(shown.stream)}, ${ages}`,
    ...shown.hops.map((hop, i) => `         ${i + 1}. ${visible(hop)}`),
  ];
}

/** `fleet.yaml:12:5`, or `cluster Kind namespace/name field`. */
export function placeText(place: Place): string {
  if ('file' in place) return `${place.file}:${place.line}:${place.column}`;
  return [place.cluster, place.object, place.field].filter((part) => part !== '').join(' ');
}

/** Rules write facts without a full stop when they end in a list; a reader gets whole sentences. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What a file wrote is shown, never obeyed: line breaks and control characters of a value cannot move a terminal. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) =>
    sign === '\n' ? '\\n' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
