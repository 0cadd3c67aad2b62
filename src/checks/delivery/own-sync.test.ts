import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { ownSync } from './own-sync.ts';

const application = (name: string, wave: number, policy: string, branch = 'main') =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ${name}, namespace: argocd, annotations: {argocd.argoproj.io/sync-wave: "${wave}"}}, spec: {source: {repoURL: r, targetRevision: ${branch}, path: ${name}}, syncPolicy: {${policy}}}}\n`;

test('later waves that sync by themselves and do not retry are told once', () => {
  const hub = ['a', 'b', 'c'].map((name, i) => application(name, i * 10, 'automated: {}')).join('');
  assert.deepEqual(found(ownSync, { hub }), [
    {
      code: 'delivery/own-sync',
      severity: 'error',
      where: { cluster: 'hub', object: 'Application argocd/b', field: 'spec.syncPolicy.retry' },
      message: 'Application `b` of wave 10 and 1 more sync by themselves and try once',
      why: ownSync.why,
      fix: ownSync.fix,
      refs: ['F3', 'R25'],
      counterexample: null,
    },
  ]);
});

test('retries, syncs by hand, one wave and other branches are silent', () => {
  const silent = [
    application('a', 0, 'automated: {}') + application('b', 10, 'automated: {}, retry: {limit: -1}'),
    application('a', 0, 'automated: {}') + application('b', 10, 'automated: {}, retry: {backoff: {duration: 10s}}'),
    application('a', 0, 'automated: {}') + application('b', 10, ''),
    application('a', 0, 'automated: {}') + application('b', 10, 'automated: {enabled: false}'),
    application('a', 10, 'automated: {}') + application('b', 10, 'automated: {}'),
    application('a', 0, 'automated: {}') + application('b', 10, 'automated: {}', 'other'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(ownSync, { hub })),
    [],
  );
});
