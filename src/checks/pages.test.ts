import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadAll } from 'js-yaml';
import { readPage } from '../fleet/testing/page.ts';
import { listAt, stringAt } from '../kube/read.ts';
import type { ChartRelease } from './check.ts';
import { checks } from './list.ts';
import { foundWithSchemas, type Given } from './testing/found.ts';

/** Their pages show a fleet file or what it is rendered to, a credential that no file may hold, or one of fifty; their own tests hold them. */
const shownElsewhere = [
  ...['fluent-bit/buffer-room', 'objects/namespace-declared'],
  ...['fluent-bit/default-password', 'delivery/chart-secrets'],
  'delivery/generate-paths',
];

for (const check of checks.filter(({ code }) => !shownElsewhere.includes(code)))
  test(`the bad example of the page of ${check.code} raises it, and the good one does not`, async () => {
    const { sections } = readPage(readFileSync(`${import.meta.dirname}/${check.code}.md`, 'utf8'));
    const of = (section: string) => foundWithSchemas(check, given(sections[section]?.examples ?? []));
    assert.notDeepEqual(await of('Bad'), []);
    assert.deepEqual(await of('Good'), []);
  });

/** An example is of the folder or the cluster that its first line names, `# apps/stores/` or `# cluster edge`; kustomizations install their charts. */
function given(examples: readonly string[]): Given {
  const folders: Record<string, string> = {};
  const edge = examples.filter((text) => text.startsWith('# cluster edge\n'));
  for (const text of examples) {
    const path = /^# ([\w./-]+)\/\n/.exec(text)?.[1] ?? '.';
    if (!edge.includes(text)) folders[path] = folders[path] === undefined ? text : `${folders[path]}---\n${text}`;
  }
  const charts = Object.values(folders).flatMap((text) => loadAll(text).flatMap(chartsOf));
  return { folders, edge: edge.join('---\n'), charts };
}

function chartsOf(document: unknown): readonly ChartRelease[] {
  return listAt(document, 'helmCharts').map((chart) => ({
    cluster: 'hub',
    name: stringAt(chart, 'name') ?? '',
    releaseName: stringAt(chart, 'releaseName') ?? '',
    namespace: stringAt(chart, 'namespace') ?? '',
  }));
}
