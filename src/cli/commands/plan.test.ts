import assert from 'node:assert/strict';
import { test } from 'node:test';
import { example, namsan } from '../testing/command-line.ts';

test('plan shows the workloads of each cluster in their waves, and every default', async () => {
  const text = await namsan(['plan', example('kind')]);
  assert.equal(text.code, 0);
  assert.match(text.out, /^mgmt \(hub, metrics by none, logs none\)\n {2}0 +namespaces +1 object\n/m);
  assert.match(text.out, /\n\d+ clusters, \d+ workloads, \d+ objects\.\n$/);
  const defaults = await namsan(['plan', example('kind'), '--explain-defaults']);
  assert.match(defaults.out, /^metrics\.query\.timeout +"2m"$/m);
  const {
    fleet,
    defaults: listed,
    workloads,
  } = JSON.parse((await namsan(['plan', example('kind'), '--format', 'json'])).out);
  assert.equal(fleet.metrics.query.timeout, '2m');
  assert.deepEqual(
    listed.find((d: { path: string }) => d.path === 'metrics.query.timeout'),
    { path: 'metrics.query.timeout', value: '2m' },
  );
  assert.deepEqual(workloads[0].component, 'namespaces');
});

test('plan, map and explain say the errors of a fleet on the error stream, and nothing else', async () => {
  for (const args of [
    ['plan', '-'],
    ['map', '-'],
    ['explain', 'hub', '--fleet', '-'],
  ]) {
    const { code, out, err } = await namsan(args, 'namsan: v2\n');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /fleet\/shape/);
  }
});
