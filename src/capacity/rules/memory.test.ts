import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constantFrom, assert as hold, integer, property } from 'fast-check';
import { misfits } from '../rule.ts';
import { found, planned, told } from '../testing/planned.ts';
import { memory } from './memory.ts';

const modes = {
  sidecar: '{mode: sidecar, replicas: 2}',
  agent: '{mode: agent, tenants: [a, b]}',
  scrape: '{mode: scrape, credentials: {secret: token}}',
};

test('an agent whose pods alone are declared, and whose usual limit is below their series, is warned of', () => {
  assert.deepEqual(found(memory, 'clusters: [{id: edge, load: {pods: 770}, metrics: {mode: agent}}]'), [
    {
      code: 'capacity/memory',
      severity: 'warning',
      where: { cluster: 'edge', object: 'PrometheusAgent monitoring/agent', field: 'spec' },
      message:
        'PrometheusAgent monitoring/agent of `edge` needs 1.3Gi of memory for what its clusters are estimated to bring, and its limit is 1Gi (agent-memory: 3 KB a series x 1.25 with remote write x 0.6 for an agent)',
      why: memory.why,
      fix: 'Say in `load.series` of the cluster how many it has: limits follow it; or name more `tenants`: each has an agent of its own.',
      refs: ['D19', 'N05'],
      counterexample: null,
    },
  ]);
});

test('however many series are declared, of whatever mode, the limits that are rendered hold them', () => {
  const load = constantFrom('series: ', 'samplesPerSecond: ', 'tenants: {a: ');
  hold(
    property(
      constantFrom(...Object.values(modes)),
      load,
      integer({ min: 1, max: 50_000_000 }),
      (mode, field, count) => {
        const said = `{${field}${count}}${field.includes('{') ? '}' : ''}`;
        assert.deepEqual(found(memory, `clusters: [{id: edge, load: ${said}, metrics: ${mode}}]`), []);
      },
    ),
    { numRuns: 40 },
  );
});

test('more series than are declared are found by the plan that asks for them, as an error where no share of a tenant is estimated', () => {
  const all = Object.values(modes).map((mode) =>
    told(
      misfits(
        [memory],
        planned(
          `clusters: [{id: hub, load: {series: 900000}}, {id: edge, load: {series: 900000}, metrics: ${mode}}]`,
          20,
        ),
      ),
    ).map(([cluster, severity, message = '']) => `${cluster} ${severity} ${message.replace(/ (?:of|needs) .*/, '')}`),
  );
  assert.deepEqual(all, [
    ['hub error Prometheus monitoring/main', 'edge error Prometheus monitoring/main'],
    [
      'hub error Prometheus monitoring/main',
      'hub warning StatefulSet monitoring/thanos-receive-ingester',
      'edge warning PrometheusAgent monitoring/agent-a',
      'edge warning PrometheusAgent monitoring/agent-b',
      'edge warning PrometheusAgent monitoring/agent',
    ],
    ['hub error Prometheus monitoring/main', 'hub error Prometheus monitoring/edges'],
  ]);
});

test('a usual load fits', () => {
  assert.deepEqual(found(memory, 'clusters: [{id: edge, load: {pods: 300}, metrics: {mode: agent}}]'), []);
});
