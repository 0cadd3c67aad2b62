import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { waiting } from '../testing/pods.ts';
import { compactorHalted } from './compactor-halted.ts';

test('a compactor that has halted is told with the reason that it wrote', async () => {
  const line =
    'ts=1 caller=compact.go:548 level=error msg="critical error detected; halting" err="overlaps found while gathering blocks [\\"a\\"]"';
  const live = runningFleet({
    reply: ({ path, pod }) =>
      path === '/metrics' && pod.includes('compactor') ? 'thanos_compact_halted 1\n' : undefined,
    logs: (pod) => (pod.includes('compactor') ? ['level=info msg=other', line] : []),
  });
  assert.deepEqual(await wrongOf(compactorHalted, live), [
    'hub thanos-compactor StatefulSet monitoring/thanos-compactor: `thanos-compactor-0` has halted: overlaps found while gathering blocks ["a"]',
  ]);
});

test('a compactor that does not run is told with what its pod waits for', async () => {
  const live = runningFleet({
    pod: (pod) => (pod.name.includes('compactor') ? waiting(pod, 'ImagePullBackOff') : pod.object),
  });
  assert.deepEqual(await wrongOf(compactorHalted, live), [
    'hub thanos-compactor StatefulSet monitoring/thanos-compactor: No pod of `StatefulSet monitoring/thanos-compactor` of `hub` is ready: `thanos-compactor-0`, container main waits: ImagePullBackOff',
  ]);
});
