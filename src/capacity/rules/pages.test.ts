import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPage } from '../../fleet/testing/page.ts';
import { capacityRules } from '../rules.ts';
import { found } from '../testing/planned.ts';

for (const rule of capacityRules) {
  test(`the bad example of ${rule.code} raises it, and the good one does not`, () => {
    const page = readFileSync(`${import.meta.dirname}/${rule.code.replace('capacity/', '')}.md`, 'utf8');
    const { sections } = readPage(page);
    const example = (name: string): string => sections[name]?.examples.join('') ?? '';
    assert.notDeepEqual(found(rule, example('Bad')), []);
    assert.deepEqual(found(rule, example('Good')), []);
  });
}
