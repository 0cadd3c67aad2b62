import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { example, namsan } from '../testing/command-line.ts';

const small = (change: (text: string) => string = (text) => text) =>
  change(`namsan: v1
name: small
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks}}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - {id: hub, role: hub, nodes: [{name: hub-1, address: 10.0.0.1}], metrics: {mode: sidecar}}
  - {id: edge, role: edge, nodes: [{name: edge-1, address: 10.0.1.1}], metrics: {mode: sidecar}}
`);

test('a sound fleet has no findings, from a file or from the standard input', async () => {
  const file = join(scratchFolder(), 'fleet.yaml');
  fill(join(file, '..'), { 'fleet.yaml': small() });
  assert.deepEqual(await namsan(['check', file]), { code: 0, out: 'No findings.\n', err: '' });
  assert.deepEqual(await namsan(['check', '-'], small()), { code: 0, out: 'No findings.\n', err: '' });
});

test('each example is proved in full', async () => {
  for (const name of ['sidecar', 'operator', 'kind', 'receive', 'mixed']) {
    const { code, out } = await namsan(['check', '--format', 'json', example(name)]);
    assert.deepEqual([name, code, JSON.parse(out).summary.errors], [name, 0, 0]);
  }
});

test('an error has its line in every form, and ends with 1', async () => {
  const twoHubs = small((text) => text.replace('role: edge', 'role: hub'));
  const said = async (format: string) => {
    const { code, out, err } = await namsan(['check', '--format', format, '-'], twoHubs);
    assert.deepEqual([code, err], [1, '']);
    return out;
  };
  assert.equal(
    await said('text'),
    `<stdin>:7:22  error  fleet/one-hub
  \`edge\` is a second hub beside \`hub\`.
  why  All queries are answered by one hub; with none there is nobody to ask, with two each sees a part.
  fix  Give exactly one cluster \`role: hub\`; the others are \`edge\` or \`storage\`.

1 error.
`,
  );
  assert.match(await said('github'), /^::error file=<stdin>,line=7,col=22,title=fleet\/one-hub::/);
  assert.equal(JSON.parse(await said('json')).findings[0].where.line, 7);
  const [run] = JSON.parse(await said('sarif')).runs;
  assert.deepEqual(run.results[0].locations[0].physicalLocation.region, { startLine: 7, startColumn: 22 });
  assert.equal(run.tool.driver.rules[0].shortDescription.text, 'The fleet has not exactly one hub.');
});

test('a promise that the objects do not keep is shown with the ages that are lost, and the line of the cluster', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'fleet.yaml');
  fill(folder, { 'fleet.yaml': small() });
  assert.equal((await namsan(['render', file, '--out', join(folder, 'repo')])).code, 0);
  const promise = small((text) => text.replace('raw: 14d', 'raw: 20d'));
  const manifests = ['hub', 'edge'].flatMap((id) => ['--manifests', `${id}=${join(folder, 'repo/clusters', id)}`]);
  const { code, out } = await namsan(['check', '--format', 'json', '-', ...manifests], promise);
  assert.equal(code, 1);
  const gap = JSON.parse(out).findings.find((f: { code: string }) => f.code === 'coverage/gap');
  assert.equal(gap.where.cluster, 'edge');
  assert.equal(gap.file.file, join(folder, 'repo/clusters/edge/40-prometheus/prometheus-main.yaml'));
  assert.match(gap.counterexample.interval, /^\d+d/);
  assert.match(gap.counterexample.hops.at(-1), /^nothing holds /);
});

test('beside a fleet file one cluster can be held to its promises alone: nothing is asked of those that are not given', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'fleet.yaml');
  fill(folder, { 'fleet.yaml': small() });
  await namsan(['render', file, '--out', join(folder, 'repo')]);
  const given = (id: string): readonly string[] => ['--manifests', `${id}=${join(folder, 'repo/clusters', id)}`];
  for (const [id, other] of [
    ['hub', 'edge'],
    ['edge', 'hub'],
  ] as const) {
    const { code, out, err } = await namsan(['check', file, ...given(id)]);
    assert.deepEqual([id, code, err, /\b(?:error|warning)s?\b/.exec(out)], [id, 0, '', null]);
    assert.match(out, new RegExp(`^not judged {6}\`${other}\`: no manifests were given of them$`, 'm'));
  }
  const less = join(folder, 'repo/clusters/hub/40-thanos-store');
  rmSync(less, { recursive: true });
  assert.equal((await namsan(['check', file, ...given('hub')])).code, 1);
});

test('manifests of any origin are proved, with the promise from the command line', async () => {
  const folder = scratchFolder();
  fill(folder, { 'fleet.yaml': small() });
  await namsan(['render', join(folder, 'fleet.yaml'), '--out', join(folder, 'repo')]);
  const manifests = ['hub', 'edge'].flatMap((id) => ['--manifests', `${id}=${join(folder, 'repo/clusters', id)}`]);
  const kept = await namsan([
    'check',
    ...manifests,
    '--promise',
    'keep.raw=14d,keep.5m=30d,keep.1h=90d',
    '--format',
    'json',
  ]);
  assert.deepEqual([kept.code, kept.err, JSON.parse(kept.out).summary.errors], [0, '', 0]);
  const lost = await namsan(['check', ...manifests, '--promise', 'keep.1h=400d']);
  assert.equal(lost.code, 1);
  assert.match(lost.out, /coverage\/gap/);
  const [, , edgeOnly = '', edgePath = ''] = manifests;
  const alone = await namsan(['check', edgeOnly, edgePath, '--format', 'json']);
  assert.deepEqual([alone.code, alone.err], [0, '']);
  const asHub = await namsan(['check', edgeOnly, edgePath, '--hub', 'edge', '--format', 'json']);
  assert.deepEqual(asHub.code, 1);
  assert.ok(JSON.parse(asHub.out).findings.some((f: { code: string }) => f.code.startsWith('reach/')));
});

