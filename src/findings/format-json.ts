import { countsOf, type Report } from './report.ts';

/** Findings as one JSON document for programs; `version` changes when a field is taken away or changes its meaning. */
export function formatJson({ findings, fileOf }: Report): string {
  const document = {
    version: 1,
    summary: countsOf(findings),
    findings: findings.map((found) => ({ ...found, file: 'file' in found.where ? null : fileOf(found.where) })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
