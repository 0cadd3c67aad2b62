import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy } from '../../proofs/testing/flows.ts';
import { found, thanos, told } from '../testing/found.ts';
import { queryTimeouts } from './query-timeouts.ts';

const query = (...args: readonly string[]) => thanos('query', ['query', ...args]);

test('less time for a store than for the query is silent', () => {
  const hub = query('--query.timeout=2m', '--store.response-timeout=1m');
  assert.deepEqual(found(queryTimeouts, { hub, flows: healthy() }), []);
});

test('as much time for a store as for the query is an error, the default of two minutes included', () => {
  assert.deepEqual(found(queryTimeouts, { hub: query('--store.response-timeout=2m') }), [
    {
      code: 'thanos/query-timeouts',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'StatefulSet monitoring/query',
        field: 'spec.template.spec.containers[0].args[1]',
      },
      message: 'StatefulSet monitoring/query of `hub` waits 2m for a store and 2m for the whole query',
      why: queryTimeouts.why,
      fix: queryTimeouts.fix,
      refs: ['B6'],
      counterexample: null,
    },
  ]);
});

test('no limit for a store is a warning where stores of other clusters are asked', () => {
  assert.deepEqual(told(found(queryTimeouts, { hub: query(), flows: healthy() })), [
    [
      'StatefulSet monitoring/query',
      'spec.template.spec.containers[0]',
      'warning',
      'StatefulSet monitoring/query of `hub` asks stores outside its cluster and waits for each as long as for the whole query',
    ],
  ]);
  const flows = healthy();
  const edges = flows.edges.filter((e) => e !== 'query queries sidecar');
  assert.deepEqual(found(queryTimeouts, { hub: query(), flows: { ...flows, edges } }), []);
});
