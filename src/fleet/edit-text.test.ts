import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FleetEdit } from '../findings/finding.ts';
import { editText } from './edit-text.ts';

const edited = (text: string, edit: FleetEdit): string | null => editText(text, edit)?.text ?? null;

test('a value is replaced as it is written, and what stood there is told with its line', () => {
  assert.deepEqual(editText('a: 1 # one\nb: {c: "2", d: 3}\n', { path: ['b', 'c'], set: '1.30' }), {
    text: 'a: 1 # one\nb: {c: "1.30", d: 3}\n',
    line: 2,
    old: '"2"',
    now: '"1.30"',
  });
  assert.equal(
    edited('a:\n  - id: x\n    b: 1\n  - id: y\n    b: 2\n', { path: ['a', 'y', 'b'], set: 3 }),
    'a:\n  - id: x\n    b: 1\n  - id: y\n    b: 3\n',
  );
  assert.equal(edited('a: # nothing\nb: 1\n', { path: ['a'], set: 'x' }), 'a: x # nothing\nb: 1\n');
});

test('a field that is not there is added with the maps that it needs, with the line ends of the file', () => {
  assert.equal(
    edited('a:\r\n  b: 1 # one\r\nc: 2\r\n', { path: ['a', 'd', 'e'], set: true }),
    'a:\r\n  b: 1 # one\r\n  d: {e: true}\r\nc: 2\r\n',
  );
  assert.equal(edited('a: {}\n', { path: ['a', 'b'], set: 1 }), 'a: {b: 1}\n');
  assert.equal(edited('a: {b: 1}', { path: ['c'], set: 2 }), 'a: {b: 1}\nc: 2');
});

test('a key is renamed, and one of a map on one line is removed with its comma', () => {
  assert.equal(edited('aa: {b: 1}\n', { path: ['aa'], rename: 'a' }), 'a: {b: 1}\n');
  assert.equal(edited('a: {b: 1, c: 2, d: 3}\n', { path: ['a', 'c'], remove: true }), 'a: {b: 1, d: 3}\n');
  assert.equal(edited('a: {b: 1, c: 2}\n', { path: ['a', 'c'], remove: true }), 'a: {b: 1}\n');
  assert.equal(edited('a: {b: 1}\n', { path: ['a', 'b'], remove: true }), 'a: {}\n');
  assert.equal(
    edited('a:\n  b: 1\n  c: 2 # two\n  d: 3\n', { path: ['a', 'c'], remove: true }),
    'a:\n  b: 1\n  d: 3\n',
  );
});

test('what comes by an alias or a merge is changed where it is written, and an alias itself gives way', () => {
  assert.equal(edited('a: &x {b: 1}\nc: *x\n', { path: ['c', 'b'], set: 2 }), 'a: &x {b: 2}\nc: *x\n');
  assert.equal(
    edited('a: &x {b: 1}\nc: {<<: *x, d: 1}\n', { path: ['c', 'b'], set: 2 }),
    'a: &x {b: 2}\nc: {<<: *x, d: 1}\n',
  );
  assert.equal(edited('a: &x 1\nb: *x\n', { path: ['b'], set: 2 }), 'a: &x 1\nb: 2\n');
});

test('what cannot be done without taking more away is left', () => {
  for (const [text, edit] of [
    ['a:\n  b: 1\n', { path: ['a', 'b'], remove: true }],
    ['a: {b: 1}\n', { path: ['a'], set: 2 }],
    ['a: [1]\n', { path: ['a', 3, 'b'], set: 2 }],
    ['a: 1\n', { path: ['a'], set: 1 }],
    ['a: [\n', { path: ['a'], set: 1 }],
    ['a: 1\n', { path: ['b'], rename: 'c' }],
  ] as const satisfies readonly (readonly [string, FleetEdit])[])
    assert.equal(edited(text, edit), null, text);
});
