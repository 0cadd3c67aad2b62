import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from './parse-yaml.ts';
import { maxValues } from './plain.ts';
import { maxCharacters } from './rules/file-size.ts';
import { readSource } from './source.ts';

/** What is said of a text that cannot be read: place, code, sentence and remedy. */
function refused(text: string): string {
  const { source, findings } = readSource(text, 'fleet.yaml');
  assert.equal(source, null);
  return findings
    .map(({ where, code, message, fix }) => {
      assert.ok('line' in where);
      return `${where.line}:${where.column} ${code} ${message}. ${fix}`;
    })
    .join('\n');
}

const cases: readonly (readonly [what: string, text: string, said: string])[] = [
  [
    'a tab that indents',
    'a:\n\tb: 1\n',
    '2:1 fleet/yaml-syntax A tab stands where blanks must indent. Replace the tab by blanks, as many as the line above has.',
  ],
  [
    'a key written twice',
    'a: 1\nb: 2\na: 3\n',
    '3:1 fleet/yaml-syntax The key `a` stands twice in one map. Remove one of the two, or rename it.',
  ],
  [
    'several keys written twice, all told',
    'a: 1\na: 2\nb: {c: 1, c: 2}\n',
    '2:1 fleet/yaml-syntax The key `a` stands twice in one map. Remove one of the two, or rename it.\n3:11 fleet/yaml-syntax The key `c` stands twice in one map. Remove one of the two, or rename it.',
  ],
  [
    'a line indented too little',
    'a:\n  - b: 1\n c: 2\n',
    '3:1 fleet/yaml-syntax The indentation does not fit the lines above. Begin the line under the first letter of the key or the `-` that it belongs with.',
  ],
  [
    'a line indented too deep',
    'a: b\n  c: 2\n',
    '1:4 fleet/yaml-syntax A second `: ` follows on one line, or the next line is indented too deep. Put a value with `: ` in quotes, or begin the next line under this key.',
  ],
  [
    'a quote not closed',
    'a: "b\n',
    '2:1 fleet/yaml-syntax A quote is opened and not closed. Close it where the value ends.',
  ],
  [
    'a bracket not closed',
    'a: [b, c\n',
    '2:1 fleet/yaml-syntax A closing `]` is missing before this place. Close the list or map where it ends.',
  ],
  [
    'a second document',
    'a: 1\n---\nb: 2\n',
    '2:1 fleet/yaml-syntax A second document begins here; a fleet file holds one. Remove the `---` line, or put the second fleet into a file of its own.',
  ],
  [
    'an alias without an anchor',
    'a: *b\nb: &b 1\n',
    '1:4 fleet/yaml-syntax The alias `*b` names an anchor that no line above has. Correct the name, write `&name` before the value that is meant, or put a value that begins with `*` in quotes.',
  ],
  [
    'an anchor that contains itself',
    'a: &a\n  b: [*a]\n',
    '2:7 fleet/yaml-syntax The anchor `a` contains itself. Write the value out instead of the alias.',
  ],
  [
    'an anchor that merges itself',
    'a: &a {<<: *a}\n',
    '1:12 fleet/yaml-syntax The anchor `a` contains itself. Write the value out instead of the alias.',
  ],
  [
    'a merge of what is no map',
    'a: &a 1\nb: {<<: *a}\nc: {<<: [{d: 1}, 2]}\n',
    '2:9 fleet/yaml-syntax `<<` takes over the fields of a map or of a list of maps, and this is neither. Write `<<: *anchor`, where the anchor stands before a map.\n3:9 fleet/yaml-syntax `<<` takes over the fields of a map or of a list of maps, and this is neither. Write `<<: *anchor`, where the anchor stands before a map.',
  ],
  [
    'two merges in one map',
    'a: {<<: {b: 1}, <<: {c: 1}}\n',
    '1:17 fleet/yaml-syntax `<<` stands twice in one map. Write one line: `<<: [*first, *second]`.',
  ],
  [
    'a key that is no text',
    '? [a]\n: 1\n',
    '1:3 fleet/yaml-syntax A key is not plain text. Write `key: value`, with one word as the key.',
  ],
  [
    'the key of every object',
    'labels: {__proto__: 1}\n',
    '1:10 fleet/yaml-syntax `__proto__` cannot be a key. Choose another name.',
  ],
  [
    'a tag',
    'a: !!binary aGk=\n',
    '1:13 fleet/yaml-syntax The tag `tag:yaml.org,2002:binary` has no use in a fleet file. Remove the tag; put a value that begins with `!` in quotes.',
  ],
  [
    'an older YAML',
    '%YAML 1.1\n---\na: yes\n',
    '1:1 fleet/yaml-syntax The file asks for an older YAML, in which `yes`, `no` and `010` mean other values. Remove the `%YAML` line: fleet files are YAML 1.2.',
  ],
  [
    'another directive',
    '%FLEET 1\n---\na: 1\n',
    '1:1 fleet/yaml-syntax A line that begins with `%` is a directive, which has no use here. Remove the line.',
  ],
  [
    'a zero byte',
    'a: 1\nb: x\0y\n',
    '2:5 fleet/not-text Here stands the control character U+0000, which no text file holds. Save the file as UTF-8 without control characters; an archive, an image or UTF-16 text is not a fleet file.',
  ],
  [
    'bytes that are not UTF-8',
    `a: ${Buffer.from([0xc3, 0x28]).toString('utf8')}\n`,
    '1:4 fleet/not-text Here stand bytes that are not UTF-8. Save the file as UTF-8 without control characters; an archive, an image or UTF-16 text is not a fleet file.',
  ],
  [
    'an alias bomb',
    Array.from({ length: 9 }, (_, i) =>
      i === 0 ? `a0: &a0 [${'x,'.repeat(9)}x]` : `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}*a${i - 1}]`,
    ).join('\n'),
    `1:10 fleet/yaml-syntax Aliases multiply the file to more than ${maxValues} values. Remove aliases inside values that are themselves used by alias.`,
  ],
];

