import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { admissionHooks } from './admission-hooks.ts';

const kustomized = (values: string, more = '') => ({
  folders: {
    monitoring: `{kind: Kustomization, helmCharts: [{name: kube-prometheus-stack${more}, valuesInline: ${values}}]}`,
  },
});

test('a certificate that a hook makes is told, in Argo CD as a warning', () => {
  assert.deepEqual(found(admissionHooks, kustomized('{}', ', skipHooks: true')), [
    {
      code: 'delivery/admission-hooks',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'Kustomization monitoring',
        field: 'helmCharts[0].valuesInline.prometheusOperator.admissionWebhooks',
      },
      message: "The chart `kube-prometheus-stack` has its webhook's certificate made by a hook, which is left out",
      why: admissionHooks.why,
      fix: admissionHooks.fix,
      refs: ['F6'],
      counterexample: null,
    },
  ]);
  const application =
    '{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a}, spec: {source: {chart: ingress-nginx}}}';
  assert.deepEqual(
    found(admissionHooks, { hub: application }).map(({ severity, message }) => [severity, message]),
    [['warning', "The chart `ingress-nginx` has its webhook's certificate made by a hook, which may hang in Argo CD"]],
  );
});

test('a webhook that is off or has its certificate elsewhere, and values that are not all there, are silent', () => {
  const silent = [
    kustomized('{prometheusOperator: {admissionWebhooks: {enabled: false}}}'),
    kustomized('{prometheusOperator: {enabled: false}}'),
    kustomized('{prometheusOperator: {admissionWebhooks: {certManager: {enabled: true}}}}'),
    kustomized('{}', ', valuesFile: values.yaml'),
    { folders: { a: '{kind: Kustomization, helmCharts: [{name: grafana}]}' } },
  ];
  assert.deepEqual(
    silent.flatMap((given) => found(admissionHooks, given)),
    [],
  );
});
