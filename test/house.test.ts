import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commands } from '../src/cli/commands/list.ts';
import { components } from '../src/components/list.ts';
import { allRules, ruleBase } from '../src/rules.ts';
import { filesOf, isForTests, written } from './house/files.ts';
import { cycles, importFaults, rooms } from './house/imports.ts';
import { type Listed, listedFaults, strays, unlistedRules } from './house/parity.ts';
import { sourceFaults } from './house/sources.ts';
import { wordFaults } from './house/words.ts';

const all = filesOf();
const code = written(new Map([...all].filter(([path]) => /^(?:src|tools|test)\//.test(path))));
const packageJson = JSON.parse(all.get('package.json') ?? '{}');
const rules = allRules.map(
  ({ code: name }): Listed => ({
    name,
    base: ruleBase(name),
    page: `${ruleBase(name)}.md`,
  }),
);

test('rooms import only what comes before them, components never each other, pure rooms not the machine', () => {
  const own = Object.keys(packageJson.dependencies);
  const forTests = [...own, ...Object.keys(packageJson.devDependencies)];
  const product = new Map([...code].filter(([path]) => path.startsWith('src/') && !isForTests(path)));
  const faults = importFaults(code, forTests, all);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    importFaults(product, own, all).filter((fault) => fault.includes('package')),
    [],
  );
});

test('both READMEs show every room, in its order', () => {
  const there = rooms.filter(
    (room) =>
      room !== 'index.ts' && [...code.keys()].some((path) => path.split('/')[1] === room && path.startsWith('src/')),
  );
  for (const page of ['README.md', 'README.ko.md'])
    assert.deepEqual(
      [...(all.get(page) ?? '').matchAll(/^\| `src\/([\w.-]+)\/?` \|/gm)].map((match) => match[1]),
      there,
      page,
    );
});

test('no value import goes round in a circle', () => {
  assert.deepEqual(cycles(code), []);
});

test('sources are short, named, and of the forms that the style allows', () => {
  assert.deepEqual(sourceFaults(code), []);
});

test('every rule has its file, its test and its page, and its code is its path', () => {
  assert.deepEqual(listedFaults(all, rules), []);
  assert.deepEqual(unlistedRules(all, rules), []);
});

test('every component has its folder with file, test and page, and every folder a component', () => {
  const folders = [...new Set(components.map(({ name }) => folderOf(name)))];
  const listed = folders.map((name) => ({
    name,
    base: `src/components/${name}/${name}`,
    page: `src/components/${name}/${name}.md`,
  }));
  assert.deepEqual(listedFaults(all, listed), []);
  assert.deepEqual(strays(all, /^src\/components\/([^/]+)\//, [...folders, 'parts', 'testing']), []);
});

test('every command has its file, its test and its page, and every file of a command is in the list', () => {
  const listed = commands.map(({ name }) => ({
    name,
    base: `src/cli/commands/${name}`,
    page: `docs/commands/${name}.md`,
  }));
  assert.deepEqual(listedFaults(all, listed), []);
  assert.deepEqual(
    strays(all, /^src\/cli\/commands\/([^/]+?)(?:\.test)?\.ts$/, [...commands.map((c) => c.name), 'list']),
    [],
  );
  assert.deepEqual(
    strays(
      all,
      /^docs\/commands\/([^/]+)\.md$/,
      commands.map((c) => c.name),
    ),
    [],
  );
});

test('no file holds a credential, a place of one machine, or talk about its own making', () => {
  assert.deepEqual(wordFaults(all), []);
});

/** Components that share a folder have the name of the folder first: `memcached-index`. */
function folderOf(name: string): string {
  const parts = name.split('-');
  const ends = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
  return ends.find((folder) => all.has(`src/components/${folder}/${folder}.ts`)) ?? name;
}
