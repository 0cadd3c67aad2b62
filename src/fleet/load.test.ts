import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadFleet } from './load.ts';
import { baseFleet } from './testing/base-fleet.ts';

/** The findings of a text as one line each, as a user reads them. */
function lines(text: string): readonly string[] {
  return loadFleet(text, 'fleet.yaml').findings.map(({ where, severity, code, message, fix }) => {
    assert.ok('line' in where && where.file === 'fleet.yaml');
    return `${where.line}:${where.column} ${severity} ${code} [${where.path}] ${message}. ${fix}`;
  });
}

function changed(from: string, to: string): string {
  assert.ok(baseFleet.includes(from), from);
  return baseFleet.replace(from, to);
}

test('a healthy fleet is given on with its fixed defaults, and nothing is said of it', () => {
  const { fleet, written, place } = loadFleet(baseFleet, 'fleet.yaml');
  assert.deepEqual(lines(baseFleet), []);
  assert.equal(fleet?.metrics.scrapeInterval, '30s');
  assert.deepEqual(fleet?.clusters[1]?.metrics, {
    mode: 'sidecar',
    replicas: 1,
    keepLocal: '24h',
    volume: '50Gi',
    storeApi: { nodePort: 30901 },
    tenants: [],
    survive: {},
  });
  assert.deepEqual(Object.keys(Object(written)), ['namsan', 'name', 'objectStores', 'metrics', 'clusters']);
  assert.deepEqual(place(['clusters', 1, 'metrics', 'mode']), {
    file: 'fleet.yaml',
    line: 18,
    column: 21,
    path: 'clusters.1.metrics.mode',
  });
});

test('the examples have no errors, and warnings only where a compatible fleet uses ingress-nginx', () => {
  const examples = new URL('../../examples/', import.meta.url);
  const found = readdirSync(examples).flatMap((name) => {
    const { fleet, findings } = loadFleet(readFileSync(new URL(`${name}/fleet.yaml`, examples), 'utf8'), name);
    assert.ok(fleet !== null, `${name}: ${findings.map((f) => f.message).join('; ')}`);
    return findings.map((f) => `${name} ${f.severity} ${f.code}`);
  });
  assert.deepEqual(found, [
    'receive warning fleet/retired-part',
    'sidecar warning fleet/retired-part',
    'sidecar warning fleet/retired-part',
    'sidecar warning fleet/retired-part',
  ]);
});

test('an empty file is told how to begin', () => {
  const empty =
    '1:1 error fleet/yaml-syntax [] The file is empty. Begin with `namsan init --preset sidecar`, or copy one of the examples.';
  for (const text of ['', '\n \n', '# only a comment\n', '---\n', 'null']) assert.deepEqual(lines(text), [empty], text);
});

test('a file of something else than fields is told which fields there are', () => {
  const fields =
    'Its fields are `namsan`, `name`, `profile`, `language`, `delivery`, `secrets`, `objectStores`, `metrics`, `logs`, `alerts`, `tls`, `volumes`, `networkPolicies`, `suppress`, `clusters`. A fleet of Kubernetes clusters and what their observability promises.';
  const told = (instead: string): string[] => [
    `1:1 error fleet/shape [] The fleet file must be a map of fields, not ${instead}. ${fields}`,
  ];
  assert.deepEqual(lines('hello'), told('text'));
  assert.deepEqual(lines('- a\n- b'), told('a list'));
  assert.deepEqual(lines('42'), told('a number'));
});

test('findings come in the order of the file, whatever found them', () => {
  const text = `${changed('keep: {raw: 14d', 'keeep: {raw: 14').replace('role: edge', 'role: edg')}tokn: 1\n`;
  assert.deepEqual(
    lines(text).map((line) => line.split(' ').slice(0, 3).join(' ')),
    ['7:3 error fleet/unknown-key', '15:11 error fleet/shape', '19:1 error fleet/unknown-key'],
  );
});

test('a value that comes by an alias is pointed to where it is written', () => {
  const text = changed(
    '    metrics: {mode: sidecar}\n  - id: edge',
    '    metrics: &m {mode: sidecars}\n  - id: edge',
  ).replace(
    'nodes: [{name: edge-1, address: 10.0.1.1}]\n    metrics: {mode: sidecar}',
    'nodes: [{name: edge-1, address: 10.0.1.1}]\n    metrics: *m',
  );
  const message = (cluster: string) =>
    `\`metrics.mode\` of the cluster \`${cluster}\` must be \`sidecar\`, \`agent\`, \`scrape\` or \`none\`, not \`sidecars\`. Write \`sidecar\`.`;
  assert.deepEqual(lines(text), [
    `13:24 error fleet/shape [clusters.0.metrics.mode] ${message('hub')}`,
    `13:24 error fleet/shape [clusters.1.metrics.mode] ${message('edge')}`,
  ]);
});

test('a value that is an alias itself is pointed to where the alias stands', () => {
  const text = changed('name: hub-3, address: 10.0.0.3', 'name: hub-3, address: &a 10.0.0.3').replace('10.0.1.1', '*a');
  assert.deepEqual(lines(text), [
    '17:37 error fleet/node-address-twice [clusters.1.nodes.0.address] 10.0.0.3 is already the address of `hub-3` of `hub`. Correct the address of one of them.',
  ]);
});