for (const [what, text, said] of cases)
  test(`${what} is told with line, column and remedy`, () => assert.equal(refused(text), said));

const deep =
  'Values are nested more than 64 deep. A fleet file needs eight levels: look for a list or a map that is never closed.';

test('a million brackets, an endless stair of lists and aliases within aliases end at the depth, not with the memory', () => {
  assert.equal(refused('['.repeat(1_000_000)), `1:131 fleet/yaml-syntax ${deep}`);
  assert.equal(refused('- '.repeat(100_000)), `1:260 fleet/yaml-syntax ${deep}`);
  assert.equal(refused(`${'['.repeat(65)}${']'.repeat(65)}`), `1:65 fleet/yaml-syntax ${deep}`);
  const stair = Array.from({ length: 70 }, (_, i) => (i === 0 ? 'a0: &a0 [1]' : `a${i}: &a${i} [*a${i - 1}]`)).join(
    '\n',
  );
  assert.equal(refused(stair), `1:1 fleet/yaml-syntax ${deep}`);
});

test('maps that merge each other twice and twice again cost no more than the text', () => {
  const text = Array.from({ length: 30 }, (_, i) =>
    i === 0 ? 'a0: &a0 {x: 1}' : `a${i}: &a${i} {<<: [*a${i - 1}, *a${i - 1}], y${i}: 1}`,
  ).join('\n');
  const { source } = readSource(text, 'fleet.yaml');
  assert.equal(Object.keys(Object(Object(source?.value)['a29'])).length, 30);
});

test('a file that is too long is not parsed', () => {
  assert.equal(
    refused('x'.repeat(maxCharacters + 1)),
    `1:1 fleet/file-size \`fleet.yaml\` has ${maxCharacters + 1} characters; a fleet file has at most ${maxCharacters}. Check the path; share repeated parts of clusters by YAML anchors and \`<<\`.`,
  );
});

test('a text of too many signs is not read to its end', () => {
  const { lines, ...parsed } = parseYaml('a: [1, 2, 3]\n', 5);
  assert.deepEqual({ ...parsed, lines: lines.lineStarts }, { stopped: 'long', offset: 4, lines: [0] });
});

test('values keep their spelling, so that a version without quotes can be told as it was written', () => {
  const { source } = readSource(
    'a: 1.30\nb: {c: "x"}\nd: *e\n'.replace('d: *e\n', 'd: &e 0x1F\nf: *e\n'),
    'fleet.yaml',
  );
  assert.deepEqual(
    [['a'], ['b', 'c'], ['d'], ['f'], ['b'], ['nowhere']].map((path) => source?.spelt(path)),
    ['1.30', 'x', '0x1F', '0x1F', null, null],
  );
  assert.deepEqual(source?.value, { a: 1.3, b: { c: 'x' }, d: 31, f: 31 });
});
