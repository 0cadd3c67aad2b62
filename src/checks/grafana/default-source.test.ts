import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found } from '../testing/found.ts';
import { defaultSource } from './default-source.ts';

const withLocal = (isDefault: boolean, cluster = 'hub') => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    local: node('data-source', 'hub/local', { isDefault }),
    near: node('scraper', `${cluster}/near`),
  };
  return { flows: { nodes, edges: [...flows.edges, 'local queries near'] } };
};

test('a further data source for a Prometheus is silent, and so is the only one of a single cluster', () => {
  assert.deepEqual(found(defaultSource, withLocal(false)), []);
  assert.deepEqual(found(defaultSource, withLocal(true, 'edge')), []);
});

test('without one of Thanos there is nothing better', () => {
  const { flows } = withLocal(true);
  const edges = flows.edges.filter((e) => e !== 'source queries frontend');
  assert.deepEqual(found(defaultSource, { flows: { ...flows, edges } }), []);
});

test('one Prometheus as the default beside Thanos is an error', () => {
  assert.deepEqual(found(defaultSource, withLocal(true)), [
    {
      code: 'grafana/default-source',
      severity: 'error',
      where: { cluster: 'hub', object: 'data-source local', field: 'spec' },
      message:
        'The default data source `local` of `hub` asks Prometheus `near` alone, and `grafana` has all 2 clusters',
      why: defaultSource.why,
      fix: defaultSource.fix,
      refs: ['A6'],
      counterexample: null,
    },
  ]);
});
