import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMetric } from '../../model/facts/metric-names.ts';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { bufferFilling } from './buffer-filling.ts';

test('an output with less than half of its buffer left is told, with the chunks on disk', async () => {
  const text = [
    'fluentbit_output_chunk_available_capacity_percent{name="k8s"} 31.4',
    'fluentbit_output_chunk_available_capacity_percent{name="host"} 90',
    'fluentbit_storage_fs_chunks 480',
  ].join('\n');
  const live = runningFleet({
    reply: ({ path, cluster }) => (cluster === 'shop' && path === '/api/v2/metrics/prometheus' ? text : undefined),
  });
  assert.deepEqual(await wrongOf(bufferFilling, live), [
    'shop fluent-bit FluentBit logging/fluent-bit: `fluent-bit-0` has 31% of the buffer of output `k8s` left, with 480 chunks on disk',
  ]);
  assert.ok(['fluentbit_output_chunk_available_capacity_percent', 'fluentbit_storage_fs_chunks'].every(isMetric));
});
