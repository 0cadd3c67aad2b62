import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checks } from './list.ts';
import { suppressionRules } from './suppression/rules.ts';

const here = import.meta.dirname;

test('the code of a check is the path of its file, and it has a page with a bad and a good example and a test', () => {
  const complete = checks.filter(({ code, title }) => {
    const page = existsSync(`${here}/${code}.md`) ? readFileSync(`${here}/${code}.md`, 'utf8') : '';
    const parts = [`# ${code}\n${title}.\n`, '\n## Bad\n```yaml\n', '\n## Good\n```yaml\n', '\n## What to do\n'];
    return parts.every((part) => page.includes(part)) && existsSync(`${here}/${code}.test.ts`);
  });
  assert.deepEqual(
    complete.map((c) => c.code),
    checks.map((c) => c.code),
  );
});

test('every page belongs to a check of the list, which has each code once', () => {
  const pages = globSync('**/*.md', { cwd: here }).map((page) => page.replaceAll('\\', '/').replace(/\.md$/, ''));
  assert.deepEqual(pages.toSorted(), [...checks, ...suppressionRules].map((c) => c.code).toSorted());
});

test('every check cites the catalogue and says what it leads to and what to do', () => {
  const lacking = checks.filter((c) => c.refs.length === 0 || !c.why.endsWith('.') || !c.fix.endsWith('.'));
  assert.deepEqual(
    lacking.map((c) => c.code),
    [],
  );
});
