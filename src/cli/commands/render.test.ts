import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { contents, fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { example, namsan } from '../testing/command-line.ts';

const kind = example('kind');

test('a repository is written, found unchanged, and its changes are shown before they are written', async () => {
  const out = join(scratchFolder(), 'repo');
  const first = await namsan(['render', kind, '--out', out]);
  const [, files = ''] = /^(\d+) files in /.exec(first.out) ?? [];
  assert.deepEqual(first, {
    code: 0,
    out: `${files} files in \`${out}\`: ${files} new, 0 changed, 0 removed, 0 unchanged.\n`,
    err: '',
  });
  const tree = contents(out);
  assert.equal(Object.keys(tree).length, Number(files) + 1);

  assert.deepEqual(await namsan(['render', kind, '--out', out]), {
    code: 0,
    out: `${files} files in \`${out}\`: 0 new, 0 changed, 0 removed, ${files} unchanged.\n`,
    err: '',
  });
  assert.deepEqual(await namsan(['render', kind, '--out', out, '--diff']), {
    code: 0,
    out: `${files} files: 0 added, 0 changed, 0 removed, ${files} unchanged.\n`,
    err: '',
  });
  assert.deepEqual(contents(out), tree);
});

test('a change is shown as a diff with exit code 3, and nothing is written', async () => {
  const folder = scratchFolder();
  const fleet = (raw: string) => `namsan: v1
name: small
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks}}}
metrics: {objectStore: s3, keep: {raw: ${raw}, 5m: 30d, 1h: 90d}}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, nodes: [{name: hub-1, address: 10.0.0.1}], metrics: {mode: sidecar}}
`;
  fill(folder, { 'a.yaml': fleet('14d'), 'b.yaml': fleet('15d') });
  const out = join(folder, 'repo');
  await namsan(['render', join(folder, 'a.yaml'), '--out', out]);
  const tree = contents(out);
  const diff = await namsan(['render', join(folder, 'b.yaml'), '--out', out, '--diff']);
  assert.deepEqual([diff.code, diff.err], [3, '']);
  assert.match(diff.out, /^--- a\/clusters\/hub\/40-thanos-compactor\/statefulset-thanos-compactor\.yaml\n\+\+\+ b\//m);
  assert.match(diff.out, /^- +- --retention\.resolution-raw=\w+\n\+ +- --retention\.resolution-raw=\w+$/m);
  const json = JSON.parse(
    (await namsan(['render', join(folder, 'b.yaml'), '--out', out, '--diff', '--format', 'json'])).out,
  );
  assert.deepEqual(
    json.changes.map((c: { path: string; change: string }) => [c.path, c.change]),
    [
      ['clusters/hub/40-thanos-compactor/statefulset-thanos-compactor.yaml', 'changed'],
      ['docs/README.md', 'changed'],
      ['docs/ARCHITECTURE.md', 'changed'],
      // The bucket holds more.
      ['docs/CAPACITY.md', 'changed'],
    ],
  );
  assert.deepEqual(contents(out), tree);
});

test('a fleet with errors writes nothing', async () => {
  const folder = scratchFolder();
  fill(folder, { 'fleet.yaml': 'namsan: v1\n' });
  const { code, out, err } = await namsan(['render', join(folder, 'fleet.yaml'), '--out', join(folder, 'repo')]);
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, /fleet\/shape/);
  assert.match(err, /\nNothing is written to `.*repo`: errors stand in the way\.\n$/);
  assert.deepEqual(Object.keys(contents(folder)), ['fleet.yaml']);
});

test('an edited file is refused by name, and written over by force', async () => {
  const out = join(scratchFolder(), 'repo');
  await namsan(['render', kind, '--out', out]);
  const path = 'clusters/mgmt/50-thanos-query/deployment-thanos-query.yaml';
  const tree = contents(out);
  fill(out, { [path]: 'edited: true\n' });
  const refused = await namsan(['render', kind, '--out', out]);
  assert.deepEqual([refused.code, refused.out], [1, '']);
  assert.match(
    refused.err,
    /error {2}manifests\/edited-file\n {2}`clusters\/mgmt\/50-thanos-query\/deployment-thanos-query\.yaml` is not as namsan wrote it\./,
  );
  const diff = await namsan(['render', kind, '--out', out, '--diff']);
  assert.deepEqual([diff.code, /^-edited: true$/m.test(diff.out)], [1, true]);
  assert.equal((await namsan(['render', kind, '--out', out, '--force'])).code, 0);
  assert.deepEqual(contents(out), tree);
});

test('an output that is a file is refused, and stays as it is', async () => {
  const folder = scratchFolder();
  fill(folder, { repo: 'mine\n' });
  const { code, err } = await namsan(['render', kind, '--out', join(folder, 'repo')]);
  assert.equal(code, 1);
  assert.match(err, /manifests\/output-unusable\n {2}`.*repo` is a file\./);
  assert.deepEqual(contents(folder), { repo: 'mine\n' });
});

test('an output that is empty, or that a shell was meant to complete, is refused', async () => {
  for (const [out, err] of [
    ['', '`--out` names nothing. Name a directory, such as `--out repo`.\n'],
    ['~/repo', '`~/repo` begins with `~`, which only a shell knows. Write `--out "$HOME/repo"`.\n'],
  ] as const)
    assert.deepEqual(await namsan(['render', kind, `--out=${out}`]), { code: 2, out: '', err });
});
