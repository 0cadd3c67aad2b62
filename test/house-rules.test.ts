import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOnly } from './house/code-only.ts';
import { cycles, importFaults, importsOf } from './house/imports.ts';
import { listedFaults, strays, unlistedRules } from './house/parity.ts';
import { sourceFaults } from './house/sources.ts';
import { wordFaults } from './house/words.ts';

const files = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(entries));

test('imports are read in all their forms', () => {
  const text = [
    "import a from './a.ts';",
    'import { type B, c } from "./no.ts";',
    'import { d,',
    "  e } from './d.ts';",
    "import type { F } from './f.ts';",
    "import './g.ts';",
    "import * as h from 'h';",
    "import i from './i.json' with { type: 'json' };",
    "export { j } from './j.ts';",
    "export type { K } from './k.ts';",
    `const l = await ${'import'}('./l.ts');`,
    "const m = 'import x from';",
  ].join('\n');
  assert.deepEqual(
    importsOf(text).map(({ specifier, way }) => `${way} ${specifier}`),
    [
      ...['value ./a.ts', 'value ./d.ts', 'type ./f.ts', 'value ./g.ts', 'value h', 'value ./i.json', 'value ./j.ts'],
      ...['type ./k.ts', 'lazy ./l.ts'],
    ],
  );
});

test('an import against the order of rooms, between components, of the machine, of nothing or of an undeclared package is found', () => {
  const house = files({
    'src/kube/a.ts': "import type { B } from '../model/b.ts';\nimport { z } from 'zod';\n",
    'src/model/b.ts': "import { readFileSync } from 'node:fs';\nimport { createHash } from 'node:crypto';\n",
    'src/model/b.test.ts': "import { readFileSync } from 'node:fs';\nimport { b } from './b.ts';\n",
    'src/model/c.ts': "import { d } from './testing/d.ts';\nimport { x } from './nowhere.ts';\n",
    'src/model/testing/d.ts': '',
    'src/components/one/one.ts': "import { t } from '../two/two.ts';\nimport { p } from '../parts/p.ts';\n",
    'src/components/two/two.ts': '',
    'src/components/parts/p.ts': "import { t } from '../two/two.ts';\n",
    'src/pipeline.ts': "import { c } from './cli/c.ts';\nimport { b } from './model/b.ts';\n",
    'src/proofs/q.ts': "import type { B } from '../model/b.ts';\n",
    'src/proofs/q.test.ts': "import { b } from '../model/b.ts';\n",
    'src/cli/c.ts':
      "import { p } from '../pipeline.ts';\nimport { q } from '@scope/q/r';\nimport { t } from '../../tools/t.ts';\n",
    'src/utopia/u.ts': "import { b } from '../model/b.ts';\n",
    'tools/t.ts': "import { c } from '../src/cli/c.ts';\n",
  });
  assert.deepEqual(importFaults(house, ['zod']), [
    'src/kube/a.ts imports ../model/b.ts: the room model comes after kube',
    'src/model/b.ts imports node:fs: a pure room does not speak to the machine',
    'src/model/c.ts imports ./testing/d.ts: what is for tests is not in the product',
    'src/model/c.ts imports ./nowhere.ts: there is no such file',
    'src/components/one/one.ts imports ../two/two.ts: components meet only in the model',
    'src/components/parts/p.ts imports ../two/two.ts: components meet only in the model',
    'src/pipeline.ts imports ./cli/c.ts: the room cli comes after pipeline.ts',
    'src/proofs/q.ts imports ../model/b.ts: the room proofs reads objects only',
    'src/cli/c.ts imports @scope/q/r: the package is not among those that package.json declares for it',
    'src/cli/c.ts imports ../../tools/t.ts: the sources import only themselves',
    'src/utopia/u.ts imports ../model/b.ts: the room is not in the list of rooms',
  ]);
});

test('a circle of value imports is found; types and lazy imports make none', () => {
  const circle = files({
    'src/a.ts': "import { b } from './b.ts';\n",
    'src/b.ts': "import { c } from './c.ts';\n",
    'src/c.ts': "import { a } from './a.ts';\n",
    'src/d.ts': "import type { e } from './e.ts';\n",
    'src/e.ts': `import { d } from './d.ts';\nconst lazy = ${'import'}('./a.ts');\n`,
  });
  assert.deepEqual(cycles(circle), ['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts']);
});

test('comments, strings and patterns are not code, and what is in a template between braces is', () => {
  const open = ['$', '{'].join('');
  const text = `a(1); // console.log\nb('console.log', /console.log/g, \`x ${open}console.log(\`y\`)} console.log\`) /* enum\nX {} */ + c / d;\n`;
  const code = codeOnly(text);
  assert.equal(code.length, text.length);
  assert.deepEqual(
    [...code.matchAll(/console/g)].map((match) => match.index),
    [text.indexOf(`${open}console`) + 2],
  );
  assert.equal(code.split('\n').length, text.split('\n').length);
  assert.match(code, /\+ c \/ d;\n$/);
  assert.doesNotMatch(code, /enum/);
});

