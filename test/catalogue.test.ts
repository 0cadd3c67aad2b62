import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalogue, stateOf, withoutRule } from '../src/findings/catalogue.ts';
import { allRules as rules } from '../src/rules.ts';

test('the catalogue has every entry of the field and of the documents, once', () => {
  const count = (pattern: RegExp): number => [...catalogue.keys()].filter((entry) => pattern.test(entry)).length;
  assert.deepEqual([count(/^[A-F][1-9]\d?$/), count(/^C0/), count(/^R\d\d$/)], [92, 15, 54]);
  assert.deepEqual(
    [...catalogue].filter(([, title]) => title.endsWith('.') || title.length < 12),
    [],
  );
});

test('every entry of the catalogue is caught in the fleet file, caught in objects, asked for live, or cannot be', () => {
  const lacking = [...catalogue.keys()].filter((entry) => stateOf(entry, rules) === null);
  assert.deepEqual(lacking, []);
});

test('an entry that a rule names is in no other state', () => {
  const named = new Set(rules.flatMap(({ refs }) => refs));
  assert.deepEqual(
    Object.keys(withoutRule).filter((entry) => named.has(entry) || !catalogue.has(entry)),
    [],
  );
});

test('every reference of a rule names an entry of the catalogue', () => {
  assert.deepEqual(
    rules.flatMap(({ code, refs }) => refs.filter((ref) => !catalogue.has(ref)).map((ref) => `${code}: ${ref}`)),
    [],
  );
});

test('what is said to be impossible is shown by a test that is there', () => {
  const root = new URL('../', import.meta.url);
  const lacking = Object.entries(withoutRule).flatMap(([entry, state]) => {
    if (state.state !== 'impossible') return [];
    const [path = '', name = ''] = state.test.split('#');
    const file = new URL(path, root);
    if (!existsSync(file) || name === '') return [`${entry}: ${state.test}`];
    const names = readFileSync(file, 'utf8').replaceAll(/\$\{[^}]*\}/g, '…');
    const has = names.includes(`test('${name}'`) || names.includes(`test(\`${name}\``);
    return has ? [] : [`${entry}: ${state.test}`];
  });
  assert.deepEqual(lacking, []);
});
