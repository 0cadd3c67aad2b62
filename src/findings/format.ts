import { formatGithub } from './format-github.ts';
import { formatJson } from './format-json.ts';
import { formatSarif } from './format-sarif.ts';
import { formatText, type Paint } from './format-text.ts';
import type { Report } from './report.ts';

export type FormatName = 'text' | 'json' | 'sarif' | 'github';

/** A form of findings; `paint` colours text, `release` is namsan's version. */
export type Format = (report: Report, how: { readonly paint: Paint; readonly release: string }) => string;

export const formats: Readonly<Record<FormatName, Format>> = {
  text: (report, { paint }) => formatText(report, paint),
  json: (report) => formatJson(report),
  sarif: (report, { release }) => formatSarif(report, release),
  github: (report) => formatGithub(report),
};
