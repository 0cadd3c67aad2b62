import assert from 'node:assert/strict';
import { test } from 'node:test';
import { condition, live, podOf, said } from './testing/live.ts';

test('what is being deleted says what holds it', () => {
  const metadata = { deletionTimestamp: '2026-01-01T00:00:00Z' };
  assert.equal(
    said(live('v1 ConfigMap', 'x', { metadata: { ...metadata, finalizers: ['a.io/x', 'b.io/y'] } })),
    'ConfigMap x: is being deleted, held by finalizer a.io/x, b.io/y',
  );
  const claim = live('v1 PersistentVolumeClaim', 'data', {
    metadata: { ...metadata, finalizers: ['kubernetes.io/pvc-protection'] },
    status: { phase: 'Bound' },
  });
  const user = podOf(null, 'p', undefined, {
    spec: { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }] },
  });
  assert.equal(said(claim, [user]), 'PersistentVolumeClaim data: is being deleted, held by pod p');
  const space = live('v1 Namespace', 'm', {
    metadata,
    status: {
      phase: 'Terminating',
      conditions: [
        condition('NamespaceDeletionDiscoveryFailure', 'False', 'X', 'All resources successfully discovered'),
        condition(
          'NamespaceFinalizersRemaining',
          'True',
          'SomeFinalizersRemain',
          'Some content in the namespace has finalizers remaining: a.io/x in 1 resource instances',
        ),
      ],
    },
  });
  assert.equal(
    said(space),
    'Namespace m: is being deleted, Some content in the namespace has finalizers remaining: a.io/x in 1 resource instances',
  );
});
