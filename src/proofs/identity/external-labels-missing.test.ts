import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, healthy, node, proved } from '../testing/flows.ts';
import { externalLabelsMissing } from './external-labels-missing.ts';

test('a producer with a label of its own is told apart', () => {
  assert.deepEqual(proved(externalLabelsMissing, healthy()), []);
});

test('labels that the operator gives every Prometheus do not count', () => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', {
    externalLabels: { prometheus: 'monitoring/main' },
    sidecar: 'edge/sidecar',
    replicas: 2,
  });
  assert.deepEqual(facing(proved(externalLabelsMissing, { ...flows, nodes: { ...flows.nodes, prometheus } })), [
    ['scraper main', 'scraper `main` of `edge` uploads blocks without an external label of its own', null],
  ]);
});
