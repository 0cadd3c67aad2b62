import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemasFor } from './schemas.ts';
import { builtIn, faults } from './testing/thing.ts';

test('an object that its schema allows has no fault', () => {
  const spec = {
    size: 3,
    mode: 'Always',
    ports: [{ port: 1 }, { port: 1, protocol: 'UDP' }],
    names: ['a', 'b'],
    free: { anything: [1], known: 1 },
    labels: { a: 'b' },
    amount: 0.5,
    time: '2026-01-02T03:04:05.6+09:00',
    either: { one: '' },
    name: 'abc',
    way: 'ABORT',
    whole: '16Gi',
    empty: null,
  };
  assert.deepEqual(faults(spec), []);
});

test('a field that the kind does not have is named with the one that was likely meant', () => {
  assert.deepEqual(faults({ size: 1, prots: [], colour: 1 }), [
    {
      kind: 'unknown-field',
      path: 'spec.prots',
      message: 'Thing has no field `spec.prots`; did you mean `ports`?',
      nearest: 'ports',
    },
    { kind: 'unknown-field', path: 'spec.colour', message: 'Thing has no field `spec.colour`.' },
  ]);
});

test('a field named like a property of every JavaScript object is unknown too', () => {
  const found = faults(JSON.parse('{"size": 1, "constructor": 1, "__proto__": 2}'));
  assert.deepEqual(
    found.map(({ kind, path }) => [kind, path]),
    [
      ['unknown-field', 'spec.constructor'],
      ['unknown-field', 'spec.__proto__'],
    ],
  );
});

test('a value of another type is told from the one that is expected', () => {
  const spec = {
    size: '3',
    mode: 1,
    ports: {},
    labels: ['a'],
    either: 'one',
    amount: true,
    whole: 0.5,
    names: [null],
  };
  assert.deepEqual(faults(spec), [
    { kind: 'type', path: 'spec.size', message: '`spec.size` is the text `3` where a whole number is expected.' },
    { kind: 'type', path: 'spec.mode', message: '`spec.mode` is the number `1` where a text is expected.' },
    { kind: 'type', path: 'spec.ports', message: '`spec.ports` is a map where a list is expected.' },
    { kind: 'type', path: 'spec.labels', message: '`spec.labels` is a list where a map is expected.' },
    { kind: 'type', path: 'spec.either', message: '`spec.either` is the text `one` where a map is expected.' },
    {
      kind: 'type',
      path: 'spec.amount',
      message: '`spec.amount` is the boolean `true` where a quantity such as `500m` or `16Gi` is expected.',
    },
    {
      kind: 'type',
      path: 'spec.whole',
      message: '`spec.whole` is the number `0.5` where a quantity such as `500m` or `16Gi` is expected.',
    },
    { kind: 'type', path: 'spec.names[0]', message: '`spec.names[0]` is `null` where a text is expected.' },
  ]);
  assert.deepEqual(faults([]), [{ kind: 'type', path: 'spec', message: '`spec` is a list where a map is expected.' }]);
});

test('a required field that is absent is missing', () => {
  assert.deepEqual(faults({ mode: 'Never' }), [
    { kind: 'required', path: 'spec.size', message: '`spec.size` is required and missing.' },
  ]);
});

test('a field with null is refused in a custom resource, and as good as absent in the kinds of the server itself', () => {
  const spec = { size: null, mode: 'Never', empty: null };
  assert.deepEqual(faults(spec), [
    {
      kind: 'null',
      path: 'spec.size',
      message: '`spec.size` is `null`, which server-side apply refuses; leave the field out instead.',
    },
  ]);
  assert.deepEqual(faults(spec, 'Thing', builtIn), [
    { kind: 'required', path: 'spec.size', message: '`spec.size` is required and missing.' },
  ]);
  assert.deepEqual(faults({ size: 1, name: null }, 'Thing', builtIn), []);
});

test('a value outside an enumeration is told with all that is allowed', () => {
  assert.deepEqual(faults({ size: 1, mode: 'always' }), [
    {
      kind: 'enum',
      path: 'spec.mode',
      message: '`spec.mode` is the text `always`; it can be `Always`, `Never` or empty.',
      nearest: 'Always',
    },
  ]);
});

test('numbers are held to their bounds', () => {
  const ports = [{ port: 2 ** 31 }];
  assert.deepEqual(faults({ size: 10, ports }), [
    { kind: 'range', path: 'spec.size', message: '`spec.size` is the number `10`; the most is 9.' },
    {
      kind: 'range',
      path: 'spec.ports[0].port',
      message: '`spec.ports[0].port` is the number `2147483648`; the most is 2147483647.',
    },
  ]);
  assert.deepEqual(faults({ size: 0 }), [
    { kind: 'range', path: 'spec.size', message: '`spec.size` is the number `0`; the least is 1.' },
  ]);
});

