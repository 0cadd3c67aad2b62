import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { chartSecrets } from './chart-secrets.ts';

/** Made here, so that no file holds anything that looks like a credential. */
const invented = ['not', 'a', 'real', 'one'].join('-');
const application = (values: string) =>
  `{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd}, spec: {source: {chart: grafana, helm: {valuesObject: ${values}}}}}`;

test('a credential among the values of a chart is told with its key, and never shown', () => {
  assert.deepEqual(found(chartSecrets, { hub: application(`{grafana: {adminPassword: ${invented}}}`) }), [
    {
      code: 'delivery/chart-secrets',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'Application argocd/a',
        field: 'spec.source.helm.valuesObject.grafana.adminPassword',
      },
      message: '`grafana.adminPassword` of the chart `grafana` in `Application argocd/a` is a credential in clear text',
      why: chartSecrets.why,
      fix: chartSecrets.fix,
      refs: ['F16', 'R51', 'C09'],
      counterexample: null,
    },
  ]);
});

test('names of Secrets and of their keys, empty values and references are silent', () => {
  const silent = [
    '{admin: {existingSecret: grafana-admin, passwordKey: admin-password}}',
    '{adminPassword: ""}',
    '{adminPassword: "<path:vault/data#password>"}',
    '{objstore: {secretKey: objstore.yml}}',
  ];
  assert.deepEqual(
    silent.flatMap((values) => found(chartSecrets, { hub: application(values) })),
    [],
  );
});
