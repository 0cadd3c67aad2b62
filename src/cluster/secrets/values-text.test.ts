import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { valuesOfText } from './values-text.ts';

const source = { secret: 's3', key: 'access-key' };

function read(text: string | Uint8Array): string {
  const values = valuesOfText(Buffer.from(text), 'values');
  if (!values.ok) return values.refusal.message;
  const value = values.value.given(source);
  return value === undefined ? 'none' : Buffer.from(value.bytes()).toString();
}

test('values are maps of Secrets in YAML or JSON, or variables in lines', () => {
  for (const text of [
    's3:\n  access-key: abc\n',
    '{"s3": {"access-key": "abc"}}',
    'S3_ACCESS_KEY: abc\n',
    '# mine\nexport S3_ACCESS_KEY=abc\n',
    "S3_ACCESS_KEY='abc'\n",
    'S3_ACCESS_KEY="abc"',
    's3: {access-key: !!binary YWJj}',
    '{s3: {access-key: abc}}',
  ])
    assert.equal(read(text), 'abc', text);
});

test('scalars are taken as they are written: no number, truth or date is made of them', () => {
  for (const value of ['0123', 'yes', 'null', '1e3', '2026-01-01', '~']) {
    assert.equal(read(`s3: {access-key: ${value}}`), value);
    assert.equal(read(`S3_ACCESS_KEY=${value}`), value);
  }
});

test('quotes of lines keep blanks, signs and line breaks; without them a line is taken to its end', () => {
  assert.equal(read('S3_ACCESS_KEY="a\\n\\"b\\" $"'), 'a\n"b" $');
  assert.equal(read("S3_ACCESS_KEY='a\nb # c '\nOTHER=x"), 'a\nb # c ');
  assert.equal(read('S3_ACCESS_KEY=a # b=c'), 'a # b=c');
});

test('any text comes back as it is from YAML and JSON, and any bytes by their base64', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (value) => {
      const wellFormed = value.toWellFormed();
      assert.equal(read(JSON.stringify({ s3: { 'access-key': wellFormed } })), wellFormed);
      assert.equal(read(stringify({ S3_ACCESS_KEY: wellFormed })), wellFormed);
      const bytes = Buffer.from(wellFormed).toString('base64');
      assert.equal(read(`s3: {access-key: !!binary "${bytes}"}`), wellFormed);
    }),
  );
});

test('what is wrong is told by its place, and never by its text', () => {
  const hush = 'hush-hush-4711';
  const wrong: readonly (readonly [string | Uint8Array, string])[] = [
    [`s3: {access-key: "${hush}`, '`values` is no YAML: line 1, column 33.'],
    [`- ${hush}`, '`values` holds no map of Secrets, each with its keys.'],
    [`s3: {access-key: [${hush}]}`, 'A value of entry 1 of `values` is not a text.'],
    [`{"s3": {"access-key": 4711}}`, 'A value of entry 1 of `values` is not a text.'],
    [`A=1\n${hush}`, 'Line 2 of `values` is not `VARIABLE=value`.'],
    [`A="${hush}`, 'The quotes of `values` that begin in line 1 do not end.'],
    [
      Buffer.from([0xff, 0xfe]),
      '`values` is not UTF-8. Give bytes by `!!binary`, or by a folder with a file for each key.',
    ],
  ];
  for (const [text, message] of wrong) assert.equal(read(text), message);
});
