import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffLines } from './line-diff.ts';
import { unifiedDiff } from './unified-diff.ts';

const numbered = (count: number, change: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, i) => `${change[i + 1] ?? `line ${i + 1}`}\n`).join('');

test('changes are shown with three lines around them, and near ones together', () => {
  assert.equal(
    unifiedDiff('a/b.yaml', numbered(30), numbered(30, { 2: 'two', 9: 'nine', 25: 'x\ny' })),
    `--- a/a/b.yaml
+++ b/a/b.yaml
@@ -1,12 +1,12 @@
 line 1
-line 2
+two
 line 3
 line 4
 line 5
 line 6
 line 7
 line 8
-line 9
+nine
 line 10
 line 11
 line 12
@@ -22,7 +22,8 @@
 line 22
 line 23
 line 24
-line 25
+x
+y
 line 26
 line 27
 line 28
`,
  );
});

test('a file that comes, goes, is the same, or loses its last line break is said as diff says it', () => {
  assert.equal(unifiedDiff('x', null, 'a\nb\n'), '--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n');
  assert.equal(unifiedDiff('x', 'a\n', null), '--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n');
  assert.equal(unifiedDiff('x', 'a\n', 'a\n'), '');
  assert.equal(unifiedDiff('x', 'a\n', 'a'), '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n');
});

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });

test('what is kept and added makes the new text, what is kept and taken away the old one, by the fewest changes', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = diffLines(before, after);
      assert.deepEqual(
        diff.filter((l) => l.sign !== '+').map((l) => l.text),
        before,
      );
      assert.deepEqual(
        diff.filter((l) => l.sign !== '-').map((l) => l.text),
        after,
      );
      assert.equal(diff.filter((l) => l.sign !== ' ').length, before.length + after.length - 2 * common(before, after));
    }),
    { numRuns: 500 },
  );
});

test('texts that differ in thousands of lines are shown as one block', () => {
  const before = Array.from({ length: 3000 }, (_, i) => `a${i}`);
  const after = Array.from({ length: 3000 }, (_, i) => `b${i}`);
  assert.deepEqual(diffLines(['same', ...before], ['same', ...after]), [
    { sign: ' ', text: 'same' },
    ...before.map((text) => ({ sign: '-', text })),
    ...after.map((text) => ({ sign: '+', text })),
  ]);
});

/** Length of the longest common subsequence, by the textbook table. */
function common(a: readonly string[], b: readonly string[]): number {
  let above: number[] = new Array(b.length + 1).fill(0);
  for (const x of a) {
    const row = [0];
    b.forEach((y, j) => {
      row.push(x === y ? (above[j] ?? 0) + 1 : Math.max(row[j] ?? 0, above[j + 1] ?? 0));
    });
    above = row;
  }
  return above[b.length] ?? 0;
}
