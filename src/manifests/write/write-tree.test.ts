import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { digest } from '../digest.ts';
import type { TreeFile } from '../layout.ts';
import { inputsOf, lockText } from '../lock.ts';
import { contents, fill, scratchFolder } from '../testing/scratch.ts';
import { writeTree } from './write-tree.ts';

const inputs = inputsOf('fleet');
const write = (root: string, files: Readonly<Record<string, string>>, force = false) =>
  writeTree(root, inputs, Object.entries(files), { force });
const lockOf = (files: Readonly<Record<string, string>>): string =>
  lockText(inputs, new Map(Object.entries(files).map(([path, text]) => [path, digest(text)])));
const withLock = (files: Readonly<Record<string, string>>) => ({ '.namsan/lock.json': lockOf(files), ...files });
const one = {
  'clusters/a/50-x/service-x.yaml': 'x\n',
  'clusters/a/50-x/kustomization.yaml': 'k\n',
  'docs/read.md': 'r\n',
};

test('a tree is written with its lock, and nothing else is left', () => {
  const root = join(scratchFolder(), 'new', 'out');
  assert.deepEqual(write(root, one), {
    created: Object.keys(one),
    changed: [],
    removed: [],
    unchanged: 0,
    findings: [],
  });
  assert.deepEqual(contents(root), withLock(one));
});

test('the same tree again touches no file', () => {
  const root = scratchFolder();
  write(root, one);
  const marks = () =>
    Object.keys(withLock(one)).map((path) => {
      const { ino, mtimeNs, ctimeNs } = statSync(join(root, path), { bigint: true });
      return [path, ino, mtimeNs, ctimeNs];
    });
  const before = marks();
  assert.deepEqual(write(root, one), { created: [], changed: [], removed: [], unchanged: 3, findings: [] });
  assert.deepEqual(marks(), before);
});

test('a changed tree changes its own files, removes stale ones with the directories they leave empty, and keeps those of others', () => {
  const root = scratchFolder();
  write(root, one);
  fill(root, { 'docs/mine.md': 'mine\n', 'clusters/b/other.yaml': 'other\n' });
  const two = { 'clusters/c/50-x/service-x.yaml': 'x\n', 'docs/read.md': 'r2\n', 'clusters/b/ours.yaml': 'ours\n' };
  assert.deepEqual(write(root, two), {
    created: ['clusters/c/50-x/service-x.yaml', 'clusters/b/ours.yaml'],
    changed: ['docs/read.md'],
    removed: ['clusters/a/50-x/kustomization.yaml', 'clusters/a/50-x/service-x.yaml'],
    unchanged: 0,
    findings: [],
  });
  assert.deepEqual(contents(root), { ...withLock(two), 'clusters/b/other.yaml': 'other\n', 'docs/mine.md': 'mine\n' });
});

test('edited files stop the writing, all of them are named, and force lets them go', () => {
  const root = scratchFolder();
  write(root, one);
  fill(root, { 'docs/read.md': 'edited\n', 'clusters/a/50-x/service-x.yaml': 'edited\n' });
  const before = contents(root);
  const two = { ...one, 'docs/read.md': 'r2\n', 'clusters/a/50-x/service-x.yaml': 'x2\n', 'docs/new.md': 'n\n' };
  assert.deepEqual(
    write(root, two).findings.map((f) => [f.code, f.severity, f.message]),
    [
      ['manifests/edited-file', 'error', '`clusters/a/50-x/service-x.yaml` is not as namsan wrote it'],
      ['manifests/edited-file', 'error', '`docs/read.md` is not as namsan wrote it'],
    ],
  );
  assert.deepEqual(contents(root), before);
  assert.deepEqual(write(root, two, true).changed, ['clusters/a/50-x/service-x.yaml', 'docs/read.md']);
  assert.deepEqual(contents(root), withLock(two));
});

test('an edited file that is no longer needed is kept and said once', () => {
  const root = scratchFolder();
  write(root, one);
  fill(root, { 'docs/read.md': 'edited\n' });
  const { 'docs/read.md': _, ...two } = one;
  assert.deepEqual(
    write(root, two, true).findings.map((f) => [f.code, f.severity]),
    [['manifests/kept-file', 'note']],
  );
  assert.deepEqual(contents(root), { ...withLock(two), 'docs/read.md': 'edited\n' });
  assert.deepEqual(write(root, two).findings, []);
});

test('a file that was removed by hand is written again', () => {
  const root = scratchFolder();
  write(root, one);
  rmSync(join(root, 'clusters'), { recursive: true });
  assert.deepEqual(write(root, one).created.length, 2);
  assert.deepEqual(contents(root), withLock(one));
});

