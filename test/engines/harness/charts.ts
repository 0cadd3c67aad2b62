import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Json, JsonObject } from '../../../src/kube/objects.ts';
import { isJsonObject, listAt, mapAt, stringAt } from '../../../src/kube/read.ts';
import { documentedKeys } from '../chart-keys.ts';
import { sharedData } from './shared-data.ts';
import type { RenderedDirectory } from './trees.ts';

/** A chart as a rendered directory calls it. */
export interface ChartUse {
  readonly name: string;
  readonly version: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly kubeVersion: string | null;
  /** Folder of charts, relative to the directory: kustomize looks there before it asks a repository. */
  readonly home: string;
  readonly values: JsonObject;
}

/** The Helm charts that a rendered directory's kustomization installs. */
export function readChartUses(directory: RenderedDirectory): readonly ChartUse[] {
  const kustomization = load(readFileSync(join(directory.path, 'kustomization.yaml'), 'utf8')) as Json;
  return listAt(kustomization, 'helmCharts').map((chart) => ({
    name: needed(chart, 'name', directory),
    version: needed(chart, 'version', directory),
    releaseName: needed(chart, 'releaseName', directory),
    namespace: needed(chart, 'namespace', directory),
    kubeVersion: stringAt(chart, 'kubeVersion') ?? null,
    home: stringAt(kustomization, 'helmGlobals', 'chartHome') ?? 'charts',
    values: readValues(chart, directory),
  }));
}

function readValues(chart: Json, directory: RenderedDirectory): JsonObject {
  const file = stringAt(chart, 'valuesFile');
  if (file === undefined) return mapAt(chart, 'valuesInline');
  const values = load(readFileSync(join(directory.path, file), 'utf8')) as Json;
  if (!isJsonObject(values)) throw new Error(`\`${join(directory.path, file)}\` holds no map of values.`);
  return values;
}

function needed(chart: Json, key: string, directory: RenderedDirectory): string {
  const found = stringAt(chart, key);
  if (found === undefined) throw new Error(`A chart of \`${directory.path}\` has no ${key}.`);
  return found;
}

/**
 * A chart's own default values, with those of the charts it contains below their names.
 * Fails when the reference data holds no such chart of that version.
 */
export function readChartDefaults(name: string, version: string): JsonObject {
  const own = readDefaults(name, version);
  const merged: Record<string, Json> = { ...own } as Record<string, Json>;
  for (const part of containedCharts[name] ?? []) {
    merged[part] = mergeMaps(readDefaults(part, null), mapAt(own, part));
  }
  return merged;
}

/** Charts within charts whose values are set through the outer one (the dependencies of its Chart.yaml). */
const containedCharts: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['grafana', 'kube-state-metrics', 'prometheus-node-exporter'],
};

/** Releases of which only the values of another one were at hand, by `<chart>@<version>`. */
const readAs: Readonly<Record<string, string>> = {
  // Nothing but the chart's branch was at hand, two patch releases later.
  'opensearch-operator@3.0.2': '3.0.4',
};

function readDefaults(name: string, pinned: string | null): JsonObject {
  const version = pinned === null ? null : (readAs[`${name}@${pinned}`] ?? pinned);
  const documented = documentedKeys.find(({ chart }) => chart === name);
  if (documented !== undefined) return documented.defaults;
  const root = sharedData('charts');
  const known = readdirSync(root).map((folder) => ({
    folder,
    chart: load(readFileSync(join(root, folder, 'Chart.yaml'), 'utf8')) as Json,
  }));
  const found = known.find(
    ({ folder, chart }) =>
      stringAt(chart, 'name') === name && (version === null || releaseOf(join(root, folder), chart) === version),
  );
  if (found === undefined) throw new Error(`The reference data has no values of chart \`${name}\` ${version ?? ''}.`);
  const values = load(readFileSync(join(root, found.folder, 'values.yaml'), 'utf8')) as Json;
  if (!isJsonObject(values)) throw new Error(`The default values of chart \`${name}\` are no map.`);
  return values;
}

/** The version in the chart; some write it only when they release, and then the note of where the files are from has it (`tag: v1.21.1`). */
function releaseOf(folder: string, chart: Json): string | undefined {
  const version = stringAt(chart, 'version');
  if (version !== 'v0.0.0') return version;
  return /^tag: (\S+)/m.exec(readFileSync(join(folder, 'VERSION.txt'), 'utf8'))?.[1];
}

function mergeMaps(below: JsonObject, above: JsonObject): JsonObject {
  const merged: Record<string, Json | undefined> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key];
    merged[key] = isJsonObject(old) && isJsonObject(value) ? mergeMaps(old, value) : value;
  }
  return merged;
}
