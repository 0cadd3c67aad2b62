import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fluentBitDaemonset } from '../../components/fluent-bit-daemonset/fluent-bit-daemonset.ts';
import { clusterOf, modelOf } from '../../components/testing/fleet.ts';
import type { Model } from '../../model/model.ts';
import { found, told } from '../testing/found.ts';
import { bufferRoom } from './buffer-room.ts';

function modelWith(survive: string): Model {
  return modelOf({
    store:
      'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines}',
    fleet: `logs: {objectStore: main, keep: {search: 7d, archive: 30d}, survive: {store: ${survive}}}`,
    hub: 'domain: hub.example.com, metrics: {mode: sidecar}, logs: {mode: local}',
  });
}

function objectsOf(model: Model): string {
  const objects = fluentBitDaemonset.build(model, clusterOf(model, 'hub'))?.objects ?? [];
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

test('buffers that leave half of the disk are silent, and so are manifests without a fleet file', () => {
  const model = modelWith('6h');
  assert.deepEqual(found(bufferRoom, { model, hub: objectsOf(model) }), []);
  assert.deepEqual(found(bufferRoom, { hub: objectsOf(modelWith('3d')) }), []);
});

test('a promise that would fill the disk is refused, with both sizes', () => {
  const model = modelWith('3d');
  assert.deepEqual(told(found(bufferRoom, { model, hub: objectsOf(model) })), [
    [
      'DaemonSet logging/fluent-bit',
      'spec.template.spec.containers[0]',
      'error',
      'The buffers of the collector may take 255.7 GB, more than half of the 107.4 GB that the smallest node of `hub` has',
    ],
  ]);
});
