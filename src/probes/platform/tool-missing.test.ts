import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FakeMachineOptions } from '../../cluster/testing/fake-machine.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { toolMissing } from './tool-missing.ts';

const seen = (programs: NonNullable<FakeMachineOptions['programs']>) =>
  told(toolMissing, liveIn({ machine: { programs } }));

test('charts need kustomize and helm, each new enough', async () => {
  assert.deepEqual(await seen({ kustomize: () => ({ out: 'v5.8.1\n' }), helm: () => ({ out: 'v4.0.1+g123456\n' }) }), [
    'kustomize is on this machine: 5.8.1',
    'helm is on this machine: 4.0.1',
  ]);
  assert.deepEqual(await seen({ kustomize: () => ({ out: 'v5.4.3' }) }), [
    'warning kustomize: `kustomize` on this machine is 5.4.3, and 5.8.1 is the oldest that will do | Install kustomize 5.8.1 or newer',
    'warning helm: There is no `helm` on this machine, and the fleet has 1 chart | Install helm 3.0.0 or newer',
  ]);
});

test('a tool that tells no version is told, and edges ask nothing', async () => {
  const [first] = await seen({ kustomize: () => ({ code: 1, err: 'broken' }) });
  assert.equal(first, 'warning kustomize: `kustomize version` ended with 1 and told no version');
  const live = liveIn({ fleet: { clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'] } });
  assert.deepEqual(await told(toolMissing, live, 'edge'), []);
});
