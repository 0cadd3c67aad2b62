import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found } from '../testing/found.ts';
import { compactorWatched } from './compactor-watched.ts';

const { nodes, edges } = healthy();
const flows = {
  nodes: { ...nodes, near: node('scraper', 'hub/main'), targets: node('targets', 'hub/all', { clusters: ['hub'] }) },
  edges: [...edges, 'near scrapes targets'],
};
const alert = (expr: string) =>
  `---\n${JSON.stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'r', namespace: 'm' },
    spec: { groups: [{ name: 'a', rules: [{ alert: 'A', expr }] }] },
  })}\n`;

test('an alert on a halt, in any cluster, is enough', () => {
  assert.deepEqual(
    found(compactorWatched, {
      hub: alert('up == 0'),
      edge: alert('thanos_compact_halted{job="x"} == 1'),
      flows,
    }),
    [],
  );
});

test('without a compactor, any alert or anybody who scrapes it or evaluates rules, and with a chart of Thanos nothing is said', () => {
  assert.deepEqual(found(compactorWatched, { hub: alert('up == 0') }), []);
  assert.deepEqual(found(compactorWatched, { flows }), []);
  assert.deepEqual(found(compactorWatched, { hub: alert('up == 0'), flows: healthy() }), []);
  const agent = { ...flows, nodes: { ...flows.nodes, near: node('agent', 'hub/main') } };
  assert.deepEqual(found(compactorWatched, { hub: alert('up == 0'), flows: agent }), []);
  const charts = [{ cluster: 'hub', name: 'thanos', releaseName: 't', namespace: 'm' }];
  assert.deepEqual(found(compactorWatched, { hub: alert('up == 0'), flows, charts }), []);
});

test('a compactor that no alert is about is told', () => {
  assert.deepEqual(found(compactorWatched, { hub: alert('up == 0'), flows }), [
    {
      code: 'rules/compactor-watched',
      severity: 'warning',
      where: { cluster: 'hub', object: 'compactor compact', field: 'spec' },
      message: 'None of 1 alerts is about the compactor `compact` of `hub` halting',
      why: compactorWatched.why,
      fix: compactorWatched.fix,
      refs: ['C9'],
      counterexample: null,
    },
  ]);
});
