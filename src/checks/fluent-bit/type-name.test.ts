import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found, told } from '../testing/found.ts';
import { typeName } from './type-name.ts';

const output = (settings: string) => daemonSet(`pipeline: {outputs: [{match: '*', ${settings}}]}`);

test('an output without the mapping type is silent, and so is one to somebody else', () => {
  const quiet = ['name: opensearch, suppress_type_name: true', 'name: es, Suppress_Type_Name: On', 'name: forward'];
  for (const settings of quiet) assert.deepEqual(found(typeName, { hub: output(settings) }), [], settings);
});

test('OpenSearch refuses records with a mapping type, by whatever output they come', () => {
  assert.deepEqual(told(found(typeName, { hub: output('name: opensearch, suppress_type_name: off') })), [
    [
      'ConfigMap logging/fluent-bit',
      'data[fluent-bit.yaml].output[0]',
      'error',
      'The output `opensearch` of DaemonSet logging/fluent-bit of `hub` sends the mapping type with every record',
    ],
  ]);
  assert.equal(found(typeName, { hub: output('name: es, host: opensearch.logging.svc') }).length, 1);
});

test('what stands behind `es` may still take them', () => {
  assert.deepEqual(found(typeName, { hub: output('name: es, host: elasticsearch.logging.svc') }), []);
});
