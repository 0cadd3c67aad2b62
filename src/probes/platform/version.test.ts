import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveIn, told } from '../testing/preflight-live.ts';
import { version } from './version.ts';

const seen = async (gitVersion: string) => {
  const raw = () => ({ status: 200, headers: {}, body: JSON.stringify({ gitVersion }, null, 2) });
  return told(version, liveIn({ clusters: { hub: { raw } } }));
};

test('the version of a cluster is held against the declared one and the pins', async () => {
  assert.deepEqual(await seen('v1.35.4'), ['the version of Kubernetes: v1.35.4']);
  assert.deepEqual(await seen('v1.33.1+k3s1'), [
    'warning API server: `hub` runs Kubernetes v1.33.1+k3s1, and the fleet file says 1.35',
  ]);
  assert.deepEqual(await seen('v1.24.0'), [
    'error API server: `hub` runs Kubernetes v1.24.0, and the pinned charts need 1.25 at least | Upgrade the cluster',
  ]);
  assert.deepEqual(await seen('v1.99.0'), [
    'warning API server: `hub` runs Kubernetes v1.99.0, newer than 1.36, the newest that the pinned versions were made for | Try the fleet in a test cluster first',
  ]);
  assert.deepEqual(await seen(''), ['error API server: The API server of `hub` does not tell its version']);
});
