import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseFleet } from '../../fleet/testing/base-fleet.ts';
import { example, namsan } from '../testing/command-line.ts';

test('the plan of a fleet that fits ends with 0 and names a formula for each figure', async () => {
  const { code, out, err } = await namsan(['capacity', example('mixed')]);
  assert.deepEqual([code, err], [0, '']);
  assert.match(out, /^hub {2}150 pods, 120,000 series, 4,000 samples\/s, 45 KiB\/s of log lines$/m);
  assert.match(out, /^ {2}mixed-thanos +central +raw ~/m);
  assert.match(out, /^ {2}shop +hub +remote write +~/m);
  assert.match(out, /^ {2}prometheus-disk: .*\n {4}Prometheus docs/m);
  assert.match(out, /Everything fits\.\n$/);
});

test('a document of the JSON form holds every figure with its formula, and the formulas', async () => {
  const { code, out } = await namsan(['capacity', '--format', 'json', '--cluster', 'shop', example('mixed')]);
  const { version, clusters, formulas } = JSON.parse(out);
  assert.deepEqual([code, version, clusters.map(({ id }: { id: string }) => id)], [0, 1, ['shop']]);
  assert.deepEqual(clusters[0].load.pods, { value: 72, formula: 'estimated-pods', estimated: true });
  assert.ok(formulas['estimated-pods'].source.includes('OpenShift'));
});

test('a fleet that has grown is told what no longer fits, and ends with 1 where its load is declared', async () => {
  const grown = await namsan(['capacity', '--logs', 'x10', '--add', '2xshop', '--cluster', 'hub', example('mixed')]);
  assert.equal(grown.code, 1);
  assert.match(grown.out, /^error {2}capacity\/volume\n {2}OpenSearch data of `hub` needs /m);
  const estimated = await namsan(['capacity', '--series', 'x500', example('kind')]);
  assert.equal(estimated.code, 0);
  assert.match(estimated.out, /^warning {2}capacity\/memory\n {2}Prometheus monitoring\/main of `biz1` needs /m);
});

test('what the line says wrongly is told, and ends with 2', async () => {
  const said = async (...args: readonly string[]) => {
    const { code, err } = await namsan(['capacity', ...args, '-'], baseFleet);
    return [code, err.split('\n')[0]];
  };
  assert.deepEqual(await said('--add', '10xhub'), [2, '`--add 10xhub` names no edge of the fleet: there are `edge`.']);
  assert.deepEqual(await said('--add', 'many'), [2, '`--add many` is no addition: write one as `10xedge`.']);
  assert.deepEqual(await said('--series', '2'), [2, '`--series 2` is no factor: write one as `x2`.']);
  assert.deepEqual(await said('--cluster', 'moon'), [2, 'There is no cluster `moon`: there are `hub` and `edge`.']);
});

test('a fleet file with errors has no plan', async () => {
  const { code, out, err } = await namsan(['capacity', '-'], baseFleet.replace('role: hub', 'role: edge'));
  assert.deepEqual([code, out, err.includes('fleet/one-hub')], [1, '', true]);
});
