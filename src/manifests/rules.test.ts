import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { manifestRules } from './rules.ts';

const folder = new URL('./rules/', import.meta.url);

test('every rule of this room is in the list, and its page begins with its code and its title', () => {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `manifests/${file.slice(0, -3)}`);
  assert.deepEqual(manifestRules.map((r) => r.code).toSorted(), names.toSorted());
  for (const { code, title } of manifestRules) {
    const page = readFileSync(new URL(`${code.split('/')[1]}.md`, folder), 'utf8');
    const headings = [...page.matchAll(/^#.*/gm)].map(([line]) => line);
    assert.deepEqual(headings, [`# ${code}`, '## Bad', '## Good', '## What to do']);
    assert.equal(page.split('\n')[1], `${title}.`);
  }
});
