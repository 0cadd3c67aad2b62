import type { Finding, Severity } from './finding.ts';
import { placeText, sentence, summaryLine } from './format-text.ts';
import { countsOf, type Report } from './report.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Findings as workflow commands, which GitHub shows at the line of the file
 * (docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit packages/core/src/command.ts).
 */
export function formatGithub(report: Report): string {
  const lines = report.findings.map((found) => annotation(found, report));
  return `${[...lines, summaryLine(countsOf(report))].join('\n')}\n`;
}

function annotation(found: Finding, report: Report): string {
  const written = 'file' in found.where ? found.where : report.fileOf(found.where);
  const place = written === null ? {} : { file: written.file, line: written.line, col: written.column };
  const properties = Object.entries({ ...place, title: found.code }).map(([k, v]) => `${k}=${propertyText(String(v))}`);
  const about = 'file' in found.where ? '' : `${placeText(found.where)}: `;
  const hops = found.counterexample?.hops.map((hop, i) => `${i + 1}. ${hop}`) ?? [];
  const message = [`${about}${sentence(found.message)}`, `Fix: ${sentence(found.fix)}`, ...hops].join('\n');
  return `::${commands[found.severity]} ${properties.join(',')}::${dataText(message)}`;
}

function dataText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyText(text: string): string {
  return dataText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
