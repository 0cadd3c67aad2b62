import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMetric } from '../../model/facts/metric-names.ts';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { collectorFailing } from './collector-failing.ts';

/** A Fluent Bit of `factory` whose counter is the first number at the first look and the second one at the next. */
function counting(name: string, ...values: readonly number[]) {
  let looks = 0;
  return runningFleet({
    reply: ({ path, cluster }) => {
      if (cluster !== 'factory' || path !== '/api/v2/metrics/prometheus') return undefined;
      looks += 1;
      return `${name}{name="opensearch.0"} ${values[looks - 1] ?? 0}\n`;
    },
  });
}

test('what grows between two looks is told with its output', async () => {
  const place = 'factory fluent-bit-daemonset DaemonSet logging/fluent-bit: `fluent-bit-0`, output `opensearch.0`:';
  for (const [name, says] of [
    ['fluentbit_output_dropped_records_total', 'records were dropped'],
    ['fluentbit_output_retries_failed_total', 'chunks were given up'],
    ['fluentbit_output_errors_total', 'writes were refused'],
    ['fluentbit_output_retries_total', 'chunks had to be tried again'],
  ] as const) {
    assert.ok(isMetric(name), name);
    assert.deepEqual(await wrongOf(collectorFailing, counting(name, 3, 5)), [`${place} 2 ${says} within 6s`]);
  }
});

test('what happened before the first look is past', async () => {
  assert.deepEqual(await wrongOf(collectorFailing, counting('fluentbit_output_errors_total', 900, 900)), []);
});
