import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found } from '../testing/found.ts';
import { sidecarObjectStore } from './sidecar-object-store.ts';

const second = (uploads: boolean, ...edges: readonly string[]) => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    other: node('scraper', 'west/main', { sidecar: 'west/sidecar' }),
    otherSidecar: node('sidecar', 'west/sidecar', { scraper: 'west/main', uploads }),
  };
  return { flows: { nodes, edges: [...flows.edges, ...edges] } };
};

test('sidecars that all upload, or none of them, are silent', () => {
  assert.deepEqual(found(sidecarObjectStore, second(true)), []);
  const flows = healthy();
  const sidecar = node('sidecar', 'edge/sidecar', { scraper: 'edge/main', uploads: false });
  assert.deepEqual(found(sidecarObjectStore, { flows: { ...flows, nodes: { ...flows.nodes, sidecar } } }), []);
});

test('a Prometheus that writes remotely needs no upload', () => {
  assert.deepEqual(found(sidecarObjectStore, second(false, 'other remote-writes nowhere')), []);
});

test('the one sidecar without an object store is told', () => {
  assert.deepEqual(found(sidecarObjectStore, second(false)), [
    {
      code: 'thanos/sidecar-object-store',
      severity: 'warning',
      where: { cluster: 'west', object: 'sidecar sidecar', field: 'spec' },
      message: 'The sidecar `sidecar` of `west` has no object store, and that of `sidecar` of `edge` has one',
      why: sidecarObjectStore.why,
      fix: sidecarObjectStore.fix,
      refs: ['C10'],
      counterexample: null,
    },
  ]);
});
