import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { unknownMetric } from './unknown-metric.ts';

const rules = (...list: readonly object[]) =>
  `---\n${JSON.stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'mine', namespace: 'm' },
    spec: { groups: [{ name: 'a', rules: list }] },
  })}\n`;
const verdicts = (hub: string, edge?: string) =>
  found(unknownMetric, edge === undefined ? { hub } : { hub, edge }).map(({ message, fix }) => [message, fix]);
const asks = (metric: string, engine: string) =>
  `\`A\` in PrometheusRule \`mine\` of \`hub\` asks for \`${metric}\`, which ${engine} does not have`;

test('metrics of engines, of own programs and of recording rules are silent, wherever they are recorded', () => {
  const hub = rules(
    { alert: 'A', expr: 'thanos_compact_halted == 1 or shop_orders_total or thanos_my_own > 1 or job:thanos_x:sum' },
    { alert: 'B', expr: 'histogram_quantile(0.9, rate(thanos_receive_write_timeseries_bucket[5m]))' },
  );
  assert.deepEqual(verdicts(hub, rules({ record: 'thanos_my_own', expr: 'sum(up)' })), []);
});

test('names that the documents made up are told, with the one that was meant', () => {
  const one = (expr: string) => verdicts(rules({ alert: 'A', expr }));
  assert.deepEqual(one('rate(thanos_receive_write_timeseries_total[5m]) == 0'), [
    [
      asks('thanos_receive_write_timeseries_total', 'thanos'),
      'Write `thanos_receive_write_timeseries` if that was meant.',
    ],
  ]);
  assert.deepEqual(one('opensearch_cluster_health_status > 0'), [
    [asks('opensearch_cluster_health_status', 'opensearch'), 'Write `opensearch_cluster_status` if that was meant.'],
  ]);
  assert.deepEqual(one('thanos_nothing_of_the_kind > 0'), [
    [asks('thanos_nothing_of_the_kind', 'thanos'), unknownMetric.fix],
  ]);
});

test('of an engine whose names are not all known, only a misspelt one is told', () => {
  const one = (expr: string) => verdicts(rules({ alert: 'A', expr }));
  assert.deepEqual(one('fluentbit_brand_new_thing_total > 0'), []);
  assert.deepEqual(one('fluentbit_output_error_total > 0'), [
    [asks('fluentbit_output_error_total', 'fluent-bit'), 'Write `fluentbit_output_errors_total` if that was meant.'],
  ]);
});
