import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { missingDefinitions } from './missing-definitions.ts';

const application = (name: string, source: string, wave: number, policy = 'automated: {}') =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ${name}, namespace: argocd, annotations: {argocd.argoproj.io/sync-wave: "${wave}"}}, spec: {source: ${source}, destination: {name: in-cluster}, syncPolicy: {${policy}}}}\n`;
const operator = (wave: number) => application('operator', '{chart: kube-prometheus-stack}', wave);
const resource = (annotations = '') =>
  `{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: k8s, namespace: monitoring, annotations: {${annotations}}}}`;
const folders = (applications: string, stores = resource()) => ({ apps: applications, 'tree/stores': stores });

test('a resource in the wave of its definition, or before it, is told', () => {
  const given = folders(operator(10) + application('stores', '{path: tree/stores}', 10));
  assert.deepEqual(found(missingDefinitions, { folders: given }), [
    {
      code: 'delivery/missing-definitions',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Application argocd/stores', field: 'spec.syncPolicy.syncOptions' },
      message:
        'Application `stores` of wave 10 delivers Prometheus `k8s`, whose kind `operator` of wave 10 defines, and gives up after 2m35s',
      why: missingDefinitions.why,
      fix: missingDefinitions.fix,
      refs: ['F4'],
      counterexample: null,
    },
  ]);
});

test('later waves, the option, retries, definitions of nobody, and those beside their resources are silent', () => {
  const definition =
    '{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: p}, spec: {group: monitoring.coreos.com}}';
  const stores = (wave: number, policy?: string) => application('stores', '{path: tree/stores}', wave, policy);
  const silent = [
    folders(operator(10) + stores(20)),
    folders(operator(10) + stores(10, 'automated: {}, syncOptions: [SkipDryRunOnMissingResource=true]')),
    folders(operator(10) + stores(10, 'automated: {}, retry: {limit: -1}')),
    folders(operator(10) + stores(10), resource('argocd.argoproj.io/sync-options: SkipDryRunOnMissingResource=true')),
    folders(stores(10)),
    folders(operator(10) + stores(10), `${definition}\n---\n${resource()}`),
  ];
  assert.deepEqual(
    silent.flatMap((given) => found(missingDefinitions, { folders: given })),
    [],
  );
});
