import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDefault } from './defaults.ts';

test('what the server itself holds a namespace by is no drift; another finalizer is', () => {
  assert.deepEqual(
    [isDefault('finalizers', ['kubernetes']), isDefault('finalizers', ['kubernetes', 'mine'])],
    [true, false],
  );
});
