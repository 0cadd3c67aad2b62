import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, thanos, told } from '../testing/found.ts';
import { rulerQuery } from './ruler-query.ts';

const withRuler = (...edges: readonly string[]) => {
  const flows = healthy();
  const nodes = { ...flows.nodes, ruler: node('ruler', 'hub/rules'), local: node('querier', 'hub/local') };
  return { flows: { nodes, edges: [...flows.edges, 'local queries store', ...edges] } };
};

test('a ruler with a querier by any flag is silent', () => {
  for (const arg of ['--query=q:9090', '--query.sd-files=/x', '--query.config=[]', '--grpc-query-endpoint=q:10901'])
    assert.deepEqual(found(rulerQuery, { hub: thanos('r', ['rule', arg]) }), []);
});

test('a ruler without a querier exits at start', () => {
  assert.deepEqual(found(rulerQuery, { hub: thanos('r', ['rule', '--data-dir=/data']) }), [
    {
      code: 'thanos/ruler-query',
      severity: 'error',
      where: { cluster: 'hub', object: 'StatefulSet monitoring/r', field: 'spec.template.spec.containers[0]' },
      message: 'StatefulSet monitoring/r of `hub` has no querier to ask',
      why: rulerQuery.why,
      fix: rulerQuery.fix,
      refs: ['D17'],
      counterexample: null,
    },
  ]);
});

test('a ruler that asks the querier of the dashboards sees what they see', () => {
  assert.deepEqual(found(rulerQuery, withRuler('ruler queries query')), []);
});

test('a ruler whose querier sees the bucket only misses the sidecar of the edge', () => {
  assert.deepEqual(told(found(rulerQuery, withRuler('ruler queries local'))), [
    [
      'ruler rules',
      'spec',
      'warning',
      'The ruler `rules` of `hub` does not see sidecar `sidecar` of `edge`, which its dashboards see',
    ],
  ]);
});

test('a ruler behind an address that was not understood, or that dangles, is not blamed for what it sees', () => {
  const { flows } = withRuler('ruler queries local');
  assert.deepEqual(found(rulerQuery, { flows: { ...flows, unclear: ['local queries'] } }), []);
  assert.deepEqual(found(rulerQuery, withRuler('ruler queries nothing')), []);
});
