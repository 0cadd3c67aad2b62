import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { components } from '../../src/components/list.ts';
import { modelOf } from '../../src/components/testing/fleet.ts';
import type { Json } from '../../src/kube/objects.ts';
import { at, listAt, stringAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import type { AlertCases, Series } from './alert-cases/alert-case.ts';
import { anyCluster, clusterCases } from './alert-cases/clusters.ts';
import { partCases } from './alert-cases/parts.ts';
import { thanosCases } from './alert-cases/thanos.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { readClusters } from './harness/trees.ts';

const cases: AlertCases = { ...thanosCases, ...clusterCases, ...partCases };
const limitMs = 120_000;

test('every alert has a case, and every case an alert', () => {
  assert.deepEqual([...alertRules().keys()].toSorted(), Object.keys(cases).toSorted());
});

test('every alert fires on what it is about and is silent otherwise', async () => {
  const folder = scratchFolder('alerts');
  // A file for each alert: promtool evaluates all rules of a file for each of its tests.
  const suites = [...alertRules()].map(([alert, rule]) => {
    const groups = [{ name: alert, rules: [rule] }];
    writeFileSync(join(folder, `${alert}.rules.json`), JSON.stringify({ groups }));
    const { at: minute, fires, silent } = cases[alert] ?? { at: 0, fires: {}, silent: {} };
    const tests = [firing(alert, minute, fires, 1), firing(alert, minute, silent, 0)];
    const file = join(folder, `${alert}.test.json`);
    writeFileSync(file, JSON.stringify({ rule_files: [`${alert}.rules.json`], evaluation_interval: '1m', tests }));
    return file;
  });
  const promtool = await engine('promtool');
  const told = await run({ name: 'promtool', command: promtool, args: ['test', 'rules', ...suites] }, limitMs);
  assert.equal(told.code, 0, told.log);
});

/** Whether an alert fires: rules leave the series `ALERTS`, whatever labels the alert has. */
function firing(alert: string, minute: number, series: Series, expected: 0 | 1) {
  const expr = `(count(ALERTS{alertname="${alert}", alertstate="firing"}) > bool 0) or vector(0)`;
  return {
    name: `${alert} ${expected === 1 ? 'fires' : 'is silent'}`,
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [{ expr, eval_time: `${minute}m`, exp_samples: [{ labels: '{}', value: expected }] }],
  };
}

/** Every alert that is rendered, by its name: in the examples, and in a fleet that serves its own object store. One that names clusters is tried for any. */
function alertRules(): ReadonlyMap<string, Json> {
  const out = new Map<string, Json>();
  const clusters = readClusters().map(({ cluster, objects }) => ({ cluster, objects }));
  for (const { cluster, objects } of [...clusters, { cluster: 'hub', objects: ownStore() }])
    for (const object of objects)
      for (const group of object.kind === 'PrometheusRule' ? listAt(object, 'spec', 'groups') : [])
        for (const rule of listAt(group, 'rules')) {
          const name = stringAt(rule, 'alert');
          if (name === undefined || name === 'Watchdog' || out.has(name)) continue;
          out.set(name, { ...asMap(rule), expr: forAnyCluster(String(at(rule, 'expr')), rule, cluster) });
        }
  return out;
}

function ownStore() {
  const store = 'provider: seaweedfs, cluster: hub, credentials: {secret: s3}, buckets: {metrics: blocks}';
  const model = modelOf({ store, metrics: 'store: {indexCache: memcached}' });
  return components.flatMap(({ build }) => build(model, model.hub)?.objects ?? []);
}

/** The clusters of an expression stand for any; what it leaves out or picks is put aside. */
function forAnyCluster(expr: string, rule: Json, cluster: string): string {
  const named = stringAt(rule, 'labels', 'cluster') ?? cluster;
  return expr.replaceAll(/, cluster(?:!~|=~)"[^"]*"/g, '').replaceAll(`"${named}"`, `"${anyCluster}"`);
}

function asMap(rule: Json) {
  return typeof rule === 'object' && rule !== null && !Array.isArray(rule) ? rule : {};
}
