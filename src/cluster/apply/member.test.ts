import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Json, KubeObject } from '../../kube/objects.ts';
import type { LiveObject, ManagedFields } from '../kube/kube-client.ts';
import { canonical } from './canonical.ts';
import { identity, isMember, partOf, sentOf } from './member.ts';

const config: KubeObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'a', namespace: 'n', labels: { app: 'x' } },
  ...{ data: { k: 'v' } },
};

test('what is sent carries its set, its component and the digest of all that is sent beside it', () => {
  const { object, digest } = sentOf({ ...config, ...{ status: { at: 1 } } }, 'thanos-query', 'applyset-x-v1');
  assert.match(digest, /^[0-9a-f]{64}$/);
  assert.deepEqual(object, {
    ...config,
    metadata: {
      ...config.metadata,
      labels: { app: 'x', [partOf]: 'applyset-x-v1' },
      annotations: { 'namsan.io/component': 'thanos-query', 'namsan.io/applied': digest },
    },
  });
});

test('the digest changes with whatever is sent, and not with the order of keys', () => {
  const of = (object: KubeObject, set = 's'): string => sentOf(object, 'c', set).digest;
  const turned = { metadata: config.metadata, kind: 'ConfigMap', apiVersion: 'v1', ...{ data: { k: 'v' } } };
  assert.equal(of(turned), of(config));
  assert.notEqual(of({ ...config, ...{ data: { k: 'w' } } }), of(config));
  assert.notEqual(of(config, 't'), of(config));
});

test('equal values have one canonical text, others another', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const [one, other] = [canonical(a as Json), canonical(b as Json)];
      assert.deepEqual(JSON.parse(one), JSON.parse(JSON.stringify(a)));
      assert.equal(one === other, canonical(JSON.parse(other)) === canonical(JSON.parse(one)));
    }),
  );
  assert.equal(
    canonical({ b: [1, null], a: undefined, c: { z: 'x', y: true } }),
    '{"b":[1,null],"c":{"y":true,"z":"x"}}',
  );
});

test('an identity names group and kind, and no version', () => {
  assert.equal(identity(config), 'ConfigMap n/a');
  const prometheus = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'p' } };
  assert.equal(identity(prometheus), 'Prometheus.monitoring.coreos.com /p');
});

test('labels that operators and controllers copy make no member: it has no owner, and namsan applied it', () => {
  const ours: ManagedFields = { manager: 'namsan', operation: 'Apply', fieldsV1: {} };
  const live = (metadata: Partial<LiveObject['metadata']>): LiveObject => ({
    ...config,
    metadata: {
      ...{ name: 'a', uid: 'u', resourceVersion: '1', creationTimestamp: '2026-01-01T00:00:00Z' },
      labels: { [partOf]: 'set' },
      managedFields: [ours],
      ...metadata,
    },
  });
  assert.equal(isMember(live({}), 'set'), true);
  assert.equal(isMember(live({}), 'other'), false);
  assert.equal(isMember(live({ labels: {} }), 'set'), false);
  assert.equal(isMember(live({ ownerReferences: [{ kind: 'Prometheus', name: 'p', uid: 'o' }] }), 'set'), false);
  assert.equal(isMember(live({ managedFields: [{ ...ours, manager: 'PrometheusOperator' }] }), 'set'), false);
  assert.equal(isMember(live({ managedFields: [{ ...ours, operation: 'Update' }] }), 'set'), false);
});
