import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { example, namsan } from '../testing/command-line.ts';

const mixed = readFileSync(example('mixed'), 'utf8');

/** Two fleet files in a folder: the example, and the example with texts replaced. */
function pair(...changes: readonly (readonly [string, string])[]): readonly [string, string] {
  const folder = scratchFolder();
  const changed = changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, mixed);
  fill(folder, { 'old.yaml': mixed, 'new.yaml': changed });
  return [join(folder, 'old.yaml'), join(folder, 'new.yaml')];
}

test('a fleet file that does not change has no impact', async () => {
  assert.deepEqual(await namsan(['impact', example('mixed'), example('mixed')]), {
    code: 0,
    out: 'Nothing differs.\n',
    err: '',
  });
});

test('a rendered repository is what its fleet file makes, object by object and chart by chart', async () => {
  for (const name of ['kind', 'mixed', 'operator', 'receive', 'sidecar'])
    assert.deepEqual(
      await namsan(['impact', join(example(name), '../rendered'), example(name)]),
      { code: 0, out: 'Nothing differs.\n', err: '' },
      name,
    );
});

test('a retention that is cut is told with the ages that go, and ends with exit code 1', async () => {
  const { code, out, err } = await namsan(['impact', ...pair(['raw: 30d', 'raw: 14d'])]);
  assert.deepEqual([code, err], [1, '']);
  assert.match(out, /^loses \(1\)\n {2}hub StatefulSet monitoring\/thanos-compactor .* impact\/block-retention\n/);
  assert.match(out, /\n {4}lost 14d to 30d at raw\n/);
  assert.match(out, /\nsteps\n {2}1\. before: Copy the blocks of resolution raw from 14d to 30d out of the bucket/);
  assert.match(out, / Applied as it is, this loses data\.\n$/);
});

test('more replicas and a longer retention lose nothing', async () => {
  const { code, out } = await namsan([
    'impact',
    ...pair(['raw: 30d', 'raw: 60d'], ['query: {replicas: 2', 'query: {replicas: 3']),
  ]);
  assert.equal(code, 0);
  assert.doesNotMatch(out, /^(?:loses|impossible|irreversible|splits)/m);
  assert.match(out, / No data is lost\.\n$/);
});

test('another mode of a cluster keeps both beside each other, and versions of Kubernetes have their steps', async () => {
  const { code, out } = await namsan([
    'impact',
    ...pair(
      ['    metrics: {mode: sidecar}', '    metrics: {mode: agent}'],
      ['version: "1.35", flavor: minikube', 'version: "1.36", flavor: minikube'],
    ),
    '--format',
    'json',
  ]);
  const report = JSON.parse(out);
  const told = (code: string) =>
    report.impacts
      .filter((i: { code: string }) => i.code === code)
      .map((i: { verdict: string; interval: string | null; message: string }) => [i.verdict, i.interval, i.message]);
  assert.equal(code, 1);
  assert.deepEqual(told('impact/gone-producer'), [
    [
      'loses',
      '0s to 3h1m30s',
      'The Prometheus `main` of `factory` goes and the agent `agent` takes its place: what it has not uploaded yet is lost',
    ],
  ]);
  assert.deepEqual(told('impact/version'), [['needs order', null, 'Kubernetes of `lab` goes from 1.35 to 1.36']]);
  assert.deepEqual(
    [report.version, report.losesData, report.order.order, report.order.hub, report.order.others],
    [1, true, 'together', 'hub', 1],
  );
});

