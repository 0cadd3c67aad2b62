import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { chart } from './chart.ts';

const chartOf = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
helmCharts:
  - {name: longhorn, releaseName: longhorn, namespace: longhorn-system, version: 1.12.1, valuesInline: {}}
`;

test('Longhorn takes its volumes with it, another chart what it installed', () => {
  assert.deepEqual(judged(chart, chartOf, ''), [
    [
      'loses everything on its volumes',
      'chart longhorn',
      '',
      'The chart `longhorn` of `hub` goes, and with it every volume that it serves',
    ],
  ]);
  assert.deepEqual(judged(chart, chartOf.replace('name: longhorn,', 'name: cert-manager,'), ''), [
    ['needs order', 'chart longhorn', '', 'The chart `cert-manager` of `hub` goes, with all that it installed'],
  ]);
});

test('a chart that moves is made anew, one of another version restarts, one of other values is not understood', () => {
  assert.deepEqual(judged(chart, chartOf, chartOf.replace('namespace: longhorn-system', 'namespace: storage')), [
    [
      'impossible in place',
      'chart longhorn',
      'namespace',
      'The chart `longhorn` of `hub` moves from the namespace `longhorn-system` to `storage`',
    ],
  ]);
  assert.deepEqual(judged(chart, chartOf, chartOf.replace('1.12.1', '1.12.2')), [
    ['restart', 'chart longhorn', 'version', 'The chart `longhorn` of `hub` goes from 1.12.1 to 1.12.2'],
  ]);
  assert.deepEqual(judged(chart, chartOf, chartOf.replace('valuesInline: {}', 'valuesInline: {a: {b: 1}, c: [2]}')), [
    ['not classed', 'chart longhorn', 'values.a', 'The chart `longhorn` of `hub` gets other values: `a`, `c`'],
  ]);
});