test('a file of somebody else is never written over, even by force; one with the same bytes is taken over', () => {
  const root = scratchFolder();
  fill(root, { 'docs/read.md': 'theirs\n', 'clusters/a/50-x/service-x.yaml': 'x\n' });
  const before = contents(root);
  const { findings } = write(root, one, true);
  assert.deepEqual(
    findings.map((f) => [f.code, f.where, f.message]),
    [
      [
        'manifests/foreign-file',
        { file: join(root, 'docs/read.md'), line: 1, column: 1, path: '' },
        '`docs/read.md` exists, and namsan did not write it',
      ],
    ],
  );
  assert.deepEqual(contents(root), before);
  fill(root, { 'docs/read.md': 'r\n' });
  assert.deepEqual(write(root, one).unchanged, 2);
});

test('a symbolic link in the tree is refused, and what it leads to is untouched', () => {
  for (const link of ['clusters', 'clusters/a', 'clusters/a/50-x/service-x.yaml']) {
    const outside = scratchFolder();
    fill(outside, { 'a/50-x/service-x.yaml': 'outside\n', 'service-x.yaml': 'outside\n' });
    const root = scratchFolder();
    fill(root, { 'clusters/a/50-x/keep.yaml': 'k\n' });
    rmSync(join(root, link), { recursive: true, force: true });
    symlinkSync(outside, join(root, link));
    const before = contents(root);
    assert.deepEqual(new Set(write(root, one, true).findings.map((f) => f.code)), new Set(['manifests/symbolic-link']));
    assert.deepEqual([contents(root), readFileSync(join(outside, 'service-x.yaml'), 'utf8')], [before, 'outside\n']);
  }
});

test('a directory that is itself named by a link is written to', () => {
  const folder = scratchFolder();
  fill(folder, { 'real/mine.md': 'm\n' });
  symlinkSync(join(folder, 'real'), join(folder, 'named'));
  assert.deepEqual(write(join(folder, 'named'), one).findings, []);
  assert.deepEqual(contents(join(folder, 'real')), { ...withLock(one), 'mine.md': 'm\n' });
});

test('an output that is a file, lies below one, or has a directory in the place of a file is refused', () => {
  const folder = scratchFolder();
  fill(folder, { file: 'f\n', 'tree/docs/read.md/x': 'x\n', 'own/.namsan': 'f\n' });
  const before = contents(folder);
  const codes = ['file', 'file/below', 'tree', 'own'].map((path) => write(join(folder, path), one).findings[0]?.code);
  assert.deepEqual(codes, [
    'manifests/output-unusable',
    'manifests/output-unusable',
    'manifests/foreign-file',
    'manifests/output-unusable',
  ]);
  assert.deepEqual(contents(folder), before);
});

test('a lock that cannot be read, or a journal that leads out of the tree, stops the writing', () => {
  for (const broken of ['<<<<<<< HEAD\n', '{"format": 2, "files": {}}', '{"format": 1, "files": {"a": 1}}']) {
    const root = scratchFolder();
    fill(root, { '.namsan/lock.json': broken });
    assert.deepEqual(
      write(root, one).findings.map((f) => f.code),
      ['manifests/lock-unreadable'],
    );
    assert.deepEqual(contents(root), { '.namsan/lock.json': broken });
  }
  const root = scratchFolder();
  const journal = JSON.stringify({ direction: 'forward', moves: [{ kind: 'new', path: '../escape' }] });
  fill(root, { '.namsan/journal.json': journal, '.namsan/stage/escape': 'x' });
  assert.deepEqual(
    write(root, one).findings.map((f) => f.code),
    ['manifests/lock-unreadable'],
  );
});

test('what stands in the place of the lock, the journal or the lock of a run and is no file stops the writing', () => {
  for (const name of ['lock.json', 'journal.json', 'run.lock'])
    for (const target of [null, 'nowhere', '../mine']) {
      const root = scratchFolder();
      fill(root, { mine: 'm\n', '.namsan/kept': 'k\n' });
      const place = join(root, '.namsan', name);
      if (target === null) mkdirSync(place);
      else symlinkSync(target, place);
      const before = contents(root);
      assert.deepEqual(
        write(root, one).findings.map((f) => f.code),
        [name === 'run.lock' ? 'manifests/run-in-progress' : 'manifests/lock-unreadable'],
      );
      assert.deepEqual(contents(root), before);
    }
});

test('a path that leaves the tree is a fault of ours', () => {
  for (const path of ['../x', '/x', 'a//b', 'a/./b', '', 'a\\b', 'a:b', 'a\u0000'])
    assert.throws(
      () => writeTree(scratchFolder(), inputs, [[path, 'x'] satisfies TreeFile], { force: false }),
      /no path/,
    );
});
