import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/planned.ts';
import { nodeDisk } from './node-disk.ts';

const edge = (
  replicas: number,
  disks: readonly string[],
): string => `volumes: {provider: longhorn, replicas: ${replicas}}
clusters: [{id: edge, nodes: [${disks.map((disk, i) => `{name: n${i}, address: 10.0.9.${i}, disk: ${disk}}`).join(', ')}]}]`;

test('copies of volumes must fit into 70% of the disks', () => {
  assert.deepEqual(found(nodeDisk, edge(2, ['70Gi', '70Gi'])), [
    {
      code: 'capacity/node-disk',
      severity: 'error',
      where: { cluster: 'edge', object: '', field: 'nodes' },
      message:
        'Volumes of `edge` have 52Gi, 2 copies of each, and need 148.6Gi of disk with the 30% that Longhorn keeps free; its nodes have 140Gi',
      why: nodeDisk.why,
      fix: nodeDisk.fix,
      refs: ['C16', 'F13', 'N05'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(found(nodeDisk, edge(2, ['75Gi', '75Gi'])), []);
});

test('30 GB for Longhorn do not hold the volumes of document 000', () => {
  assert.deepEqual(
    told(found(nodeDisk, edge(1, ['30G']))).map(([cluster, severity]) => [cluster, severity]),
    [['edge', 'error']],
  );
});

test('nobody is blamed for disks that the file does not say, nor for volumes that come from elsewhere', () => {
  assert.deepEqual(found(nodeDisk, 'volumes: {provider: longhorn, replicas: 1}'), []);
  assert.deepEqual(found(nodeDisk, edge(1, ['1Gi']).replace('longhorn', 'existing')), []);
});
