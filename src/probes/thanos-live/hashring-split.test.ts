import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { waiting } from '../testing/pods.ts';
import { hashringSplit } from './hashring-split.ts';

/** A router that says something of its own. */
const routerSays = (pod: string, text: string) =>
  runningFleet({ reply: (request) => (request.path === '/metrics' && request.pod.endsWith(pod) ? text : undefined) });

test('routers with different hashrings are told apart by name', async () => {
  const said = await wrongOf(hashringSplit, routerSays('router-1', 'thanos_receive_config_hash 1\n'));
  assert.deepEqual(said, [
    'hub thanos-receive-router Deployment monitoring/thanos-receive-router: Routers have loaded 2 different hashrings: `thanos-receive-router-0` against `thanos-receive-router-1`',
  ]);
});

test('a hashring that lacks a node is told with both numbers', async () => {
  const text = 'thanos_receive_config_hash 4.2e+14\nthanos_receive_hashring_nodes{name="default"} 2\n';
  const said = await wrongOf(hashringSplit, routerSays('router-0', text));
  assert.match(said.join(), /`thanos-receive-router-0` has 2 of 3 nodes in the hashring `default`$/);
});

test('another number of copies than declared is told', async () => {
  const text = 'thanos_receive_config_hash 4.2e+14\nthanos_receive_replication_factor 1\n';
  assert.match(
    (await wrongOf(hashringSplit, routerSays('router-0', text))).join(),
    /keeps 1 copy of each series, not 3$/,
  );
});

test('an ingester that is away is a warning while writes succeed, and an error once they do not', async () => {
  const away = (count: number) =>
    runningFleet({
      pod: (pod) =>
        pod.name.includes('ingester') && Number(pod.name.at(-1)) < count
          ? waiting(pod, 'CrashLoopBackOff')
          : pod.object,
    });
  assert.deepEqual(await wrongOf(hashringSplit, away(1)), [
    'warning hub thanos-receive-router Deployment monitoring/thanos-receive-router: 2 of 3 ingesters are ready for 3 copies of each series: `thanos-receive-ingester-0`, container main waits: CrashLoopBackOff',
  ]);
  assert.match((await wrongOf(hashringSplit, away(2))).join(), /^hub .*: 1 of 3 ingesters are ready/);
});
