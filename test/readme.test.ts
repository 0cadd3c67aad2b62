import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { namsan } from '../src/cli/testing/command-line.ts';

for (const page of ['README.md', 'README.ko.md'])
  test(`the fleet of ten lines in ${page} is clean`, async () => {
    const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
    const [, fleet = ''] = /^```yaml\n(namsan: v1\n[\s\S]*?)^```$/m.exec(text) ?? [];
    assert.equal(fleet.split('\n').length - 1, 10);
    assert.deepEqual(await namsan(['check', '-'], fleet), { code: 0, out: 'No findings.\n', err: '' });
  });
