import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { baseFleet, overBase } from '../fleet/testing/base-fleet.ts';
import { readPage } from '../fleet/testing/page.ts';
import { fixFleet } from './fix-fleet.ts';

const fixed = (text: string) => fixFleet(text, 'fleet.yaml', '2026-07-01');

test('mechanical faults are mended where they stand, and comments and spacing stay', async () => {
  const text = `# The fleet of the shop
namsan: v1
name: shop   # short
objectStores:
  s3: {provider: s3, endpoint: https://s3.example.com, credentials: {secret: s3-credentials}, buckets: {metrics: thanos}}
metrics:
  objectStor: s3          # the only one
  keep: {raw: 30h, "5m": 30d, 1h: 20d}  # promised to the board
  receive: {replication: 3, replicas: 2}
clusters:
  - id: hub
    role: Hub
    domain: hub.example.com
    nodes: [{name: hub-1, address: 10.0.0.1}, {name: hub-2, address: 10.0.0.2}, {name: hub-3, address: 10.0.0.3}]
    metrics: {mode: sidecar, keepLocal: 1h}

  - id: edge
    role: edge
    nodes: [{name: edge-1, address: 10.0.1.1}]
    metrics: {mode: agent}
`;
  const { text: after, changes, checked } = await fixed(text);
  assert.deepEqual(
    changes.map(({ line, path, old, now }) => `${line} ${path}: ${old} -> ${now}`),
    [
      '7 metrics.objectStor: objectStor -> objectStore',
      '12 clusters.0.role: Hub -> hub',
      '8 metrics.keep.raw: 30h -> 2d',
      '8 metrics.keep.1h: 20d -> 30d',
      '9 metrics.receive.replicas: 2 -> 3',
      '15 clusters.0.metrics.keepLocal: 1h -> 24h',
    ],
  );
  assert.equal(
    after,
    text
      .replace('objectStor:', 'objectStore:')
      .replace('role: Hub', 'role: hub')
      .replace('raw: 30h', 'raw: 2d')
      .replace('1h: 20d', '1h: 30d')
      .replace('replicas: 2', 'replicas: 3')
      .replace('keepLocal: 1h', 'keepLocal: 24h'),
  );
  assert.notEqual(checked.rendered, null);
});

test('a field that is not written is added, in a map on one line and in one of many', async () => {
  const agents = baseFleet.replaceAll('mode: sidecar', 'mode: agent');
  const block = agents.replace('  objectStore: s3\n', '  objectStore: s3\n  receive:\n    replication: 5 # for two\n');
  assert.equal((await fixed(block)).text, block.replace('# for two\n', '# for two\n    replicas: 5\n'));
  const flow = agents.replace('  objectStore: s3\n', '  objectStore: s3\n  receive: { replication: 5 }\n');
  assert.equal((await fixed(flow)).text, flow.replace('replication: 5 }', 'replication: 5, replicas: 5 }'));
});

test('what comes by a merge is changed where it is written', async () => {
  const text = baseFleet
    .replace('  - id: edge\n', '  - &edge\n    id: edge\n')
    .replace(/metrics: \{mode: sidecar\}\n$/, 'metrics: {mode: sidecar, keepLocal: 3h}\n')
    .concat('  - <<: *edge\n    id: other\n    domain: other.example.com\n    nodes: [{name: o, address: 10.0.2.1}]\n');
  assert.equal((await fixed(text)).text, text.replace('keepLocal: 3h', 'keepLocal: 24h'));
});

test('a sound file is left as it is', async () => {
  const examples = new URL('../../examples/', import.meta.url);
  for (const name of readdirSync(examples)) {
    const text = readFileSync(new URL(`${name}/fleet.yaml`, examples), 'utf8');
    const { text: after, changes } = await fixed(text);
    assert.deepEqual([after === text, changes], [true, []], name);
  }
});

test('after a fix no finding of any bad example has an edit left, and a second one changes nothing', async () => {
  const folder = new URL('../fleet/rules/', import.meta.url);
  let mended = 0;
  for (const page of readdirSync(folder).filter((name) => name.endsWith('.md')))
    for (const example of readPage(readFileSync(new URL(page, folder), 'utf8')).sections['Bad']?.examples ?? []) {
      const { text, changes, checked } = await fixed(overBase(example));
      const left = checked.report.findings.flatMap(({ code, edits = [] }) => edits.map((edit) => [code, edit]));
      assert.deepEqual(left, [], page);
      assert.deepEqual((await fixed(text)).changes, []);
      mended += changes.length > 0 ? 1 : 0;
    }
  assert.ok(mended >= 8, `${mended} examples are mended`);
});

test('any mixture of mechanical faults is mended, once and for all, without touching a comment', async () => {
  const faults: readonly (readonly [string, string])[] = [
    ['raw: 14d', 'raw: 20h'],
    ['5m: 30d', '5m: 3d'],
    ['1h: 90d', '1h: 1d'],
    ['mode: sidecar}', 'mode: sidecar, keepLocal: 90m}'],
    ['role: edge', 'rol: edge'],
    ['provider: s3', 'provider: S3'],
    ['objectStore: s3', 'objectStore: s3x'],
    ['name: base', 'name: Base'],
    ['metrics:\n', 'metrics:\n  scrapeInterval: 9m\n'],
  ];
  await fc.assert(
    fc.asyncProperty(fc.subarray([...faults]), fc.boolean(), async (chosen, windows) => {
      const broken = chosen.reduce((text, [from, to]) => text.replace(from, to), baseFleet);
      const commented = broken.replaceAll('\n', windows ? ' # kept\r\n' : '  # kept\n');
      const { text, changes, checked } = await fixed(commented);
      assert.deepEqual(
        checked.report.findings.filter(({ severity, edits }) => severity === 'error' || edits !== undefined),
        [],
      );
      assert.ok(changes.length >= chosen.length);
      assert.equal(text.split('# kept').length, commented.split('# kept').length);
      assert.deepEqual((await fixed(text)).changes, []);
    }),
    { numRuns: 40 },
  );
});

test('what an outage needs is set in the cluster that it is about, so that the promise is kept', async () => {
  const text = baseFleet
    .replace('  objectStore: s3\n', '  objectStore: s3\n  survive: {objectStore: 40h}\n')
    .replace(/metrics: \{mode: sidecar\}\n$/, 'metrics: {mode: sidecar, keepLocal: 60h}\n');
  const { changes, checked } = await fixed(text);
  assert.deepEqual(
    changes.map(({ path, old }) => [path, old]),
    [
      ['clusters.hub.metrics.keepLocal', ''],
      ['metrics.ruler.keepLocal', ''],
    ],
  );
  assert.deepEqual(
    checked.report.findings.filter(({ code }) => code.startsWith('outages/')),
    [],
  );
});