test('each habit that the style rules out is found where it stands, and allowed where it belongs', () => {
  const bad: Readonly<Record<string, string>> = {
    'src/model/any.ts': 'const a = b as any;\n',
    'src/model/enum.ts': '\nexport enum A {\n}\n',
    'src/model/class.ts': 'class A extends B {\n}\n',
    'src/model/default.ts': 'export default 1;\n',
    'src/model/star.ts': "export * from './a.ts';\n",
    'src/model/env.ts': 'const a = process.env.HOME;\n',
    'src/model/exit.ts': 'process.exit(1);\n',
    'src/model/print.ts': 'console.log(1);\n',
    'src/model/clock.ts': 'const a = Date.now();\n',
    'src/model/chance.ts': 'const a = Math.random();\n',
    'src/model/left.test.ts': ['test.', "skip('a', f);\n"].join(''),
    'src/model/ignored.ts': `// @ts-${'ignore'}\n`,
    'src/model/linter.ts': `// biome-${'ignore'} lint: no\n`,
    'src/model/undone.ts': `// ${'TO'}${'DO'}: all\n`,
    'src/model/unsaid.ts': '\nexport function a() {}\n/** Gives b. */\nexport function b() {}\n',
    'src/model/long.ts': '\n'.repeat(251),
    'src/model/utils.ts': '',
  };
  assert.deepEqual(sourceFaults(files(bad)), [
    'src/model/any.ts:1 has the type `any`',
    'src/model/enum.ts:2 has an enum',
    'src/model/class.ts:1 has a class that is no Error',
    'src/model/default.ts:1 has a default export',
    'src/model/star.ts:1 has an `export *`',
    'src/model/env.ts:1 has a look at the environment',
    'src/model/exit.ts:1 has an exit',
    'src/model/print.ts:1 has a print',
    'src/model/clock.ts:1 has a clock',
    'src/model/chance.ts:1 has chance',
    'src/model/left.test.ts:1 has a test that is left out or alone',
    'src/model/ignored.ts:1 has an ignored type error',
    'src/model/linter.ts:1 has a rule of the linter switched off',
    'src/model/undone.ts:1 has work left undone',
    'src/model/unsaid.ts has `a` without a sentence on what it gives',
    'src/model/long.ts has 251 lines, more than 250',
    'src/model/utils.ts has a name that says nothing',
  ]);
  const good: Readonly<Record<string, string>> = {
    'src/model/a.ts':
      "class Fault extends Error {}\nconst company = { any: 1, skip: false };\n// no default export\nconst s = 'console.log';\n",
    'src/cli/b.ts': 'console.log(process.env.HOME);\nprocess.exit(1);\n',
    'tools/c.ts': 'console.log(Date.now());\n',
  };
  assert.deepEqual(sourceFaults(files(good)), []);
});

test('a thing without file, page or test, a page of another name, a rule in no list or another file, and a stray are found', () => {
  const listed = ['a/one', 'a/two', 'a/two', 'a/three'].map((name) => ({
    name,
    base: `src/checks/${name}`,
    page: `src/checks/${name}.md`,
  }));
  const house = files({
    'src/checks/a/one.ts': "export const one = {\n  code: 'a/one',\n};\n",
    'src/checks/a/one.md': '# a/one\nOne.\n',
    'src/checks/list.test.ts': "assert(['a/one']);\n",
    'src/checks/a/two.ts': "export const two = {\n  code: 'a/three',\n};\n",
    'src/checks/a/two.md': '# a/too\n',
    'src/checks/a/two.test.ts': '',
    'src/checks/a/four.ts': "export const four = {\n  code: 'a/four',\n};\n",
  });
  assert.deepEqual(listedFaults(house, listed), [
    'src/checks/a/two.md does not begin with a/two',
    'a/two is in the list twice',
    'src/checks/a/two.md does not begin with a/two',
    'a/three lacks src/checks/a/three.ts',
    'a/three lacks src/checks/a/three.md',
    'a/three lacks a test: src/checks/a/three.test.ts, or another of its room that names it',
  ]);
  assert.deepEqual(unlistedRules(house, listed), [
    'src/checks/a/two.ts defines a/three, which belongs into src/checks/a/three.ts',
    'src/checks/a/four.ts defines a/four, which is in no list',
  ]);
  assert.deepEqual(strays(house, /^src\/checks\/a\/([^/]+)\.ts$/, ['one', 'two', 'two.test']), [
    'src/checks/a/four.ts',
  ]);
});

test('credentials, places of one machine and talk about its own making are found', () => {
  const bad = files({
    'a.md': `x\n${'AK'}IA${'A'.repeat(16)}\n`,
    'b.yaml': `key: -----BEGIN ${'PRIV'}ATE KEY-----\n`,
    'c.ts': `const root = '/wo${'rk/main'}';\n`,
    'd.json': `"https://registry.${'npmjs'}.org/a"\n`,
    'e.md': `Made by ${'Cla'}ude.\n`,
    'f.md': 'The session affinity of a Service; a promptly given answer; `/workspace`.\n',
  });
  assert.deepEqual(wordFaults(bad), [
    'a.md:2 holds what looks like a credential',
    'b.yaml:1 holds what looks like a credential',
    'c.ts:1 holds a path or host of one machine',
    'd.json:1 holds a path or host of one machine',
    'e.md:1 holds talk about its own making',
  ]);
});
