import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { example, namsan } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-drift-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A kubeconfig that knows no cluster. */
const kubeconfig = join(folder, 'config');
writeFileSync(kubeconfig, JSON.stringify({ apiVersion: 'v1', kind: 'Config', clusters: [], users: [], contexts: [] }));
const none = ['--kubeconfig', kubeconfig, '--no-bucket'] as const;

test('where no cluster can be read each one is told with the reason, and the exit code is 2', async () => {
  const { code, out, err } = await namsan(['drift', example('kind'), ...none]);
  assert.equal(code, 2);
  assert.deepEqual(
    out
      .split('\n')
      .filter((line) => line.includes('could not be read'))
      .map((line) => line.split(' ')[0]),
    ['mgmt', 'biz1', 'biz2', 'minio'],
  );
  assert.match(out, /\n\nNo drift; not read: `mgmt`, `biz1`, `biz2` and `minio`\.\n$/);
  assert.match(err, /^mgmt: could not be read$/m);
});

test('one cluster is asked where one is named, and the JSON form tells the same', async () => {
  const { code, out } = await namsan(['drift', example('kind'), ...none, '--cluster', 'biz1', '--format', 'json']);
  const said = JSON.parse(out) as { clusters: { cluster: string; compared: number }[]; objects: unknown[] };
  assert.equal(code, 2);
  assert.deepEqual(
    said.clusters.map(({ cluster, compared }) => [cluster, compared]),
    [['biz1', 0]],
  );
  assert.deepEqual(said.objects, []);
});

test('a component or a cluster that the fleet has not is wrong usage', async () => {
  const component = await namsan(['drift', example('kind'), ...none, '--component', 'thanos-qeury']);
  assert.equal(component.code, 2);
  assert.match(component.err, /No cluster of the fleet has a component `thanos-qeury`/);
  const cluster = await namsan(['drift', example('kind'), ...none, '--cluster', 'biz9']);
  assert.equal(cluster.code, 2);
  assert.match(cluster.err, /The fleet has no cluster `biz9`/);
});

test('help tells what the code is when no cluster could be read', async () => {
  const { out } = await namsan(['drift', '--help']);
  assert.match(
    out,
    /\n {2}2 {2}No cluster could be read\. The command was used wrongly, or namsan has a fault\.\n {2}3 {2}Something drifted\.\n/,
  );
});