test('texts, lists and maps are held to their lengths, and a text that is too long is not matched', () => {
  assert.deepEqual(faults({ size: 1, name: 'ABCDEF', ports: [], labels: { a: '', b: '', c: '' } }), [
    { kind: 'length', path: 'spec.name', message: '`spec.name` has 6 characters; the most is 5.' },
    { kind: 'length', path: 'spec.ports', message: '`spec.ports` has 0 items; the least is 1.' },
    { kind: 'length', path: 'spec.labels', message: '`spec.labels` has 3 entries; the most is 2.' },
  ]);
  assert.deepEqual(
    faults({ size: 1, name: '😀😀😀😀😀' }).map(({ kind }) => kind),
    ['pattern'],
  );
});

test('a text is matched with its pattern, also where only RE2 can read it', () => {
  assert.deepEqual(faults({ size: 1, name: 'A', way: 'ignore' }), [
    { kind: 'pattern', path: 'spec.name', message: '`spec.name` is the text `A`, which does not match `^[a-z]+$`.' },
    {
      kind: 'pattern',
      path: 'spec.way',
      message: '`spec.way` is the text `ignore`, which does not match `^(?i)(abort|warn)?$`.',
    },
  ]);
});

test('quantities and times are held to their formats', () => {
  assert.deepEqual(faults({ size: 1, amount: '16GB', time: 'yesterday', whole: '1 Gi' }), [
    {
      kind: 'format',
      path: 'spec.amount',
      message: '`spec.amount` is the text `16GB`, which is no quantity such as `500m` or `16Gi`.',
    },
    {
      kind: 'format',
      path: 'spec.time',
      message: '`spec.time` is the text `yesterday`, which is no RFC 3339 time such as `2026-01-02T03:04:05Z`.',
    },
    {
      kind: 'format',
      path: 'spec.whole',
      message: '`spec.whole` is the text `1 Gi`, which is no quantity such as `500m` or `16Gi`.',
    },
  ]);
});

test('what a Secret holds is never repeated', () => {
  assert.deepEqual(faults({ data: { a: 'plain text' }, stringData: { b: 1234 } }, 'Secret'), [
    { kind: 'format', path: 'data.a', message: '`data.a` is a text, which is no base64.' },
    { kind: 'type', path: 'stringData.b', message: '`stringData.b` is a number where a text is expected.' },
  ]);
});

test('two items of a list with the same keys, defaults counted, are a fault; so are equal items of a set', () => {
  const ports = [{ port: 1 }, { port: 2 }, { port: 1, protocol: 'TCP' }];
  assert.deepEqual(faults({ size: 1, ports, names: ['a', 'b', 'a'] }), [
    {
      kind: 'duplicate-key',
      path: 'spec.ports[2]',
      message: '`spec.ports[2]` has the same `port` and `protocol` as `spec.ports[0]`.',
    },
    {
      kind: 'duplicate-item',
      path: 'spec.names[2]',
      message: '`spec.names[2]` has the same value as `spec.names[0]`.',
    },
  ]);
});

test('items that lack a key are told so, not taken for equal', () => {
  assert.deepEqual(
    faults({ size: 1, ports: [{}, {}] }).map(({ kind, path }) => [kind, path]),
    [
      ['required', 'spec.ports[0].port'],
      ['required', 'spec.ports[1].port'],
    ],
  );
});

test('alternatives need one field, or exactly one', () => {
  assert.deepEqual(faults({ size: 1, either: {} }), [
    {
      kind: 'alternatives',
      path: 'spec.either',
      message: '`spec.either` has none of `one` and `other`, and needs exactly one.',
    },
  ]);
  assert.deepEqual(faults({ size: 1, either: { one: '', other: '' } }), [
    {
      kind: 'alternatives',
      path: 'spec.either',
      message: '`spec.either` has more than one of `one` and `other`, and needs exactly one.',
    },
  ]);
  assert.deepEqual(
    faults({}).map(({ message }) => message),
    ['`spec.size` is required and missing.', '`spec` has none of `size` and `mode`, and needs one.'],
  );
});

test('a kind without a schema has none, and only the schemas asked for are loaded', async () => {
  const loaded = await schemasFor([
    { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret' },
    { apiVersion: 'example.com/v1', kind: 'constructor' },
  ]);
  assert.equal(loaded.of('bitnami.com/v1alpha1', 'SealedSecret')?.kind, 'SealedSecret');
  assert.equal(loaded.of('example.com/v1', 'constructor'), null);
  assert.equal(loaded.of('v1', 'Service'), null);
});
