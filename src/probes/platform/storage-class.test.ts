import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveIn, told } from '../testing/preflight-live.ts';
import { storageClass } from './storage-class.ts';

const classOf = (name: string, standard = false) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name, ...(standard ? { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } : {}) },
});
const seen = (fleet: string, ...objects: ReturnType<typeof classOf>[]) =>
  told(storageClass, liveIn({ fleet: { fleet }, clusters: { hub: { objects } } }));

test('claims without a class need a default one', async () => {
  assert.deepEqual(await seen('', classOf('slow'), classOf('fast', true)), ['there is a default storage class: fast']);
  const [none] = await seen('', classOf('slow'));
  assert.match(
    none ?? '',
    /^error StorageClass \*: `hub` has no default storage class, and .+ and \d+ more claim volumes without naming one; it has slow$/,
  );
});

test('a class that is named must be there', async () => {
  const volumes = 'volumes: {provider: existing, storageClass: fast}';
  const [good] = await seen(volumes, classOf('fast'));
  assert.match(good ?? '', /^storage class fast is there: for /);
  const [bad] = await seen(volumes);
  assert.match(
    bad ?? '',
    /^error StorageClass fast: `hub` has no storage class `fast`, of which .+ claim volumes; it has none at all$/,
  );
});

test('the classes of Longhorn come with it', async () => {
  const answers = await seen('volumes: {provider: longhorn}');
  assert.deepEqual(
    new Set(answers.map((text) => text.split(': ').slice(1).join(': '))),
    new Set(['not yet: Longhorn brings it']),
  );
});
