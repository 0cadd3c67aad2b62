import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, JsonObject } from '../../src/kube/objects.ts';
import { isJsonObject } from '../../src/kube/read.ts';
import { freeForm } from './free-form-values.ts';
import { readChartDefaults, readChartUses } from './harness/charts.ts';
import { readBuilds } from './harness/trees.ts';

const used = new Set<string>();

for (const { example, cluster, directories } of readBuilds()) {
  const charts = directories.flatMap(readChartUses);
  if (charts.length === 0) continue;
  test(`every value that ${example}/${cluster} sets is a key of its chart`, () => {
    const unknown = charts.flatMap((chart) => {
      const defaults = readChartDefaults(chart.name, chart.version);
      return unknownPaths(chart.name, chart.values, defaults, []).map((path) => `${chart.name}: ${path}`);
    });
    assert.deepEqual(unknown, []);
  });
}

test('no place is listed as free-form without need', () => {
  const idle = freeForm.filter(({ chart, path }) => !used.has(`${chart}: ${path}`));
  assert.deepEqual(idle, []);
});

/** The paths of `values` that the chart does not know. A list is one value; an empty map as default lets nothing in unlisted. */
function unknownPaths(
  chart: string,
  values: JsonObject,
  defaults: JsonObject,
  above: readonly string[],
): readonly string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = [...above, key];
    if (!Object.hasOwn(defaults, key)) return isFreeForm(chart, path) ? [] : [path.join('.')];
    return unknownBelow(chart, value, defaults[key], path);
  });
}

function unknownBelow(
  chart: string,
  value: Json | undefined,
  known: Json | undefined,
  path: readonly string[],
): readonly string[] {
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [];
  return unknownPaths(chart, value, isJsonObject(known) ? known : {}, path);
}

function isFreeForm(chart: string, path: readonly string[]): boolean {
  const whole = `${path.join('.')}.`;
  const found = freeForm.find((one) => one.chart === chart && whole.startsWith(`${one.path}.`));
  if (found !== undefined) used.add(`${found.chart}: ${found.path}`);
  return found !== undefined;
}
