import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { chartExplicit } from './chart-explicit.ts';

const chart = (entry: string, more = '') => ({
  folders: { a: `{kind: Kustomization${more}, helmCharts: [${entry}]}` },
});

test('what a chart leaves to chance is told in one finding', () => {
  assert.deepEqual(found(chartExplicit, chart('{name: kube-prometheus-stack, repo: "https://r"}')), [
    {
      code: 'delivery/chart-explicit',
      severity: 'error',
      where: { cluster: 'hub', object: 'Kustomization a', field: 'helmCharts[0]' },
      message:
        'The chart `kube-prometheus-stack` of `Kustomization a` has no `version`, `releaseName`, `namespace`, `includeCRDs` and no `kubeVersion`',
      why: chartExplicit.why,
      fix: chartExplicit.fix,
      refs: ['F9', 'R22'],
      counterexample: null,
    },
  ]);
  const all = '{name: grafana, repo: "https://r", version: "1", releaseName: g, namespace: n';
  assert.deepEqual(told(found(chartExplicit, chart(`${all}}`))), [
    ['Kustomization a', 'helmCharts[0]', 'warning', 'The chart `grafana` of `Kustomization a` has no `kubeVersion`'],
  ]);
});

test('all written is silent, and so is the version of Kubernetes where Argo CD gives it', () => {
  const all = 'name: grafana, repo: "https://r", version: "1", releaseName: g, namespace: n';
  const application = '{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: x}, spec: {}}';
  const silent = [
    chart(`{${all}, kubeVersion: 1.35.0}`),
    chart('{name: grafana, releaseName: g, kubeVersion: 1.35.0}', ', namespace: n'),
    { folders: { a: `{kind: Kustomization, helmCharts: [{${all}}]}\n---\n${application}` } },
  ];
  assert.deepEqual(
    silent.flatMap((given) => found(chartExplicit, given)),
    [],
  );
});
