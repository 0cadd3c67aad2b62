import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { installedTwice } from './installed-twice.ts';

const application = (name: string, release: string, to = 'in-cluster') =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ${name}, namespace: argocd}, spec: {source: {chart: grafana, helm: {releaseName: ${release}}}, destination: {name: ${to}, namespace: monitoring}}}\n`;

test('one release from two Applications is told', () => {
  assert.deepEqual(found(installedTwice, { hub: application('a', 'grafana') + application('b', 'grafana') }), [
    {
      code: 'delivery/installed-twice',
      severity: 'error',
      where: { cluster: 'hub', object: 'Application argocd/a', field: 'spec.source' },
      message:
        'The release `grafana` of the chart `grafana` in `monitoring` is installed by `Application argocd/a` and by `Application argocd/b`',
      why: installedTwice.why,
      fix: installedTwice.fix,
      refs: ['C013', 'C17', 'F11'],
      counterexample: null,
    },
  ]);
});

test('other names, other clusters, and kustomizations that nobody delivers are silent', () => {
  const kustomization =
    '{kind: Kustomization, helmCharts: [{name: grafana, releaseName: grafana, namespace: monitoring}]}';
  assert.deepEqual(found(installedTwice, { hub: application('a', 'one') + application('b', 'two') }), []);
  assert.deepEqual(found(installedTwice, { hub: application('a', 'one') + application('b', 'one', 'edge') }), []);
  assert.deepEqual(
    found(installedTwice, { folders: { 'overlays/a': kustomization, 'overlays/b': kustomization } }),
    [],
  );
});
