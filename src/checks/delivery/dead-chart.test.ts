import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { deadChart } from './dead-chart.ts';

const application = (repo: string, helm = '{}') =>
  `{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: argocd}, spec: {source: {chart: thanos, repoURL: "${repo}", helm: ${helm}}}}`;

test('charts of Bitnami that name images which are gone, and repositories that are gone, are told', () => {
  assert.deepEqual(found(deadChart, { hub: application('https://charts.bitnami.com/bitnami') }), [
    {
      code: 'delivery/dead-chart',
      severity: 'error',
      where: { cluster: 'hub', object: 'Application argocd/a', field: 'spec.source' },
      message:
        'The chart `thanos` of `Application argocd/a` names images of docker.io/bitnami, whose versions are gone since 2025-08-28',
      why: deadChart.why,
      fix: deadChart.fix,
      refs: ['F12', 'R04'],
      counterexample: null,
    },
  ]);
  assert.deepEqual(told(found(deadChart, { hub: application('https://kubernetes-charts.storage.googleapis.com') })), [
    [
      'Application argocd/a',
      'spec.source',
      'error',
      'The chart `thanos` of `Application argocd/a` is of a repository that is gone since 2020',
    ],
  ]);
});

test('other images, values that are not all there, and other repositories are silent', () => {
  const silent = [
    application('registry-1.docker.io/bitnamicharts', '{valuesObject: {image: {repository: bitnamilegacy/thanos}}}'),
    application('registry-1.docker.io/bitnamicharts', '{valueFiles: [values.yaml]}'),
    application('https://bitnami-labs.github.io/sealed-secrets'),
    application('ghcr.io/thanos-community/helm-charts'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(deadChart, { hub })),
    [],
  );
});
