import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { applicationHealth } from './application-health.ts';

const application = (name: string, wave: number) =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ${name}, namespace: argocd, annotations: {argocd.argoproj.io/sync-wave: "${wave}"}}, spec: {}}\n`;
const settings = (data: string) =>
  `---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: {${data}}}\n`;
const waves = application('a', 0) + application('b', 10);

test('waves without the health of Applications are told at the settings of Argo CD', () => {
  assert.deepEqual(found(applicationHealth, { hub: waves + settings('exec.enabled: "false"') }), [
    {
      code: 'delivery/application-health',
      severity: 'error',
      where: { cluster: 'hub', object: 'ConfigMap argocd/argocd-cm', field: 'data' },
      message: '2 Applications are in 2 waves, and Argo CD is not told when an Application is healthy',
      why: applicationHealth.why,
      fix: applicationHealth.fix,
      refs: ['F2', 'R25'],
      counterexample: null,
    },
  ]);
});

test('the settings of the chart of Argo CD are read too', () => {
  const chart = (values: string) => `{kind: Kustomization, helmCharts: [{name: argo-cd, valuesInline: ${values}}]}`;
  const hub = (values: string) => found(applicationHealth, { folders: { apps: waves, argocd: chart(values) } });
  assert.deepEqual(
    hub('{configs: {cm: {exec.enabled: false}}}').map(({ where }) => where),
    [{ cluster: 'hub', object: 'Kustomization argocd', field: 'helmCharts[0].valuesInline.configs.cm' }],
  );
  assert.deepEqual(
    hub(
      '{configs: {cm: {resource.customizations.health.argoproj.io_Application: if operationState then return hs end}}}',
    ),
    [],
  );
});

test('a health that looks at no sync is told as that of the past', () => {
  const hub = waves + settings('resource.customizations.health.argoproj.io_Application: return obj.status.health');
  assert.deepEqual(told(found(applicationHealth, { hub })), [
    [
      'ConfigMap argocd/argocd-cm',
      'data.resource.customizations.health.argoproj.io_Application',
      'warning',
      '2 Applications are in 2 waves, and their health is that of what was there before the commit that is being delivered',
    ],
  ]);
});

test('one wave, a health of Applications in either form, and settings that are not there are silent', () => {
  const silent = [
    waves,
    application('a', 10) + application('b', 10) + settings(''),
    waves +
      settings(
        'resource.customizations.health.argoproj.io_Application: if obj.status.sync.comparedTo then return hs end',
      ),
    waves + settings('resource.customizations: "argoproj.io/Application: {health.lua: return hs}"'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(applicationHealth, { hub })),
    [],
  );
});
