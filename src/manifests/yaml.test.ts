import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dump, load } from 'js-yaml';
import { parse } from 'yaml';
import { inReadingOrder, style, yamlWriter } from './yaml.ts';

const withoutProto = (json: string): boolean => !json.includes('__proto__');
const lines = fc.array(fc.constantFrom('', ' ', 'a', '  b', 'key: v', '- x', '#', '\t', 'long text here', '"', "'"), {
  minLength: 1,
  maxLength: 5,
});
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }).map((s) => s.toWellFormed()),
  lines.map((l) => l.join('\n')),
  fc.constantFrom('on', 'yes', '1_000', '0x1f', '1e3', '~', '007', '=', '2024-01-01', '0o7', '1:30', '.inf', '--- a'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const object = fc
  .dictionary(text, value, { maxKeys: 5, noNullPrototype: true })
  .filter((o) => withoutProto(JSON.stringify(o)));

test('any JSON object that is written is read back equal, by both YAML libraries', () => {
  const write = yamlWriter();
  fc.assert(
    fc.property(object, (o) => {
      const { '--- a': _, ...plain } = o;
      const written = write(plain);
      assert.deepEqual(load(written), plain);
      assert.deepEqual(parse(written, { version: '1.1', merge: false }), plain);
    }),
    { numRuns: 500 },
  );
});

test('the bytes are those of js-yaml in the same style', () => {
  const write = yamlWriter();
  fc.assert(
    fc.property(object, (o) => {
      assert.equal(write(o), dump(o, style));
    }),
    { numRuns: 500 },
  );
});

test('what YAML 1.1 readers would take for a number, a boolean, a date or nothing is quoted', () => {
  const write = yamlWriter();
  const misread = [
    ...['on', 'off', 'On', 'OFF', 'yes', 'no', 'Yes', 'NO', 'y', 'n', 'Y', 'N', 'true', 'True', 'FALSE'],
    ...['1_000', '0x1f', '0b11', '0o17', '017', '007', '1e3', '1.5e3', '.5', '5.', '+1', '-1', '1:30', '190:20:30'],
    ...['.', '-.', '._', 'e5', '.E5', '-e1', '+.e+3'],
    ...[
      '~',
      'null',
      'Null',
      'NULL',
      '',
      '=',
      '<<',
      '.inf',
      '-.INF',
      '.nan',
      '2024-01-01',
      '2001-12-14t21:59:43.10-05:00',
    ],
  ];
  for (const word of misread) {
    assert.equal(write({ a: word }), `a: '${word}'\n`);
    assert.equal(write({ [word]: ['x'] }), `'${word}':\n- x\n`);
    assert.equal(parse(write({ a: [word] }), { version: '1.1' }).a[0], word);
  }
});

test('a value written twice has its own indentation at each place', () => {
  const write = yamlWriter();
  const script = 'first\n\n  second\n';
  assert.equal(
    write({ data: { script }, list: [{ script }, script] }),
    `data:
  script: |
    first

      second
list:
- script: |
    first

      second
- |
  first

    second
`,
  );
});

test('a field that is undefined is left out, and an object begins with its identity', () => {
  const write = yamlWriter();
  const service = { spec: { a: undefined, b: {} }, kind: 'Service', metadata: { name: 'x' }, apiVersion: 'v1' };
  assert.equal(write(inReadingOrder(service)), 'apiVersion: v1\nkind: Service\nmetadata:\n  name: x\nspec:\n  b: {}\n');
});
