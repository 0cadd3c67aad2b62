import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { helmEnabled } from './helm-enabled.ts';

const application = (source = '') =>
  `{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd}, spec: {source: {path: tree/stack${source}}}}`;
const settings = (data: string) =>
  `\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm}, data: {${data}}}`;
const charts = '{kind: Kustomization, helmCharts: [{name: grafana}]}';

test('charts of a kustomization that Argo CD does not render are told', () => {
  assert.deepEqual(found(helmEnabled, { folders: { apps: application() + settings(''), 'tree/stack': charts } }), [
    {
      code: 'delivery/helm-enabled',
      severity: 'error',
      where: { cluster: 'hub', object: 'ConfigMap argocd-cm', field: 'data.kustomize.buildOptions' },
      message:
        'Application `a` delivers a kustomization with charts, and `kustomize.buildOptions` has no `--enable-helm`',
      why: helmEnabled.why,
      fix: helmEnabled.fix,
      refs: ['R20', 'F9'],
      counterexample: null,
    },
  ]);
});

test('the option, for one version of kustomize too, plugins, and settings that are not there are silent', () => {
  const silent = [
    { apps: application() + settings('kustomize.buildOptions: --enable-helm'), 'tree/stack': charts },
    { apps: application() + settings('kustomize.buildOptions.v5.8.1: --enable-helm'), 'tree/stack': charts },
    { apps: application(', plugin: {name: own}') + settings(''), 'tree/stack': charts },
    { apps: application() + settings(''), 'tree/stack': '{kind: Kustomization}' },
    { apps: application(), 'tree/stack': charts },
  ];
  assert.deepEqual(
    silent.flatMap((folders) => found(helmEnabled, { folders })),
    [],
  );
});
