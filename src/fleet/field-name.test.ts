import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldName } from './field-name.ts';

test('a field is named as a sentence needs it, its cluster by the id where it has one', () => {
  const value = { clusters: [{ id: 'edge-7' }, { id: 'not an id' }, {}] };
  const names = [
    [[], 'The fleet file'],
    [['metrics', 'keep', 'raw'], '`metrics.keep.raw`'],
    [['clusters'], '`clusters`'],
    [['clusters', 0], 'The cluster `edge-7`'],
    [['clusters', 0, 'nodes', 1, 'address'], '`nodes[1].address` of the cluster `edge-7`'],
    [['clusters', 1, 'role'], '`role` of the cluster at position 2'],
    [['clusters', 2, 'role'], '`role` of the cluster at position 3'],
    [['x'.repeat(100)], `\`${'x'.repeat(60)}…\``],
  ] as const;
  for (const [path, name] of names) assert.equal(fieldName(path, value), name);
});