const merged = `namsan: v1
name: merged
objectStores:
  s3: {provider: s3, endpoint: https://s3.example.com, credentials: {secret: a}, buckets: {metrics: blocks}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}, receive: {replicas: 1, replication: 1}}
clusters:
  - &hub
    id: hub
    role: hub
    nodes: [{name: hub-1, address: 10.0.0.1}]
    labels: &labels {site: a}
    metrics: &metrics {mode: sidecar, keepLocal: 12h}
  - &edge
    <<: *hub
    id: edge-1
    role: edge
    nodes: [{name: edge-1, address: 10.0.0.2}]
    metrics: {<<: *metrics, keepLocal: 10h}
  - <<: [{id: edge-2, metrics: {mode: agent}}, *edge]
    nodes: [{name: edge-2, address: 10.0.0.3}]
    labels: {<<: [{zone: z}, *labels], site: b}
`;

test('merges of merges and of lists take own fields first, then earlier maps', () => {
  const { fleet, findings } = loadFleet(merged, 'fleet.yaml');
  assert.deepEqual(findings, []);
  assert.deepEqual(
    fleet?.clusters.map(({ id, role, labels, metrics }) => [id, role, labels, metrics.mode, metrics.keepLocal]),
    [
      ['hub', 'hub', { site: 'a' }, 'sidecar', '12h'],
      ['edge-1', 'edge', { site: 'a' }, 'sidecar', '10h'],
      ['edge-2', 'edge', { zone: 'z', site: 'b' }, 'agent', '24h'],
    ],
  );
});

test('a value that comes by merges is pointed to where it is written', () => {
  const text = merged
    .replace('role: edge', 'role: egde')
    .replace('{site: a}', '{site: [a]}')
    .replace('raw: 14d', 'raw: 1d');
  const role = (cluster: string): string =>
    `\`role\` of the cluster \`${cluster}\` must be \`hub\`, \`edge\` or \`storage\`, not \`egde\`. Write \`edge\`.`;
  const label = (cluster: string): string =>
    `\`labels.site\` of the cluster \`${cluster}\` must be a text without blanks and quotes, of at most 128 characters, not a list. Correct the value.`;
  assert.deepEqual(lines(text), [
    `11:28 error fleet/shape [clusters.0.labels.site] ${label('hub')}`,
    `11:28 error fleet/shape [clusters.1.labels.site] ${label('edge-1')}`,
    `16:11 error fleet/shape [clusters.1.role] ${role('edge-1')}`,
    `16:11 error fleet/shape [clusters.2.role] ${role('edge-2')}`,
  ]);
});

test('a key is pointed to by its own place, and a missing field by the map that lacks it', () => {
  assert.deepEqual(lines(changed('raw: 14d, ', 'rav: 14d, ')), [
    '7:10 error fleet/unknown-key [metrics.keep.rav] `rav` is no field of `metrics.keep`. Write `raw`, or remove it.',
  ]);
  assert.deepEqual(lines(changed('raw: 14d, ', '')), [
    '7:9 error fleet/shape [metrics.keep.raw] `metrics.keep.raw` is missing. Add `raw`. How long every sample stays queryable as it was scraped. Engine limit: 40h while it is downsampled.',
  ]);
  assert.deepEqual(lines(changed('raw: 14d, ', 'raw: , ')), [
    '7:15 error fleet/shape [metrics.keep.raw] `metrics.keep.raw` is empty. Write a value after `raw:`, or remove the line where it may be left out. How long every sample stays queryable as it was scraped. Engine limit: 40h while it is downsampled.',
  ]);
});

test('Windows line ends and a byte order mark change no place', () => {
  const text = changed('raw: 14d', 'raw: 14');
  const expected = lines(text);
  assert.equal(expected.length, 1);
  assert.deepEqual(lines(text.replaceAll('\n', '\r\n')), expected);
  assert.deepEqual(lines(`\ufeff${text}`), expected);
});

test('of very many troubles the first thousand are told, and how many there are more', () => {
  const text = `${baseFleet}${Array.from({ length: 1500 }, (_, i) => `k${i}: 1\n`).join('')}`;
  const told = lines(text);
  assert.equal(told.length, 1001);
  assert.equal(
    told[0],
    '1:1 error fleet/shape [] 500 further values and keys of the file are wrong. Mend those that are told first.',
  );
});

test('ten thousand clusters are a fleet', () => {
  const clusters = Array.from(
    { length: 9_998 },
    (_, i) =>
      `  - {<<: *edge, id: c-${i}, domain: c${i}.example.com, nodes: [{name: n, address: 10.1.${i >> 8}.${i & 255}}]}\n`,
  );
  const { fleet, findings } = loadFleet(
    changed('- id: edge', '- &edge\n    id: edge') + clusters.join(''),
    'fleet.yaml',
  );
  assert.deepEqual(
    findings.map((f) => f.message),
    [],
  );
  assert.equal(fleet?.clusters.length, 10_000);
});
