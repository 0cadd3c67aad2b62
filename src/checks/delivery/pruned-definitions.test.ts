import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { prunedDefinitions } from './pruned-definitions.ts';

const application = (source: string, policy = 'automated: {prune: true}') =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd}, spec: {source: ${source}, syncPolicy: {${policy}}}}\n`;
const chart = '{chart: longhorn, repoURL: "https://charts.longhorn.io"}';

test('definitions of a chart that are pruned are told, and not where somebody keeps them', () => {
  assert.deepEqual(found(prunedDefinitions, { hub: application(chart) }), [
    {
      code: 'delivery/pruned-definitions',
      severity: 'error',
      where: { cluster: 'hub', object: 'Application argocd/a', field: 'spec.syncPolicy.automated.prune' },
      message: 'Application `a` prunes by itself, and delivers the definitions of the chart `longhorn`',
      why: prunedDefinitions.why,
      fix: prunedDefinitions.fix,
      refs: ['F5'],
      counterexample: null,
    },
  ]);
  const silent = [
    application(chart, 'automated: {prune: false}'),
    application(chart, ''),
    application(chart, 'automated: {prune: true}, syncOptions: [Prune=confirm]'),
    application('{chart: kube-prometheus-stack, helm: {valuesObject: {crds: {enabled: false}}}}'),
    application('{chart: argo-cd}'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(prunedDefinitions, { hub })),
    [],
  );
});

test('definitions in a folder are told unless they, or a patch for them, say that they stay', () => {
  const definition = (options: string) =>
    `{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: things.example.com, annotations: {argocd.argoproj.io/sync-options: "${options}"}}}`;
  const of = (folder: string) =>
    told(found(prunedDefinitions, { folders: { apps: application('{path: tree/crds}'), 'tree/crds': folder } })).map(
      (one) => one[3],
    );
  assert.deepEqual(of(definition('')), [
    'Application `a` prunes by itself, and delivers the definition `things.example.com`',
  ]);
  assert.deepEqual(of(definition('Delete=false,Prune=false')), []);
  const patch = '{target: {kind: CustomResourceDefinition}, patch: "sync-options: Prune=false"}';
  assert.deepEqual(of(`${definition('')}\n---\n{kind: Kustomization, patches: [${patch}]}`), []);
});