test('what cannot be read or is said wrongly is told with its remedy, and ends with 2', async () => {
  const folder = scratchFolder();
  fill(folder, {
    'a/fleet.yaml': small(),
    'a/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  });
  mkdirSync(join(folder, 'empty'));
  const a = join(folder, 'a');
  const cases: readonly (readonly [readonly string[], string])[] = [
    [
      ['check', join(folder, 'none.yaml')],
      `\`${folder}/none.yaml\` does not exist. Name your fleet file, or begin one with \`namsan init\`.\n`,
    ],
    [['check', a], `\`${a}\` is a directory. Name the fleet file: \`${a}/fleet.yaml\`.\n`],
    [['check', join(folder, 'empty')], `\`${folder}/empty\` is a directory. Name the fleet file in it.\n`],
    [['check', '/dev/zero'], '`/dev/zero` has more than 134217728 bytes, which no fleet file has. Check the path.\n'],
    [
      ['check', '--manifests', 'hub'],
      '`--manifests hub` has not the form `CLUSTER=DIR`, such as `--manifests edge-1=./manifests/edge-1`.\n',
    ],
    [['check', '--manifests', 'hub=/none'], '`/none`, the manifests of `hub`, does not exist.\n'],
    [['check', '--manifests', `hub=${a}`, '--hub', 'edge'], '`--hub edge` names none of the clusters `hub`.\n'],
    [
      ['check', '--manifests', `hub=${a}`, '--promise', 'keep.raw=14'],
      '`keep.raw` is `14`, and takes a duration such as `6h` or `14d`.\n',
    ],
    [
      ['check', '--promise', 'keep.raw=14d', join(a, 'fleet.yaml')],
      '`--promise` goes with `--manifests` alone; a fleet file promises for itself.\n',
    ],
    [
      ['check', '--hub', 'hub', join(a, 'fleet.yaml')],
      '`--hub` goes with `--manifests`; a fleet file says it itself.\n',
    ],
    [
      ['check', '--manifests', `a=${a}`, '--manifests', `b=${a}`, '--promise', 'keep.raw=14d'],
      'None of the clusters `a`, `b` has Thanos Query. Name the one that answers by `--hub`.\n',
    ],
  ];
  for (const [args, err] of cases) assert.deepEqual(await namsan(args), { code: 2, out: '', err });
  assert.deepEqual(await namsan(['check', '-'], Uint8Array.from([0xff, 0xfe, 0x00])), {
    code: 2,
    out: '',
    err: '`<stdin>` is not text in UTF-8. Give a fleet file, written in YAML.\n',
  });
});

test('wrong files end in findings with the remedy', async () => {
  const big = `namsan: v1\n#${'x'.repeat(50 * 1024 * 1024)}\n`;
  const cases: readonly (readonly [string, string])[] = [
    ['', 'fleet/yaml-syntax'],
    ['\tnamsan: v1\n', 'fleet/yaml-syntax'],
    ['namsan: v1\nname: a\nname: b\n', 'fleet/yaml-syntax'],
    [big, 'fleet/file-size'],
  ];
  for (const [text, rule] of cases) {
    const { code, out, err } = await namsan(['check', '--format', 'json', '-'], text);
    assert.deepEqual([code, err, JSON.parse(out).findings[0].code], [1, '', rule]);
  }
});

test('a place without manifests is told as a wrong path', async () => {
  const folder = scratchFolder();
  fill(folder, { 'notes.txt': 'x', 'values.yaml': 'a: 1\n---\n...\n' });
  for (const command of ['check', 'map'])
    assert.deepEqual(await namsan([command, '--manifests', `hub=${folder}`]), {
      code: 2,
      out: '',
      err: `\`${folder}\`, the manifests of \`hub\`, holds no Kubernetes object in a file that ends in \`.yaml\`, \`.yml\` or \`.json\`. Check the path.\n`,
    });
});

test('faults with a mechanical remedy are mended in the file, told line by line, and shown before by a dry run', async () => {
  const folder = scratchFolder();
  const file = join(folder, 'fleet.yaml');
  const broken = small((text) => text.replace('raw: 14d', 'raw: 30h').replace('role: edge', 'rol: edge'));
  fill(folder, { 'fleet.yaml': broken });
  const dry = await namsan(['check', '--fix', '--dry-run', file]);
  assert.equal(dry.code, 0);
  assert.match(dry.out, /^-metrics: .*raw: 30h.*\n\+metrics: .*raw: 2d/m);
  assert.equal(readFileSync(file, 'utf8'), broken);
  assert.deepEqual(await namsan(['check', '--fix', file]), {
    code: 0,
    out: `${file}:7  clusters.1.rol: \`rol\` -> \`role\`
${file}:4  metrics.keep.raw: \`30h\` -> \`2d\`
2 changes in \`${file}\`.

No findings.
`,
    err: '',
  });
  assert.equal(
    readFileSync(file, 'utf8'),
    small((text) => text.replace('raw: 14d', 'raw: 2d')),
  );
  assert.deepEqual(await namsan(['check', '--fix', file]), { code: 0, out: 'No findings.\n', err: '' });
});

test('a fix is refused for what is no file of its own', async () => {
  for (const line of [
    ['--fix', '-'],
    ['--fix', '--manifests', 'hub=.'],
    ['--dry-run', 'fleet.yaml'],
  ])
    assert.equal((await namsan(['check', ...line], small())).code, 2, line.join(' '));
});
