import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { generatePaths } from './generate-paths.ts';

const applications = (count: number, annotations: (i: number) => string, source = 'path: p') =>
  Array.from(
    { length: count },
    (_, i) =>
      `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a-${i}, namespace: argocd, annotations: {${annotations(i)}}}, spec: {source: {repoURL: r, ${source}}}}\n`,
  ).join('');
const annotated = 'argocd.argoproj.io/manifest-generate-paths: .';

test('fifty Applications of one repository, some without their paths, are told once', () => {
  assert.deepEqual(found(generatePaths, { hub: applications(50, (i) => (i < 48 ? annotated : '')) }), [
    {
      code: 'delivery/generate-paths',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Application argocd/a-48', field: 'metadata.annotations' },
      message: '2 of 50 Applications of `r` do not say which folders they are made of',
      why: generatePaths.why,
      fix: generatePaths.fix,
      refs: ['F10'],
      counterexample: null,
    },
  ]);
});

test('fewer Applications, annotated ones, and those of charts are silent', () => {
  const silent = [
    applications(49, () => ''),
    applications(50, () => annotated),
    applications(50, () => '', 'chart: c'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(generatePaths, { hub })),
    [],
  );
});
