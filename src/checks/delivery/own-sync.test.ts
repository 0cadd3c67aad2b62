import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { ownSync } from './own-sync.ts';

const application = (name: string, wave: number, policy: string, branch = 'main') =>
  `---\n{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ${name}, namespace: argocd, annotations: {argocd.argoproj.io/sync-wave: "${wave}"}}, spec: {source: {repoURL: r, targetRevision: ${branch}, path: ${name}}, syncPolicy: {${policy}}}}\n`;

test('later waves that sync by themselves and soon give up are told once, the one that tries once first', () => {
  const hub = ['a', 'b', 'c'].map((name, i) => application(name, i * 10, 'automated: {}')).join('');
  assert.deepEqual(found(ownSync, { hub }), [
    {
      code: 'delivery/own-sync',
      severity: 'warning',
      where: { cluster: 'hub', object: 'Application argocd/b', field: 'spec.syncPolicy.retry' },
      message: 'Application `b` of wave 10 syncs by itself and gives up after 2m35s, as one more does',
      why: ownSync.why,
      fix: ownSync.fix,
      refs: ['F3', 'R25'],
      counterexample: null,
    },
  ]);
  const once = hub + application('d', 30, 'automated: {}, retry: {backoff: {duration: 10s}}');
  assert.deepEqual(
    found(ownSync, { hub: once }).map(({ severity, message }) => [severity, message]),
    [['error', 'Application `d` of wave 30 syncs by itself and tries once, as 2 more do']],
  );
});

test('retries, syncs by hand, one wave and other branches are silent', () => {
  const silent = [
    application('a', 0, 'automated: {}') + application('b', 10, 'automated: {}, retry: {limit: -1}'),
    application('a', 0, 'automated: {}') +
      application('b', 10, 'automated: {}, retry: {limit: 5, backoff: {duration: 30}}'),
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
