import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compareSides } from './comparison.ts';
import { impactsOf } from './rule.ts';
import { impactRules } from './rules.ts';
import { sideOf } from './testing/impacts.ts';
import { verdicts } from './verdict.ts';

const here = `${import.meta.dirname}/rules`;
const pageOf = (code: string): string => readFileSync(`${here}/${code.replace('impact/', '')}.md`, 'utf8');

/** Documents by cluster: a comment `# cluster: NAME` begins those of a cluster, and `hub` is meant without one. */
const manifests = (text: string): Readonly<Record<string, string>> => {
  const [first = '', ...others] = text.split(/^# cluster: (\S+)$/m);
  const named = others.flatMap((name, i) => (i % 2 === 0 ? [[name, others[i + 1] ?? ''] as const] : []));
  return Object.fromEntries(named.length === 0 ? [['hub', first]] : named);
};

/** The two blocks of a section of a page, before and after. */
const sides = (page: string, section: string): readonly string[] => {
  const text = page.split(`\n## ${section}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...text.matchAll(/```yaml\n# (?:before|after)\n(.*?)```/gs)].map(([, yaml = '']) => yaml);
};

for (const rule of impactRules) {
  const page = pageOf(rule.code);
  test(`the page of ${rule.code} shows a change with its verdict, and one of which the rule says nothing`, () => {
    assert.ok(page.startsWith(`# ${rule.code}\n${rule.title}.\n`));
    assert.ok(page.endsWith(`\n## What to do\n${rule.fix}\n`));
    const said = (section: string) => {
      const [before = '', after = ''] = sides(page, section);
      return impactsOf(rule, compareSides(sideOf(manifests(before)), sideOf(manifests(after)))).map((i) => i.verdict);
    };
    const verdict = /^Verdict: `(.*)`$/m.exec(page)?.[1] ?? '';
    assert.ok(verdicts.some((known) => known === verdict));
    assert.deepEqual([said('Bad'), said('Good')], [[verdict], []]);
  });
}

test('every rule has a page and a test, and every page a rule', () => {
  const names = impactRules.map(({ code }) => code.replace('impact/', '')).toSorted();
  const pages = globSync('*.md', { cwd: here }).map((page) => page.replace(/\.md$/, ''));
  assert.deepEqual(pages.toSorted(), names);
  assert.deepEqual(
    names.filter((name) => !existsSync(`${here}/${name}.test.ts`)),
    [],
  );
});

test('every rule cites the catalogue and says what it leads to and what to do', () => {
  const lacking = impactRules.filter((r) => r.refs.length === 0 || !r.why.endsWith('.') || !r.fix.endsWith('.'));
  assert.deepEqual(
    lacking.map((r) => r.code),
    [],
  );
});
