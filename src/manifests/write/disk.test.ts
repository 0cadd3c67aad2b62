import assert from 'node:assert/strict';
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contents, fill, scratchFolder } from '../testing/scratch.ts';
import { makeDirectories, systemCode } from './disk.ts';

test('a directory is made with those above it, and one that is there is left', () => {
  const root = scratchFolder();
  makeDirectories(join(root, 'a', 'b', 'c'));
  fill(root, { 'a/b/c/mine': 'm\n' });
  makeDirectories(join(root, 'a', 'b', 'c'));
  const other = scratchFolder();
  symlinkSync(root, join(other, 'link'));
  makeDirectories(join(other, 'link', 'd'));
  assert.deepEqual(contents(root), { 'a/b/c/mine': 'm\n', d: null });
});

test('making a directory ends with an error where none can be', () => {
  const root = scratchFolder();
  fill(root, { file: 'f\n' });
  symlinkSync(join(root, 'nothing'), join(root, 'dangling'));
  symlinkSync('circle', join(root, 'circle'));
  const codeOf = (path: string): string | null => {
    try {
      makeDirectories(path);
    } catch (error) {
      return systemCode(error);
    }
    return null;
  };
  assert.deepEqual(
    ['file', 'file/x', 'dangling', 'dangling/x', 'circle', 'circle/x', 'a'.repeat(300)].map((p) =>
      codeOf(join(root, p)),
    ),
    ['EEXIST', 'ENOTDIR', 'EEXIST', 'EEXIST', 'ELOOP', 'ELOOP', 'ENAMETOOLONG'],
  );
  // Below /proc no directory can be made, and the system says that the parent is missing, which it is not.
  if (existsSync('/proc/self')) assert.equal(codeOf('/proc/nothing/x'), 'ENOENT');
});