test('a rendered repository, and a fleet file, are taken from a revision of Git as they are from disk', async () => {
  const folder = scratchFolder();
  const git = (...args: readonly string[]) =>
    assert.equal(
      spawnSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', '-C', folder, ...args]).status,
      0,
      args.join(' '),
    );
  const before = new Set(readdirSync(tmpdir()));
  fill(folder, { 'fleet.yaml': readFileSync(example('kind'), 'utf8') });
  assert.equal((await namsan(['render', join(folder, 'fleet.yaml'), '--out', join(folder, 'repo')])).code, 0);
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  mkdirSync(join(folder, 'sub'));
  const here = process.cwd();
  try {
    process.chdir(join(folder, 'sub'));
    assert.deepEqual(await namsan(['impact', 'HEAD:repo', '../repo']), { code: 0, out: 'Nothing differs.\n', err: '' });
    assert.deepEqual(await namsan(['impact', 'HEAD:fleet.yaml', '../fleet.yaml']), {
      code: 0,
      out: 'Nothing differs.\n',
      err: '',
    });
    const compactor = '../repo/clusters/mgmt/40-thanos-compactor/statefulset-thanos-compactor.yaml';
    assert.ok(existsSync(compactor));
    const text = readFileSync(compactor, 'utf8');
    fill(folder, {
      [compactor.slice(3)]: text.replace(/--retention\.resolution-raw=\w+/, '--retention.resolution-raw=2d'),
    });
    const { code, out } = await namsan(['impact', 'HEAD:repo', '../repo', '--format', 'json']);
    const [worst] = JSON.parse(out).impacts;
    assert.deepEqual([code, worst.code, worst.where.cluster], [1, 'impact/block-retention', 'mgmt']);
    const nowhere = await namsan(['impact', 'HEAD:nothing', '../repo']);
    assert.match(nowhere.err, /^`HEAD:nothing` is neither a file, nor a directory, nor in Git: /);
    assert.equal(nowhere.code, 2);
  } finally {
    process.chdir(here);
  }
  assert.deepEqual(
    readdirSync(tmpdir()).filter((name) => name.startsWith('namsan-impact-') && !before.has(name)),
    [],
  );
});

test('manifests of any origin are compared cluster by cluster', async () => {
  const folder = scratchFolder();
  const object = (secret: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  template:\n    spec: {containers: [{name: web, image: "example.com/web:1", envFrom: [{secretRef: {name: ${secret}}}]}]}\n`;
  fill(folder, { 'old/a.yaml': object('one'), 'new/a.yaml': object('two') });
  const { code, out } = await namsan([
    'impact',
    '--old-manifests',
    `hub=${join(folder, 'old')}`,
    '--new-manifests',
    `hub=${join(folder, 'new')}`,
  ]);
  assert.equal(code, 0);
  assert.match(
    out,
    /^needs order \(1\)\n {2}hub Deployment shop\/web spec\.template\.spec\.containers\[0\]\.envFrom\[0\]\.secretRef\.name {2}impact\/secret-reference\n/,
  );
});

test('wrong usage is told with its remedy', async () => {
  const folder = scratchFolder();
  fill(folder, { 'notes.yaml': 'a: 1\n', 'tree/clusters/readme.txt': '', 'bad.yaml': 'namsan: v1\nname: x\n' });
  const said = async (...args: readonly string[]) => (await namsan(['impact', ...args])).err.replaceAll(folder, 'F');
  assert.equal(
    await said(),
    'Name both sides, such as `namsan impact HEAD:fleet.yaml fleet.yaml`: the old one is missing.\n',
  );
  assert.equal(
    await said(`${folder}/notes.yaml`, example('kind')),
    '`F/notes.yaml` is no fleet file: it has no `namsan: v1`. Give manifests as directories.\n',
  );
  assert.equal(
    await said(`${folder}/tree`, example('kind')),
    '`F/tree` has a directory `clusters` without any cluster in it.\n',
  );
  assert.equal(
    await said('--old-manifests', 'hub', '--new-manifests', 'hub=x'),
    '`--old-manifests hub` has not the form `CLUSTER=DIR`, such as `edge-1=./manifests/edge-1`.\n',
  );
  assert.equal(
    await said(`${folder}/notes.yaml`, '--old-manifests', `hub=${folder}`),
    'The old side is given twice: as `F/notes.yaml` and by `--old-manifests`.\n',
  );
  const bad = await namsan(['impact', `${folder}/bad.yaml`, example('kind')]);
  assert.deepEqual([bad.code, bad.out], [2, '']);
  assert.match(bad.err, /fleet\/shape/);
});
