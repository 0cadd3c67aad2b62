import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { namsan } from '../src/cli/testing/command-line.ts';

for (const page of ['README.md', 'README.ko.md'])
  test(`the fleet of ten lines in ${page} is clean`, async () => {
    const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
    const [, fleet = ''] = /^```yaml\n(namsan: v1\n[\s\S]*?)^```$/m.exec(text) ?? [];
    assert.equal(fleet.split('\n').length - 1, 10);
    assert.deepEqual(await namsan(['check', '-'], fleet), {
      code: 0,
      out: 'survives  object store 6h: kept for 3 of 3 streams\n\nNo findings.\n',
      err: '',
    });
  });

test('both READMEs list every command, with its page', () => {
  const pages = readdirSync(new URL('../docs/commands', import.meta.url)).map((file) => file.replace('.md', ''));
  for (const page of ['README.md', 'README.ko.md']) {
    const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
    const listed = [...text.matchAll(/^\| \[`([a-z-]+)`\]\(docs\/commands\/([a-z-]+)\.md\) \|/gm)];
    assert.deepEqual(listed.map(([, name]) => name).toSorted(), pages.toSorted(), page);
    for (const [, name, file] of listed) assert.equal(name, file);
  }
});
