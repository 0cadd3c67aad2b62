import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { customDefinition } from './custom-definition.ts';

const definition = `apiVersion: longhorn.io/v1beta1
kind: Volume
metadata: {name: one, namespace: l}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: volumes.longhorn.io}
spec:
  group: longhorn.io
  scope: Namespaced
  names: {kind: Volume, plural: volumes}
  versions:
    - {name: v1beta1, served: true, storage: true}
    - {name: v1beta2, served: true, storage: false}
`;

test('a definition that goes takes every resource with it', () => {
  assert.deepEqual(judged(customDefinition, definition, ''), [
    [
      'irreversible, with loss',
      'CustomResourceDefinition volumes.longhorn.io',
      'spec',
      'CustomResourceDefinition volumes.longhorn.io goes from `hub`, and every Volume with it',
    ],
  ]);
});

test('a version that is no longer served waits until nothing is written in it; a stored one is refused', () => {
  assert.deepEqual(
    judged(
      customDefinition,
      definition,
      definition
        .replace(
          `    - {name: v1beta1, served: true, storage: true}
`,
          `    - {name: v1beta1, served: false, storage: false}
`,
        )
        .replace(
          `    - {name: v1beta2, served: true, storage: false}
`,
          `    - {name: v1beta2, served: true, storage: true}
`,
        ),
    ),
    [
      [
        'needs order',
        'CustomResourceDefinition volumes.longhorn.io',
        'spec.versions',
        'CustomResourceDefinition volumes.longhorn.io of `hub` no longer serves `v1beta1`, in which Volume l/one is written',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      customDefinition,
      definition,
      definition
        .replace(
          `    - {name: v1beta1, served: true, storage: true}
`,
          '',
        )
        .replace(
          `    - {name: v1beta2, served: true, storage: false}
`,
          `    - {name: v1beta2, served: true, storage: true}
`,
        ),
    ),
    [
      [
        'impossible in place',
        'CustomResourceDefinition volumes.longhorn.io',
        'spec.versions',
        'CustomResourceDefinition volumes.longhorn.io of `hub` no longer serves `v1beta1`, in which Volume l/one is written',
      ],
    ],
  );
});

test('a scope is for life', () => {
  assert.deepEqual(judged(customDefinition, definition, definition.replace('Namespaced', 'Cluster')), [
    [
      'impossible in place',
      'CustomResourceDefinition volumes.longhorn.io',
      'spec.scope',
      'CustomResourceDefinition volumes.longhorn.io of `hub` changes its scope',
    ],
  ]);
});
