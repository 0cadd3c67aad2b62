import type { Finding } from '../findings/finding.ts';
import { formatText, type Paint, plainPaint } from '../findings/format-text.ts';
import { inOrder } from '../findings/order.ts';
import { counted } from '../findings/wording.ts';
import type { Asked } from './ask.ts';
import { oneReasonOnce } from './one-reason.ts';
import { rateOf, type Success, successByComponent, successOf } from './success.ts';
import { toldTogether } from './told-together.ts';

/** What was asked as a person reads it: what is wrong as findings, then a table with the success of each cluster and component, then that of all. */
export function answersText(asked: readonly Asked[], paint: Paint = plainPaint): string {
  const findings = oneReasonOnce(toldTogether(asked));
  const wrong = findings.length === 0 ? '' : `${formatText(reportOf(findings), paint)}\n`;
  return `${wrong}${successTable(asked, paint)}`;
}

/** Findings of live clusters, for the forms that speak of them: what is asked live is written in no file. */
function reportOf(findings: readonly Finding[]): Parameters<typeof formatText>[0] {
  return { findings: inOrder(findings), fileOf: () => null, rules: [] };
}

/** A row for each cluster and component, as `edge-1  nodes  3 of 4  75%  1 error`, and one for all. */
function successTable(asked: readonly Asked[], paint: Paint): string {
  const all = successOf(asked);
  const clusters = new Set(asked.map(({ answer }) => answer.cluster)).size;
  const parts = successByComponent(asked);
  const rows = [
    ['CLUSTER', 'COMPONENT', 'GOOD', 'RATE', ''],
    ...parts.map((part) => [part.cluster, part.component, ...cells(part)]),
    [counted(clusters, 'cluster'), 'all', ...cells(all)],
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows
    .map((row, i) => {
      const line = row.map((cell, at) => (at === 3 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)));
      const part = i === rows.length - 1 ? all : parts[i - 1];
      return `${styled(line.join('  ').trimEnd(), part, paint)}\n`;
    })
    .join('');
}

function cells(part: Success): readonly string[] {
  const { errors, warnings } = part;
  const wrong = [
    ...(errors === 0 ? [] : [counted(errors, 'error')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ];
  return [`${part.good} of ${part.asked}`, percent(rateOf(part)), wrong.join(', ')];
}

/** `100%`, `99.9%`, `75%`. */
function percent(rate: number): string {
  return `${Number((rate * 100).toFixed(1))}%`;
}

function styled(line: string, part: Success | undefined, paint: Paint): string {
  if (part === undefined) return paint('dim', line);
  if (part.errors > 0) return paint('error', line);
  return part.warnings > 0 ? paint('warning', line) : line;
}
