import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/planned.ts';
import { memory } from './memory.ts';

test('an agent with more series than its limit holds is an error where they are declared', () => {
  assert.deepEqual(found(memory, 'clusters: [{id: edge, load: {series: 600000}, metrics: {mode: agent}}]'), [
    {
      code: 'capacity/memory',
      severity: 'error',
      where: { cluster: 'edge', object: 'PrometheusAgent monitoring/agent', field: 'spec' },
      message:
        'PrometheusAgent monitoring/agent of `edge` needs 1.3Gi of memory for what its clusters bring, and its limit is 1Gi (agent-memory: 3 KB a series x 1.25 with remote write x 0.6 for an agent)',
      why: memory.why,
      fix: 'Name more `tenants`: each has an agent of its own; or drop series.',
      refs: ['D19', 'N05'],
      counterexample: null,
    },
  ]);
});

test('what only an estimate says is a warning', () => {
  const nodes = Array.from({ length: 60 }, (_, i) => `{name: n${i}, address: 10.0.9.${i}}`).join(', ');
  assert.deepEqual(
    told(found(memory, `clusters: [{id: edge, nodes: [${nodes}], metrics: {mode: agent}}]`)).map(
      ([, severity]) => severity,
    ),
    ['warning', 'warning'],
  );
});

test('a usual load fits', () => {
  assert.deepEqual(found(memory, 'clusters: [{id: edge, load: {series: 300000}, metrics: {mode: agent}}]'), []);
});
