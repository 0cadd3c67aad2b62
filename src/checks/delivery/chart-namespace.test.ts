import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { chartNamespace } from './chart-namespace.ts';

const kustomization = (namespace: string, chart: string) => ({
  folders: { a: `{kind: Kustomization${namespace}, helmCharts: [{name: grafana${chart}}]}` },
});

test('a chart for another namespace than its kustomization is told, and one without is a warning', () => {
  assert.deepEqual(found(chartNamespace, kustomization(', namespace: one', ', namespace: two')), [
    {
      code: 'delivery/chart-namespace',
      severity: 'error',
      where: { cluster: 'hub', object: 'Kustomization a', field: 'helmCharts[0].namespace' },
      message: 'The chart `grafana` of `a` is for `two`, and the kustomization for `one`',
      why: chartNamespace.why,
      fix: chartNamespace.fix,
      refs: ['F8'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(
    told(found(chartNamespace, kustomization(', namespace: one', ''))).map((one) => one[2]),
    ['warning'],
  );
});

test('one namespace for both, and a kustomization without, are silent', () => {
  const silent = [kustomization(', namespace: one', ', namespace: one'), kustomization('', ', namespace: one')];
  assert.deepEqual(
    silent.flatMap((given) => found(chartNamespace, given)),
    [],
  );
});
