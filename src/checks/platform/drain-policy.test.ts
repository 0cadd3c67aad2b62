import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { drainPolicy } from './drain-policy.ts';

const nodes = (count: number) =>
  Array.from({ length: count }, (_, i) => `---\n{apiVersion: v1, kind: Node, metadata: {name: n-${i}}}\n`).join('');
const given = (values: string, count = 2, more = '') => ({
  folders: {
    longhorn: `{kind: Kustomization, helmCharts: [{name: longhorn${more}, valuesInline: ${values}}]}\n${nodes(count)}`,
  },
});
const one = 'persistence: {defaultClassReplicaCount: 1}';

test('only copies that hold up the drain of a node are told', () => {
  assert.deepEqual(found(drainPolicy, given(`{${one}}`)), [
    {
      code: 'platform/drain-policy',
      severity: 'warning',
      where: {
        cluster: 'hub',
        object: 'Kustomization longhorn',
        field: 'helmCharts[0].valuesInline.defaultSettings.nodeDrainPolicy',
      },
      message: 'Volumes of `hub` have one copy on one of its 2 nodes, and Longhorn holds up the drain of the last copy',
      why: drainPolicy.why,
      fix: drainPolicy.fix,
      refs: ['F14'],
      counterexample: null,
    },
  ]);
});

test('copies elsewhere, one node, unknown nodes, another policy and values of a file are silent', () => {
  const silent = [
    given('{}'),
    given('{persistence: {defaultClassReplicaCount: 2}}'),
    given(`{${one}}`, 1),
    given(`{${one}}`, 0),
    given(`{${one}, defaultSettings: {nodeDrainPolicy: block-for-eviction-if-contains-last-replica}}`),
    given(`{${one}}`, 2, ', valuesFile: values.yaml'),
  ];
  assert.deepEqual(
    silent.flatMap((each) => found(drainPolicy, each)),
    [],
  );
});
