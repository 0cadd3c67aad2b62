import { basename } from 'node:path';
import type { Json } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { yamlDocuments } from './documents.ts';
import { manifestFiles } from './files.ts';
import type { Release } from './read-manifests.ts';

/** A chart of a kustomization with what it is installed with; `version` is empty and `values` `null` where the file does not hold them. */
export interface ChartRelease extends Release {
  readonly version: string;
  readonly values: Json;
}

/** The charts that the kustomizations below a directory install, with versions and values. */
export function chartReleases(path: string): readonly ChartRelease[] {
  const out: ChartRelease[] = [];
  for (const { path: file, text } of manifestFiles(path, () => {})) {
    if (!/^kustomization\.ya?ml$/.test(basename(file)) || !text.includes('helmCharts')) continue;
    for (const document of yamlDocuments(text)) if ('value' in document) out.push(...releasesOf(document.value));
  }
  return out;
}

function releasesOf(kustomization: unknown): readonly ChartRelease[] {
  return listAt(kustomization, 'helmCharts').flatMap((chart) => {
    const name = stringAt(chart, 'name');
    const releaseName = stringAt(chart, 'releaseName');
    if (name === undefined || releaseName === undefined) return [];
    const elsewhere = stringAt(chart, 'valuesFile') !== undefined || listAt(chart, 'additionalValuesFiles').length > 0;
    return [
      {
        name,
        releaseName,
        namespace: stringAt(chart, 'namespace') ?? 'default',
        version: stringAt(chart, 'version') ?? '',
        values: elsewhere ? null : (at(chart, 'valuesInline') ?? {}),
      },
    ];
  });
}
