import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { inputsOf } from '../lock.ts';
import { failingDisk, Stopped } from '../testing/failing-disk.ts';
import { contents, fill, scratchFolder } from '../testing/scratch.ts';
import { realDisk } from './disk.ts';
import { writeTree } from './write-tree.ts';

const old = { 'a/keep.yaml': 'keep\n', 'a/change.yaml': 'old\n', 'b/stale.yaml': 'stale\n' };
const next = {
  'a/keep.yaml': 'keep\n',
  'a/change.yaml': 'new\n',
  'a/more.yaml': 'more\n',
  'c/d/new.yaml': 'n\n',
  'c/e.yaml': 'e\n',
};

function write(root: string, files: Readonly<Record<string, string>>, disk = realDisk) {
  return writeTree(root, inputsOf('fleet'), Object.entries(files), { force: false }, disk);
}

/** A tree that was written before, with a file of somebody else in it. */
function begun(): string {
  const root = join(scratchFolder(), 'out');
  write(root, old);
  fill(root, { 'a/mine.yaml': 'mine\n' });
  return root;
}

function finished(): ReturnType<typeof contents> {
  const root = begun();
  write(root, next);
  return contents(root);
}

/** Runs `each` with every number of a change that writing asks for. */
function atEveryChange(each: (at: number) => void): void {
  const { disk, changes } = failingDisk(-1, 'error');
  write(begun(), next, disk);
  assert.ok(changes() > 15);
  for (let at = 0; at < changes(); at++) each(at);
}

test('when any step fails, the tree is exactly the old one, or exactly the new one', () => {
  const after = finished();
  const before = contents(begun());
  const outcomes = new Set<string>();
  atEveryChange((at) => {
    const root = begun();
    const { findings } = write(root, next, failingDisk(at, 'error').disk);
    const state = contents(root);
    if (findings.length > 0) {
      assert.deepEqual(
        findings.map((f) => f.code),
        ['manifests/write-failed'],
      );
      assert.deepEqual(state, before, `step ${at}`);
      outcomes.add('old');
      return;
    }
    // What could not be tidied is tidied by the next run.
    assert.deepEqual(write(root, next).findings, []);
    assert.deepEqual(contents(root), after, `step ${at}`);
    outcomes.add('new');
  });
  assert.deepEqual(outcomes, new Set(['old', 'new']));
});

test('when the process ends at any step, the next run makes the tree whole', () => {
  const after = finished();
  atEveryChange((at) => {
    const root = begun();
    assert.throws(() => write(root, next, failingDisk(at, 'stop').disk), Stopped);
    assert.deepEqual(write(root, next).findings, [], `step ${at}`);
    assert.deepEqual(contents(root), after, `step ${at}`);
  });
});

test('when the process ends at any step and the next run wants the old tree, it is had again', () => {
  const before = contents(begun());
  atEveryChange((at) => {
    const root = begun();
    assert.throws(() => write(root, next, failingDisk(at, 'stop').disk), Stopped);
    assert.deepEqual(write(root, old).findings, [], `step ${at}`);
    assert.deepEqual(contents(root), before, `step ${at}`);
  });
});

test('what somebody changes between a stop and the next run is not lost', () => {
  const edit = { 'a/change.yaml': 'by hand\n', 'c/d/new.yaml': 'by hand\n', 'a/mine.yaml': 'mine, newer\n' };
  atEveryChange((at) => {
    const root = begun();
    assert.throws(() => write(root, next, failingDisk(at, 'stop').disk), Stopped);
    fill(root, edit);
    write(root, next);
    const state = contents(root);
    assert.deepEqual(
      [state['a/change.yaml'], state['c/d/new.yaml'], state['a/mine.yaml']],
      Object.values(edit),
      `step ${at}`,
    );
  });
});

test('when nothing works any more, it is said whether the tree is whole, and the next run makes it so', () => {
  const before = contents(begun());
  const after = finished();
  const codes = new Set<string>();
  atEveryChange((at) => {
    const root = begun();
    const [found] = write(root, next, failingDisk(at, 'errors', 'EROFS').disk).findings;
    if (found !== undefined) codes.add(found.code);
    const files = (state: ReturnType<typeof contents>) =>
      Object.entries(state).filter(([path]) => !path.startsWith('.namsan/'));
    if (found?.code === 'manifests/output-unusable')
      assert.deepEqual(files(contents(root)), files(before), `step ${at}`);
    assert.deepEqual(write(root, next).findings, [], `step ${at}`);
    assert.deepEqual(contents(root), after, `step ${at}`);
  });
  assert.deepEqual(codes, new Set(['manifests/output-unusable', 'manifests/half-written']));
});

test('a first writing that fails leaves no directory behind', () => {
  const folder = scratchFolder();
  for (const at of [3, 5, 7]) {
    const { findings } = write(join(folder, 'x', 'out'), next, failingDisk(at, 'error', 'ENOSPC').disk);
    assert.match(findings[0]?.message ?? '', /cannot be written: the disk is full$/);
    assert.deepEqual(contents(folder), {});
  }
});

test('a place without the right to write is named as such', () => {
  const folder = scratchFolder();
  const { findings } = write(join(folder, 'out'), next, failingDisk(0, 'error', 'EACCES').disk);
  assert.deepEqual(
    findings.map((f) => [f.code, f.message]),
    [
      [
        'manifests/output-unusable',
        `\`${join(folder, 'out/.namsan')}\` cannot be written: the right to write is missing`,
      ],
    ],
  );
});
