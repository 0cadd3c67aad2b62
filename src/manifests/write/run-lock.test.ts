import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { inputsOf } from '../lock.ts';
import { contents, fill, scratchFolder } from '../testing/scratch.ts';
import { realDisk } from './disk.ts';
import { releaseRunLock, takeRunLock } from './run-lock.ts';
import { writeTree } from './write-tree.ts';

const write = (root: string) => writeTree(root, inputsOf('fleet'), [['a.yaml', 'a\n']], { force: true });
const lock = '.namsan/run.lock';

test('a tree that another run is writing is left alone', () => {
  for (const holder of [
    { pid: process.ppid, host: hostname() },
    { pid: 1, host: 'another.example.com' },
  ]) {
    const root = scratchFolder();
    fill(root, { [lock]: JSON.stringify(holder) });
    const before = contents(root);
    assert.deepEqual(
      write(root).findings.map((f) => [f.code, f.message]),
      [['manifests/run-in-progress', `The tree is being written by process ${holder.pid} on \`${holder.host}\``]],
    );
    assert.deepEqual(contents(root), before);
  }
});

test('a lock that a stopped run left behind is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const left of [
    JSON.stringify({ pid, host: hostname() }),
    JSON.stringify({ pid: process.pid, host: hostname() }),
    '',
    '{"pi',
  ]) {
    const root = scratchFolder();
    fill(root, { [lock]: left });
    assert.deepEqual(write(root).findings, []);
    assert.deepEqual(Object.keys(contents(root)), ['.namsan/lock.json', 'a.yaml']);
  }
});

test('a run does not take its own lock twice', () => {
  const path = join(scratchFolder(), 'run.lock');
  assert.equal(takeRunLock(path, realDisk), null);
  assert.equal(takeRunLock(path, realDisk), `process ${process.pid} on \`${hostname()}\``);
  releaseRunLock(path, realDisk);
  assert.equal(takeRunLock(path, realDisk), null);
  releaseRunLock(path, realDisk);
});
