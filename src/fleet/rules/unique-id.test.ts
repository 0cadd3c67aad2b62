import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { uniqueId } from './unique-id.ts';

test('contexts and node names are distinct', () => {
  assert.deepEqual(
    told(
      uniqueId,
      'clusters: [{id: edge, kubernetes: {context: hub}, nodes: [{name: a, address: 10.0.1.1}, {name: a, address: 10.0.1.2}]}]',
    ),
    [
      {
        path: 'clusters.1.nodes.1.name',
        severity: 'error',
        message: '`a` is already the name of a node of `edge`',
        fix: uniqueId.fix,
      },
      {
        path: 'clusters.1.kubernetes.context',
        severity: 'error',
        message: 'The context `hub` is already that of `hub`',
        fix: uniqueId.fix,
      },
    ],
  );
});

test('the second cluster of an id is named by its place', () => {
  assert.deepEqual(
    told(
      uniqueId,
      `namsan: v1
name: twice
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: a}, buckets: {metrics: blocks}}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - {id: hub, role: hub, nodes: [{name: a, address: 10.0.0.1}], metrics: {mode: sidecar}}
  - {id: hub, role: edge, nodes: [{name: a, address: 10.0.0.2}], metrics: {mode: sidecar}}
`,
    ),
    [
      {
        path: 'clusters.1.id',
        severity: 'error',
        message: '`hub` is already the id of the cluster at position 1',
        fix: uniqueId.fix,
      },
    ],
  );
});

test('nothing is said of what is right', () => {
  assert.deepEqual(
    told(uniqueId, 'clusters: [{id: edge, nodes: [{name: hub-1, address: 10.0.1.1}]}]'),
    [],
    'two clusters may have a node of the same name',
  );
});
