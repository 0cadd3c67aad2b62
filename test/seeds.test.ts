import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleNames, exampleTree } from '../tools/generate/golden.ts';

const page = readFileSync(new URL('../docs/seeds.md', import.meta.url), 'utf8');
const trees = new Map(exampleNames().map((name) => [name, exampleTree(name).map(([path]) => path)]));
const numbers = (form: RegExp): readonly string[] => [...new Set(page.match(form) ?? [])].toSorted();
const upTo = (sign: string, first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => `${sign}${String(first + i).padStart(2, '0')}`);

test('the comparison with the documents names every row, every contradiction and every error of theirs', () => {
  const rows = [...upTo('M', 1, 5), ...upTo('M', 10, 25), ...upTo('M', 30, 39), ...upTo('M', 40, 53)];
  assert.deepEqual(numbers(/\bM\d\d\b/g), rows);
  assert.deepEqual(numbers(/\bC\d\d\b/g), upTo('C', 1, 17));
  assert.deepEqual(numbers(/\bR\d\d\b/g), upTo('R', 1, 54));
});

test('every path that the comparison names is in the tree of its fleet', () => {
  const missing: string[] = [];
  for (const row of page.split('\n').filter((line) => /^\| (?:M\d|00\d [^|]*\| `\w+`:)/.test(line))) {
    const cell = row.split('|')[2] ?? '';
    for (const part of cell.split(';')) {
      const [, fleet] = /^ *`(\w+)`:/.exec(part) ?? [];
      const named = [...part.matchAll(/`((?:clusters|bootstrap|argocd|docs)\/[^`]*)`/g)].map(([, path = '']) => path);
      for (const [name, paths] of trees)
        if (fleet === undefined || fleet === name)
          missing.push(
            ...named
              .filter((path) => !paths.some((p) => p === path || p.startsWith(`${path}/`)))
              .map((path) => `${name}: ${path}`),
          );
    }
  }
  assert.deepEqual(missing, []);
});
