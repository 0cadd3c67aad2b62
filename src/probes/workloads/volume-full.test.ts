import assert from 'node:assert/strict';
import { test } from 'node:test';
import { saidOf } from '../testing/small-live.ts';
import { volumeFull } from './volume-full.ts';

const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'm' } };
const node = (name: string) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });
const gi = 2 ** 30;
const volume = (name: string, usedPart: number, more = {}) => ({
  name: 'data',
  pvcRef: { name, namespace: 'm' },
  capacityBytes: 10 * gi,
  availableBytes: Math.round(10 * gi * (1 - usedPart)),
  ...more,
});
const summary = (...volumes: readonly object[]) =>
  JSON.stringify({ pods: [{ podRef: { name: 'p-0', namespace: 'm' }, volume: [...volumes, { name: 'tmp' }] }] });
const path = (name: string): string => `/api/v1/nodes/${name}/proxy/stats/summary`;

test('volumes that are full are errors, those that fill are warnings, the fullest first', async () => {
  const raw = {
    [path('n1')]: summary(volume('filling', 0.9), volume('roomy', 0.2)),
    [path('n2')]: summary(volume('full', 0.99), volume('small-files', 0.1, { inodes: 1000, inodesFree: 10 })),
  };
  assert.deepEqual(await saidOf(volumeFull, { rendered: [config], objects: [node('n1'), node('n2')], raw }), [
    '! volumes PersistentVolumeClaim m/full: The volume of `PersistentVolumeClaim m/full`, which pod `p-0` uses, is full: 99 % of 10Gi',
    '! volumes PersistentVolumeClaim m/small-files: The volume of `PersistentVolumeClaim m/small-files`, which pod `p-0` uses, is full: 99 % of 1000 inodes',
    '! warning volumes PersistentVolumeClaim m/filling: The volume of `PersistentVolumeClaim m/filling`, which pod `p-0` uses, is nearly full: 90 % of 10Gi',
  ]);
});

test("volumes of others are nobody's business here, and a node that tells nothing is said", async () => {
  const other = volume('x', 1, { pvcRef: { name: 'x', namespace: 'shop' } });
  const raw = { [path('n1')]: summary(other, volume('roomy', 0.2)) };
  assert.deepEqual(await saidOf(volumeFull, { rendered: [config], objects: [node('n1'), node('n2')], raw }), [
    'volumes: volumes have room: 1 volume; not known of n2',
  ]);
});
