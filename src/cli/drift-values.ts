import type { FieldDifference } from '../cluster/drift/field-differences.ts';
import type { Json } from '../kube/objects.ts';
import { type DiffLine, diffLines } from '../manifests/line-diff.ts';

/** Of one field so many lines are shown; all of it is in the JSON form. */
const mostLines = 40;

/** What stands on both sides of a difference, only what changed: long texts line by line, lists of plain values item by item. */
export function changedLines({ rendered, live }: FieldDifference): readonly DiffLine[] {
  const lines = diffLines(linesOf(rendered), linesOf(live)).filter(({ sign }) => sign !== ' ');
  if (lines.length <= mostLines) return lines.map(visible);
  const left = lines.length - mostLines;
  return [...lines.slice(0, mostLines).map(visible), { sign: '+', text: `… and ${left} more lines` }];
}

function linesOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return value.includes('\n') ? value.split('\n') : [value === '' ? '""' : value];
  if (Array.isArray(value))
    return value.length === 0
      ? ['[]']
      : value.map((item: Json) => (typeof item === 'string' ? item : JSON.stringify(item)));
  return [JSON.stringify(value)];
}

/** What an object holds is shown, never obeyed by a terminal. */
function visible({ sign, text }: DiffLine): DiffLine {
  return { sign, text: text.replace(/\p{Cc}/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`) };
}
