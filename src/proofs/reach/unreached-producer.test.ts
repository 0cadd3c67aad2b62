import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node, proved } from '../testing/flows.ts';
import { unreachedProducer } from './unreached-producer.ts';

const hops = (edges: readonly string[], nodes = healthy().nodes) =>
  proved(unreachedProducer, { nodes, edges }).map((f) => [f.message, f.counterexample?.hops]);

test('a producer is reached by its sidecar or by its bucket; one of them is enough', () => {
  const { edges } = healthy();
  assert.deepEqual(hops(edges), []);
  assert.deepEqual(hops(edges.filter((e) => e !== 'query queries sidecar')), []);
  assert.deepEqual(hops(edges.filter((e) => e !== 'sidecar uploads bucket')), []);
});

test('with neither, every way is told with the hop where it ends', () => {
  const { edges } = healthy();
  assert.deepEqual(hops(edges.filter((e) => e !== 'query queries sidecar' && e !== 'query queries store')), [
    [
      'The metrics of edge (scraper `main`) reach nothing that the hub asks',
      [
        'sidecar of `main`: no querier that the hub asks has its address',
        'bucket `thanos` at s3.example.com: its store gateway `store` is asked by no querier of the hub',
      ],
    ],
  ]);
  assert.deepEqual(hops(edges.filter((e) => e !== 'query queries sidecar' && e !== 'store reads-bucket bucket')), [
    [
      'The metrics of edge (scraper `main`) reach nothing that the hub asks',
      [
        'sidecar of `main`: no querier that the hub asks has its address',
        'bucket `thanos` at s3.example.com: no store gateway reads it',
      ],
    ],
  ]);
});

test('an agent that writes to an address in its own cluster reaches nothing', () => {
  const flows = healthy();
  const nodes = { ...flows.nodes, agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' } }) };
  assert.deepEqual(hops([...flows.edges, 'agent remote-writes nowhere'], nodes), [
    [
      'The metrics of shop (agent `agent`) reach nothing that the hub asks',
      ['remote write to `nowhere`: no Service `nowhere`', 'no block is uploaded to any bucket'],
    ],
  ]);
});

test('nothing is said of a producer whose way leads to an address that was not understood', () => {
  const flows = healthy();
  const nodes = { ...flows.nodes, agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' } }) };
  assert.deepEqual(proved(unreachedProducer, { nodes, edges: flows.edges, unclear: ['agent remote-writes'] }), []);
});
