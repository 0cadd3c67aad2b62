import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { policyNotAttached } from './policy-not-attached.ts';

/** What ISM says of the index of host logs of `factory`. */
const says = (state: object) =>
  runningFleet({
    reply: ({ path, cluster }) =>
      cluster === 'factory' && path.startsWith('/_plugins/_ism/explain/logs-host')
        ? { 'logs-host-2027.01.15': state }
        : undefined,
  });

test('an index without its policy is told', async () => {
  assert.deepEqual(await wrongOf(policyNotAttached, says({ policy_id: null })), [
    'factory opensearch-single StatefulSet logging/opensearch: The policy `logs` of `ConfigMap logging/fluent-bit-config` is not attached to `logs-host-2027.01.15`',
  ]);
});

test('a policy that has failed is told with the step and the reason', async () => {
  const state = {
    policy_id: 'logs',
    action: { name: 'snapshot', failed: true },
    info: { message: 'Failed to create snapshot' },
  };
  assert.deepEqual(await wrongOf(policyNotAttached, says(state)), [
    'factory opensearch-single StatefulSet logging/opensearch: The policy of `logs-host-2027.01.15` has failed at `snapshot`: Failed to create snapshot',
  ]);
});
