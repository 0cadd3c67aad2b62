import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Finding } from '../../findings/finding.ts';
import { loadFleet } from '../load.ts';
import { fleetRules, loaderRules } from '../rules.ts';
import { overBase } from '../testing/base-fleet.ts';
import { readPage } from '../testing/page.ts';
import { fileSize } from './file-size.ts';
import { notText } from './not-text.ts';

/** Files that no page can show. */
const unshowable = [fileSize.code, notText.code];

for (const rule of [...loaderRules, ...fleetRules]) {
  const name = rule.code.replace('fleet/', '');
  const page = readPage(readFileSync(new URL(`./${name}.md`, import.meta.url), 'utf8'));
  const found = (example: string): readonly Finding[] => {
    const { findings } = loadFleet(overBase(example), 'fleet.yaml');
    return findings;
  };
  const examples = (section: string): readonly string[] => page.sections[section]?.examples ?? [];

  test(`the page of ${rule.code} says what its finding says`, () => {
    assert.equal(page.heading, rule.code);
    assert.equal(page.lead.split('\n')[0], `${rule.title}.`);
    assert.deepEqual(Object.keys(page.sections), ['Bad', 'Good', 'What to do']);
    assert.ok((page.sections['What to do']?.text.length ?? 0) > 40);
  });

  test(`every bad example on the page of ${rule.code} is found, as that alone`, () => {
    assert.equal(examples('Bad').length > 0, !unshowable.includes(rule.code));
    for (const example of examples('Bad'))
      assert.deepEqual([...new Set(found(example).map((f) => f.code))], [rule.code], example);
  });

  test(`no good example on the page of ${rule.code} raises anything`, () => {
    assert.ok(examples('Good').length > 0);
    for (const example of examples('Good')) assert.deepEqual(found(example), []);
  });
}
