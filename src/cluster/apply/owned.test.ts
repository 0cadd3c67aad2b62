import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Json, KubeObject } from '../../kube/objects.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { ownsAll } from './owned.ts';

const sent: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'a', namespace: 'n', labels: { 'a.b/c': '' }, finalizers: ['f'] },
  ...{
    spec: {
      template: {
        spec: {
          automountServiceAccountToken: false,
          nodeSelector: {},
          containers: [{ name: 'x', image: 'i', args: ['a'], ports: [{ containerPort: 1 }] }],
        },
      },
    },
  },
};
// As kube-apiserver 1.35 writes it for that object.
const fields = {
  'f:metadata': { 'f:labels': { 'f:a.b/c': {} }, 'f:finalizers': { 'v:"f"': {} } },
  'f:spec': {
    'f:template': {
      'f:spec': {
        'f:automountServiceAccountToken': {},
        'f:nodeSelector': {},
        'f:containers': {
          'k:{"name":"x"}': {
            '.': {},
            'f:name': {},
            'f:image': {},
            'f:args': {},
            'f:ports': { 'k:{"containerPort":1,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {} } },
          },
        },
      },
    },
  },
};

function live(fieldsV1: Json, more: Readonly<Record<string, string>> = {}): LiveObject {
  const born = { uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' };
  const managedFields = [{ manager: 'namsan', operation: 'Apply' as const, fieldsV1, ...more }];
  return { ...sent, metadata: { ...sent.metadata, ...born, managedFields } };
}

/** The fields without the one at a path. */
function without(value: Json, ...path: readonly string[]): Json {
  const [key = '', ...rest] = path;
  const { [key]: below, ...others } = value as Record<string, Json>;
  return rest.length === 0 || below === undefined ? others : { ...others, [key]: without(below, ...rest) };
}

test('an object is namsan’s own as long as each field that is sent is counted as applied by it', () => {
  assert.equal(ownsAll(live(fields), sent), true);
  const spec = ['f:spec', 'f:template', 'f:spec'];
  const lost = [
    [...spec, 'f:automountServiceAccountToken'],
    [...spec, 'f:nodeSelector'],
    [...spec, 'f:containers', 'k:{"name":"x"}', 'f:args'],
    [...spec, 'f:containers', 'k:{"name":"x"}', 'f:ports', 'k:{"containerPort":1,"protocol":"TCP"}', 'f:containerPort'],
    // A node without members is not written: it would be a leaf.
    [...spec, 'f:containers'],
    ['f:metadata', 'f:labels'],
    ['f:metadata', 'f:finalizers'],
  ];
  for (const path of lost) assert.equal(ownsAll(live(without(fields, ...path)), sent), false, path.join(' '));
});

test('fields of another manager, or of a subresource, are not namsan’s', () => {
  assert.equal(ownsAll(live(fields, { manager: 'kubectl' }), sent), false);
  assert.equal(ownsAll(live(fields, { operation: 'Update' }), sent), false);
  assert.equal(ownsAll(live(fields, { subresource: 'scale' }), sent), false);
  assert.equal(ownsAll(live('torn'), sent), false);
  assert.equal(ownsAll(live({ ...fields, 'f:spec': { 'k:{': {} } }), sent), false);
});
