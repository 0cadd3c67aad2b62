import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { overBase } from '../src/fleet/testing/base-fleet.ts';
import { readPage } from '../src/fleet/testing/page.ts';
import { checkFleet } from '../src/pipeline.ts';
import { proofs } from '../src/proofs/list.ts';
import { ruleBase } from '../src/rules.ts';

// Pages of other proofs show what no fleet file is rendered to (too few copies are refused by `fleet/receive-copies`); their own tests hold them.
const ofFleets = proofs.filter(
  ({ code }) => (code.startsWith('outages/') && code !== 'outages/receivers') || code === 'coverage/gap',
);

for (const { code } of ofFleets) {
  const { sections } = readPage(readFileSync(new URL(`../${ruleBase(code)}.md`, import.meta.url), 'utf8'));
  const examples = (section: string): readonly string[] => sections[section]?.examples ?? [];

  test(`a fleet of the bad example of ${code} breaks it, one of the good example keeps everything`, async () => {
    assert.ok(examples('Bad').length > 0 && examples('Good').length > 0);
    for (const example of examples('Bad')) assert.ok((await codesOf(example)).has(code), example);
    for (const example of examples('Good')) assert.ok(!(await codesOf(example)).has(code), example);
  });
}

/** What is found in the base fleet with a fragment over it. */
async function codesOf(fragment: string): Promise<ReadonlySet<string>> {
  const { rendered, report } = await checkFleet(overBase(fragment), 'fleet.yaml');
  assert.ok(rendered !== null, fragment);
  return new Set(report.findings.map((found) => found.code));
}
