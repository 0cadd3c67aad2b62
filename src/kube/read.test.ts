import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { at, isJsonObject, isKubeObject, listAt, mapAt, numberAt, stringAt, stringsAt } from './read.ts';

const object = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a', labels: { x: 'y', n: 1 } },
  spec: { ports: [{ port: 80 }] },
};

test('values are found by path, of the kind that is asked for', () => {
  assert.equal(at(object, 'spec', 'ports', 0, 'port'), 80);
  assert.equal(stringAt(object, 'metadata', 'name'), 'a');
  assert.equal(stringAt(object, 'spec', 'ports', 0, 'port'), undefined);
  assert.equal(numberAt(object, 'spec', 'ports', 0, 'port'), 80);
  assert.deepEqual(listAt(object, 'spec', 'ports'), [{ port: 80 }]);
  assert.deepEqual(listAt(object, 'spec'), []);
  assert.deepEqual(mapAt(object, 'metadata', 'labels'), { x: 'y', n: 1 });
  assert.deepEqual(mapAt(object, 'spec', 'ports'), {});
  assert.deepEqual(stringsAt(object, 'metadata', 'labels'), { x: 'y' });
  assert.equal(isKubeObject(object), true);
  assert.equal(isKubeObject({ kind: 'Service', metadata: { name: 'a' } }), false);
  assert.deepEqual([[], null, {}, 'a'].map(isJsonObject), [false, false, true, false]);
});

test('what every object inherits is not a value of it', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'length'])
    assert.equal(at(object, 'metadata', name), undefined, name);
});

test('no value and no path is too strange to ask', () => {
  fc.assert(
    fc.property(fc.anything(), fc.array(fc.oneof(fc.string(), fc.integer())), (value, path) => {
      at(value, ...path);
      stringsAt(value, ...path);
      assert.ok(Array.isArray(listAt(value, ...path)));
      assert.equal(typeof isKubeObject(value), 'boolean');
    }),
  );
});
