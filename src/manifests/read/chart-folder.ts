import { basename, dirname, sep } from 'node:path';
import { stringAt } from '../../kube/read.ts';
import { yamlDocuments } from './documents.ts';
import type { ManifestFile } from './files.ts';

/** A directory with a Helm chart that nobody rendered. */
export interface ChartFolder {
  readonly folder: string;
  readonly file: string;
  readonly name: string;
}

/** The chart that a `Chart.yaml` begins; `null` for any other file. */
export function chartFolder({ path, text }: ManifestFile): ChartFolder | null {
  if (basename(path) !== 'Chart.yaml') return null;
  for (const document of yamlDocuments(text)) {
    const name = 'value' in document ? stringAt(document.value, 'name') : undefined;
    if (name !== undefined) return { folder: dirname(path), file: path, name };
  }
  return null;
}

/** Whether a file is a template of a chart, or belongs to a chart that it has in itself. */
export function isOfChart(folder: string, file: string): boolean {
  return file.startsWith(`${folder}${sep}templates${sep}`) || file.startsWith(`${folder}${sep}charts${sep}`);
}
