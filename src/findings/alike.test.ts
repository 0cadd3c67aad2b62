import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gathered, nameAmong } from './alike.ts';
import type { Finding, Rule } from './finding.ts';
import { finding } from './finding.ts';
import { formatText } from './format-text.ts';

const rule: Rule = {
  code: 'outages/link',
  severity: 'error',
  title: 'Samples are lost',
  why: 'A graph has a hole.',
  fix: 'Keep them.',
  refs: [],
};

const clusters = Array.from({ length: 20 }, (_, i) => `edge-${i + 1}`);

/** What one fault of the fleet raises in a cluster: everything is the same but the cluster and its address. */
function lost(cluster: string, ages = '7h to 13h'): Finding {
  const where = { cluster, object: 'Prometheus monitoring/main', field: 'spec' };
  const address = `10.0.${cluster.slice(5)}.11:30901`;
  return finding(rule, where, `metrics of ${cluster}: ages ${ages} are in no store, sidecar of \`${cluster}\``, {
    fix: `Set \`keepLocal: 13h\` of cluster \`${cluster}\`.`,
    counterexample: { stream: `metrics of ${cluster}`, interval: ages, hops: [`asked by ${address}`] },
  });
}

const report = { promises: [], fileOf: () => null, rules: [rule] };

test('what one fault raises in twenty clusters is told once, with the names of the others', () => {
  assert.equal(
    formatText({ ...report, findings: clusters.map((cluster) => lost(cluster)) }),
    `edge-1 Prometheus monitoring/main spec  error  outages/link
  metrics of edge-1: ages 7h to 13h are in no store, sidecar of \`edge-1\`.
  why  A graph has a hole.
  fix  Set \`keepLocal: 13h\` of cluster \`edge-1\`.
  lost metrics of edge-1, ages 7h to 13h
         1. asked by 10.0.1.11:30901
  and  the same of 19 more: edge-2, edge-3, edge-4, edge-5, edge-6, edge-7, edge-8, edge-9, edge-10, edge-11, edge-12, edge-13, and 7 that \`--format json\` lists

20 errors.
`,
  );
});

test('up to three that say the same are told in full', () => {
  const three = ['edge-1', 'edge-2', 'edge-3'].map((cluster) => lost(cluster));
  assert.deepEqual(
    gathered(three),
    three.map((first) => ({ first, more: [] })),
  );
});

test('another interval, another remedy or another severity is not the same', () => {
  const [first, second, third, fourth] = ['edge-1', 'edge-2', 'edge-3', 'edge-4'].map((cluster) => lost(cluster));
  assert.ok(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined);
  const others: readonly Finding[] = [
    lost('edge-5', '8h to 13h'),
    { ...lost('edge-6'), fix: 'Buy a disk.' },
    { ...lost('edge-7'), severity: 'warning' },
  ];
  assert.deepEqual(gathered([first, second, ...others, third, fourth]), [
    { first, more: [second, third, fourth] },
    ...others.map((other) => ({ first: other, more: [] })),
  ]);
});

test('others are named by what differs: the cluster, the object, both, the field, or the line and whom it speaks of', () => {
  const at = (cluster: string, name: string): Finding =>
    finding(rule, { cluster, object: `Service logging/${name}`, field: '' }, `\`${name}\` of \`${cluster}\` is gone`);
  const field = (index: number): Finding =>
    finding(rule, { cluster: 'hub', object: 'ConfigMap a/b', field: `data[${index}]` }, `asks 10.0.0.${index}:9090`);
  const line = (number: number, message: string): Finding =>
    finding(rule, { file: 'fleet.yaml', line: number, column: 5, path: '' }, message);
  const groups = [
    [at('hub', 'a'), at('hub', 'b'), at('edge', 'a'), at('edge', 'b')],
    [field(0), field(1), field(2), field(3)],
    [line(3, '`role` of the cluster `a` is wrong'), line(4, '`role` of the cluster `b` is wrong')],
    [line(3, '`a` is wrong'), line(4, '`b` is wrong'), line(5, '`a` is wrong')],
  ];
  assert.deepEqual(
    groups.map(([first, ...more]) => more.map((found) => nameAmong(found, first ?? found))),
    [
      ['Service logging/b', 'edge', 'edge Service logging/b'],
      ['data[1]', 'data[2]', 'data[3]'],
      ['line 4 `b`'],
      ['line 4 `b`', 'line 5'],
    ],
  );
  const [objects = [], fields = []] = groups;
  assert.deepEqual(
    [objects, fields].map((group) => gathered(group).length),
    [1, 1],
  );
});

test('a name that is part of another word is left where it stands', () => {
  const of = (cluster: string, message: string): Finding =>
    finding(rule, { cluster, object: 'Service a/b', field: '' }, message);
  const findings = [
    of('a.b', '`a.b` asks axb-1'),
    of('c', '`c` asks axb-1'),
    of('d', '`d` asks axb-1'),
    of('axb', '`axb` asks axb-1'),
  ];
  assert.deepEqual(gathered(findings), [{ first: findings[0], more: findings.slice(1) }]);
});
