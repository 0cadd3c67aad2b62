import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readPromql } from '../../src/checks/promql/read-promql.ts';
import { isMetric, unknownMetric } from '../../src/model/facts/metric-names.ts';
import { engine } from '../../tools/engines/build.ts';
import { runningMetrics } from '../../tools/facts/running-metrics.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';

const expressions: readonly string[] = [
  'up',
  '1',
  'sum by (a) (rate(b{c=~"d|e", f!="g"}[5m])) / ignoring (h) group_left i > bool 0.5',
  'max_over_time(rate(a[5m])[1h:1m] offset 1d)',
  'absent(up{cluster="a"} == 1) or vector(0) unless on () ALERTS',
  'label_replace(up, "a", "$1", "b", "(.*)")',
  '{__name__=~"a.*"}',
  '{"a.b", c="d"}',
  'time() - max(a @ end() > 0)',
  '',
  'sum(up',
  'up{a=}',
  'up{a="b"',
  'up ==',
  'nosuch(up)',
  'up up',
  'rate(a[5x])',
  'sum by a (up)',
  'up{a~="b"}',
  'and up',
];

test('what the reader takes for PromQL promtool takes too, and what it does not neither', async () => {
  const folder = scratchFolder('promql');
  const promtool = await engine('promtool');
  for (const expr of expressions) {
    const file = join(folder, 'rules.json');
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'g', rules: [{ alert: 'A', expr }] }] }));
    const { code } = await run({ name: 'promtool', command: promtool, args: ['check', 'rules', file] }, 60_000);
    assert.equal(readPromql(expr).fault === null, code === 0, expr);
  }
});

test('every metric that Thanos, Prometheus and Alertmanager tell is in the table of names', async () => {
  const { names } = await runningMetrics();
  const own = [...names].filter((name) => /^(?:thanos|prometheus|alertmanager)_/.test(name));
  assert.ok(own.length > 200, `${own.length} names`);
  // Alertmanager is built one release older than the one that is rendered: names that it has lost since are known of the older one.
  assert.deepEqual(
    own.filter((name) => !isMetric(name) && unknownMetric(name) !== null),
    [],
  );
});
