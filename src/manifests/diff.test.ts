import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffTree } from './diff.ts';
import { inputsOf } from './lock.ts';
import { contents, fill, scratchFolder } from './testing/scratch.ts';
import { writeTree } from './write/write-tree.ts';

const one = { 'a/keep.yaml': 'k\n', 'a/change.yaml': 'old\n', 'a/edited.yaml': 'e\n', 'a/stale.yaml': 's\n' };
const two = { 'a/keep.yaml': 'k\n', 'a/change.yaml': 'new\n', 'a/edited.yaml': 'e2\n', 'b/added.yaml': 'a\n' };

test('a comparison says what writing would do, file by file, and does none of it', () => {
  const root = scratchFolder();
  writeTree(root, inputsOf('fleet'), Object.entries(one), { force: false });
  fill(root, { 'a/edited.yaml': 'by hand\n' });
  const before = contents(root);
  const { changes, unchanged, findings } = diffTree(root, Object.entries(two));
  assert.deepEqual(changes, [
    {
      path: 'a/change.yaml',
      change: 'changed',
      diff: '--- a/a/change.yaml\n+++ b/a/change.yaml\n@@ -1 +1 @@\n-old\n+new\n',
    },
    {
      path: 'a/edited.yaml',
      change: 'changed',
      diff: '--- a/a/edited.yaml\n+++ b/a/edited.yaml\n@@ -1 +1 @@\n-by hand\n+e2\n',
    },
    { path: 'b/added.yaml', change: 'added', diff: '--- /dev/null\n+++ b/b/added.yaml\n@@ -0,0 +1 @@\n+a\n' },
    { path: 'a/stale.yaml', change: 'removed', diff: '--- a/a/stale.yaml\n+++ /dev/null\n@@ -1 +0,0 @@\n-s\n' },
  ]);
  assert.equal(unchanged, 1);
  assert.deepEqual(
    findings.map((f) => f.code),
    ['manifests/edited-file'],
  );
  assert.deepEqual(contents(root), before);
});

test('against a directory that is not there everything is added, and it stays away', () => {
  const root = `${scratchFolder()}/none/out`;
  assert.deepEqual(
    diffTree(root, Object.entries(one)).changes.map((c) => c.change),
    ['added', 'added', 'added', 'added'],
  );
  assert.throws(() => contents(root), /ENOENT/);
});

test('against a file the comparison ends in a finding', () => {
  const root = scratchFolder();
  fill(root, { file: 'f' });
  assert.deepEqual(
    diffTree(`${root}/file`, Object.entries(one)).findings.map((f) => f.code),
    ['manifests/output-unusable'],
  );
});
