import type { Finding, Place, Severity } from './finding.ts';

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * The findings in the order in which they are shown: by severity, then place (files before objects), then code and message. What says the same
 * of the same place, as of an object that is there twice, is said once.
 */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const sorted = findings.toSorted(compare);
  return sorted.filter((one, i) => {
    const before = sorted[i - 1];
    return before === undefined || compare(before, one) !== 0;
  });
}

function compare(a: Finding, b: Finding): number {
  return (
    ranks[a.severity] - ranks[b.severity] ||
    comparePlaces(a.where, b.where) ||
    compareTexts(a.code, b.code) ||
    compareTexts(a.message, b.message)
  );
}

function comparePlaces(a: Place, b: Place): number {
  if ('file' in a)
    return 'file' in b
      ? compareTexts(a.file, b.file) || a.line - b.line || a.column - b.column || compareTexts(a.path, b.path)
      : -1;
  if ('file' in b) return 1;
  return compareTexts(a.cluster, b.cluster) || compareTexts(a.object, b.object) || compareTexts(a.field, b.field);
}

/** By UTF-16 units, the same on every machine and in every language. */
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
