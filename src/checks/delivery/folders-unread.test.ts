import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { foldersUnread } from './folders-unread.ts';

const application = (name: string, source: string) =>
  `{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: ${name}, namespace: argocd}, spec: {source: {repoURL: r, ${source}}}}`;
const child = application('child', 'path: tree/child');

test('a root that reads no folder of its Applications is told', () => {
  const folders = { argocd: application('root', 'path: ./argocd/applications/'), 'argocd/applications/hub': child };
  assert.deepEqual(found(foldersUnread, { folders }), [
    {
      code: 'delivery/folders-unread',
      severity: 'error',
      where: { cluster: 'hub', object: 'Application argocd/root', field: 'spec.source.directory.recurse' },
      message:
        'Application `root` reads `argocd/applications` alone, and its Applications are in `argocd/applications/hub`',
      why: foldersUnread.why,
      fix: foldersUnread.fix,
      refs: ['R24'],
      counterexample: null,
    },
  ]);
});

test('a root that looks into folders, has files of its own, or a kustomization that names them is silent', () => {
  const below = { 'argocd/applications/hub': child };
  const root = application('root', 'path: argocd/applications');
  const silent = [
    { argocd: application('root', 'path: argocd/applications, directory: {recurse: true}'), ...below },
    { argocd: root, 'argocd/applications': child, ...below },
    { argocd: root, 'argocd/applications': '{kind: Kustomization, resources: [hub]}', ...below },
    { argocd: application('root', 'path: argocd/applications, helm: {releaseName: a}'), ...below },
    { argocd: root, 'other/hub': child },
  ];
  assert.deepEqual(
    silent.flatMap((folders) => found(foldersUnread, { folders })),
    [],
  );
});
