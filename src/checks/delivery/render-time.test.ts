import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { renderTime } from './render-time.ts';

const application =
  '{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a}, spec: {source: {path: tree/all}}}';
const charts = (count: number) =>
  `{kind: Kustomization, helmCharts: [${Array.from({ length: count }, (_, i) => `{name: chart-${i}}`).join(', ')}]}`;

test('more charts than Argo CD has time for are told', () => {
  assert.deepEqual(found(renderTime, { folders: { apps: application, 'tree/all': charts(19) } }), [
    {
      code: 'delivery/render-time',
      severity: 'error',
      where: { cluster: 'hub', object: 'Kustomization tree/all', field: 'helmCharts' },
      message: 'The kustomization of `tree/all` renders 19 charts, which takes longer than the 90 s that Argo CD waits',
      why: renderTime.why,
      fix: renderTime.fix,
      refs: ['F7'],
      counterexample: null,
    },
  ]);
});

test('fewer charts, more time, and folders that Argo CD does not render are silent', () => {
  const patient =
    '{apiVersion: apps/v1, kind: Deployment, metadata: {name: argocd-repo-server}, spec: {env: [{name: ARGOCD_EXEC_TIMEOUT, value: 5m}]}}';
  const silent = [
    { apps: application, 'tree/all': charts(18) },
    { apps: `${application}\n---\n${patient}`, 'tree/all': charts(19) },
    { 'tree/all': charts(19) },
  ];
  assert.deepEqual(
    silent.flatMap((folders) => found(renderTime, { folders })),
    [],
  );
});
