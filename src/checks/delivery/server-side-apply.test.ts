import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { serverSideApply } from './server-side-apply.ts';

const application = (source: string, options = '') =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd}, spec: {source: ${source}, syncPolicy: {syncOptions: [${options}]}}}\n`;
const chart = '{chart: external-secrets, repoURL: "https://charts.external-secrets.io"}';

test('a chart with a large definition is told, and not where the server applies it or Argo CD leaves definitions out', () => {
  assert.deepEqual(found(serverSideApply, { hub: application(chart) }), [
    {
      code: 'delivery/server-side-apply',
      severity: 'error',
      where: { cluster: 'hub', object: 'Application argocd/a', field: 'spec.syncPolicy.syncOptions' },
      message:
        'Application `a` delivers the chart `external-secrets`, which brings large definitions, without server-side apply',
      why: serverSideApply.why,
      fix: serverSideApply.fix,
      refs: ['F1', 'R23'],
      counterexample: null,
    },
  ]);
  const silent = [
    application(chart, 'ServerSideApply=true'),
    application('{chart: kube-prometheus-stack, helm: {skipCrds: true}}'),
    application('{chart: grafana}'),
    application('{path: somewhere/else}'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(serverSideApply, { hub })),
    [],
  );
});

test('a large definition in a folder and the manifests of Argo CD itself are told, a small one is not', () => {
  const definition = (bytes: number, annotations = '') =>
    `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: things.example.com, annotations: {${annotations}}}, spec: {text: "${'x'.repeat(bytes)}"}}`;
  const told1 = (folder: string) =>
    told(
      found(serverSideApply, {
        folders: { apps: application('{path: manifests/crds}'), 'repo/manifests/crds': folder },
      }),
    ).map((one) => one[3]);
  assert.deepEqual(told1(definition(262_144)), [
    'Application `a` delivers the definition `things.example.com`, which is large, without server-side apply',
  ]);
  assert.deepEqual(told1(definition(1_000)), []);
  assert.deepEqual(
    told1(definition(262_144, 'argocd.argoproj.io/sync-options: "Prune=false,ServerSideApply=true"')),
    [],
  );
  assert.deepEqual(
    told1(
      '{kind: Kustomization, resources: ["https://raw.githubusercontent.com/argoproj/argo-cd/v3.5.1/manifests/ha/install.yaml"]}',
    ),
    ['Application `a` delivers Argo CD itself, by `Kustomization repo/manifests/crds`, without server-side apply'],
  );
});
