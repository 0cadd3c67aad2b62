import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadAll } from 'js-yaml';
import { type Json, type KubeObject, objectName } from '../../src/kube/objects.ts';
import { isKubeObject, mapAt, stringAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import { type ChartUse, readChartUses } from './harness/charts.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { readBuilds } from './harness/trees.ts';

/**
 * What a stand-in chart renders: the release as Helm was told, and the values as they arrived.
 * No chart can be had without its repository; one of the same name and version shows that ours is called as we mean it.
 */
const standIn = `apiVersion: v1
kind: ConfigMap
metadata:
  name: stand-in-{{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
data:
  chart: {{ .Chart.Name }}
  version: {{ .Chart.Version | quote }}
  release: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
  kubeVersion: {{ .Capabilities.KubeVersion.Version | quote }}
  values: {{ .Values | toJson | quote }}
`;

for (const { example, cluster, directories } of readBuilds()) {
  test(`kustomize builds every directory of ${example}/${cluster}: all objects, and charts with our values`, async () => {
    const copy = scratchFolder('kustomize');
    for (const directory of directories) {
      const path = join(copy, directory.name);
      cpSync(directory.path, path, { recursive: true });
      const charts = readChartUses(directory);
      for (const chart of charts) writeStandIn(path, chart);
      const built = await build(path);
      const objects = built.filter((object) => !object.metadata.name.startsWith('stand-in-'));
      assert.deepEqual(objects.map(identity).sort(), directory.objects.map(identity).sort(), directory.path);
      const arrived = built.filter((object) => object.metadata.name.startsWith('stand-in-')).map(seen);
      assert.deepEqual(arrived.sort(byRelease), charts.map(meant).sort(byRelease), directory.path);
    }
  });
}

async function build(path: string): Promise<readonly KubeObject[]> {
  const built = await run(
    {
      name: 'kustomize',
      command: await engine('kustomize'),
      args: [
        'build',
        '--enable-helm',
        '--helm-command',
        await engine('helm'),
        path,
        '--output',
        join(path, 'built.out'),
      ],
    },
    60_000,
  );
  assert.equal(built.code, 0, built.log);
  return loadAll(readFileSync(join(path, 'built.out'), 'utf8')).filter(isKubeObject);
}

function writeStandIn(path: string, chart: ChartUse): void {
  const folder = join(path, chart.home, `${chart.name}-${chart.version}`, chart.name);
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(
    join(folder, 'Chart.yaml'),
    JSON.stringify({ apiVersion: 'v2', name: chart.name, version: chart.version }),
  );
  writeFileSync(join(folder, 'values.yaml'), '{}\n');
  writeFileSync(join(folder, 'templates', 'seen.yaml'), standIn);
}

interface Seen {
  readonly release: string;
  readonly [key: string]: unknown;
}

function seen(object: Json | object): Seen {
  const { values, kubeVersion, ...told } = mapAt(object, 'data');
  assert.equal(typeof values, 'string');
  return {
    ...told,
    release: stringAt(object, 'data', 'release') ?? '',
    kubeVersion,
    values: JSON.parse(String(values)),
  };
}

function meant(chart: ChartUse): Seen {
  return {
    chart: chart.name,
    version: chart.version,
    release: chart.releaseName,
    namespace: chart.namespace,
    kubeVersion: chart.kubeVersion === null ? 'v1.20.0' : `v${chart.kubeVersion.replace(/^v/, '')}`,
    values: chart.values,
  };
}

function byRelease(a: Seen, b: Seen): number {
  return a.release < b.release ? -1 : 1;
}

function identity(object: KubeObject): string {
  return `${object.apiVersion} ${objectName(object)}`;
}
