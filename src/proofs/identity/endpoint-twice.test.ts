import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, promised, proved, topologyOf } from '../testing/flows.ts';
import { endpointTwice } from './endpoint-twice.ts';

test('each store by one address, and each replica by one of its own, is asked once', () => {
  const flows = healthy();
  const edges = [
    ...flows.edges.filter((e) => e !== 'query queries sidecar'),
    'query queries sidecar 0',
    'query queries sidecar 1',
  ];
  assert.deepEqual(proved(endpointTwice, { ...flows, edges }), []);
});

test('a sidecar behind two node addresses is asked twice', () => {
  const flows = healthy();
  assert.deepEqual(facing(proved(endpointTwice, { ...flows, edges: [...flows.edges, 'query queries sidecar'] })), [
    ['querier query', 'Query `query` asks sidecar `sidecar` of `edge` by `sidecar` and by `sidecar`', null],
  ]);
});

test('two nodes that nobody declares may be of two clusters, one of which was not read', () => {
  const flows = healthy();
  const topology = topologyOf({ ...flows, edges: [...flows.edges, 'query queries sidecar'] });
  const twiceAt = (...hosts: readonly string[]): number => {
    const nodes = hosts.values();
    const edges = topology.edges.map((edge) => {
      if (edge.to !== 'edge/sidecar') return edge;
      const host = nodes.next().value ?? '';
      const via = [`node ${host}, taken for one of edge, the only cluster with node port 30901`];
      return { ...edge, address: `${host}:30901`, via };
    });
    let found = 0;
    endpointTwice.prove({ ...topology, edges }, promised, () => {
      found += 1;
    });
    return found;
  };
  assert.deepEqual([twiceAt('10.1.1.11', '10.1.2.11'), twiceAt('10.1.1.11', '10.1.1.11')], [0, 1]);
});
