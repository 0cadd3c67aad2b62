import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../kube/duration.ts';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found } from '../testing/found.ts';
import { sidecarWindow } from './sidecar-window.ts';

const asked = (retentionMs: number, oldestMs: number | null, drop = '') => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    prometheus: node('scraper', 'edge/main', { sidecar: 'edge/sidecar', retentionMs }),
    sidecar: node('sidecar', 'edge/sidecar', { scraper: 'edge/main', oldestMs }),
  };
  return { flows: { nodes, edges: flows.edges.filter((e) => e !== drop) } };
};

test('a short local retention, a bounded sidecar, and one whose blocks nobody else has are silent', () => {
  assert.deepEqual(found(sidecarWindow, asked(5 * day, null)), []);
  assert.deepEqual(found(sidecarWindow, asked(15 * day, 3 * day)), []);
  assert.deepEqual(found(sidecarWindow, asked(15 * day, null, 'sidecar uploads bucket')), []);
  assert.deepEqual(found(sidecarWindow, asked(15 * day, null, 'query queries store')), []);
  assert.deepEqual(found(sidecarWindow, asked(15 * day, null, 'query queries sidecar')), []);
});

test('two weeks over the link that the bucket has are told', () => {
  assert.deepEqual(found(sidecarWindow, asked(15 * day, null)), [
    {
      code: 'thanos/sidecar-window',
      severity: 'warning',
      where: { cluster: 'edge', object: 'sidecar sidecar', field: 'spec' },
      message:
        '`hub` asks the sidecar `sidecar` of `edge` for samples of up to 15d, which its store gateway `store` has too',
      why: sidecarWindow.why,
      fix: sidecarWindow.fix,
      refs: ['B8'],
      counterexample: null,
    },
  ]);
});
