import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hasErrors } from '../src/findings/finding.ts';
import { loadFleet } from '../src/fleet/load.ts';
import { hintsOf } from '../src/from-model.ts';
import type { Side } from '../src/impact/comparison.ts';
import { impactOf } from '../src/impact/impact.ts';
import { resolve } from '../src/model/resolve.ts';
import { renderedOf } from '../src/pipeline.ts';

const mixed = readFileSync(new URL('../examples/mixed/fleet.yaml', import.meta.url), 'utf8');

/** The example with texts replaced, rendered as one side of a change. */
function side(...changes: readonly (readonly [RegExp, string])[]): Side {
  const text = changes.reduce((before, [from, to]) => {
    assert.match(before, from);
    return before.replace(from, to);
  }, mixed);
  const { fleet, findings } = loadFleet(text, 'fleet.yaml');
  assert.ok(fleet !== null && !hasErrors(findings), findings.map((f) => f.message).join('\n'));
  const { model, workloads, clusters, topology, promised } = renderedOf(resolve(fleet));
  const charts = workloads.flatMap(({ cluster, charts: own }) => own.map((chart) => ({ cluster, ...chart })));
  return { clusters, charts, topology, promised, model, hints: hintsOf(model) };
}

/** Whether data is lost or a promise broken; then each rule with its verdict once, but for restarts and what is safe. */
function told(old: Side, next: Side): readonly string[] {
  const { impacts, losesData, breaksPromise } = impactOf(old, next);
  const graver = impacts.filter(({ verdict }) => verdict !== 'safe' && verdict !== 'restart');
  return [
    losesData ? 'loses data' : breaksPromise ? 'breaks a promise' : 'loses nothing',
    ...new Set(graver.map((i) => `${i.verdict}: ${i.code.replace('impact/', '')}`)),
  ];
}

const standing = side();
const cases: readonly (readonly [string, readonly (readonly [RegExp, string])[], readonly string[]])[] = [
  ['a shorter retention', [[/raw: 30d/, 'raw: 14d']], ['loses data', 'loses: block-retention']],
  ['a longer retention', [[/raw: 30d/, 'raw: 60d']], ['loses nothing']],
  [
    'another interval of scrapes',
    [[/metrics:\n/, 'metrics:\n  scrapeInterval: 15s\n']],
    ['loses nothing', 'not classed: chart'],
  ],
  [
    'another bucket',
    [[/metrics: mixed-thanos/, 'metrics: other']],
    ['loses data', 'loses: bucket', 'needs order: cluster-order', 'needs order: start-only-config'],
  ],
  [
    'another bucket of archives',
    [[/logs: mixed-logs/, 'logs: other']],
    ['loses nothing', 'splits history: log-retention'],
  ],
  ['another name of a cluster', [[/id: factory/, 'id: fabrik']], ['loses nothing', 'splits history: gone-cluster']],
  [
    'a cluster less',
    [[/ {2}- id: factory[\s\S]*?(?= {2}- id: shop)/, '']],
    ['loses data', 'loses: gone-producer', 'loses: gone-volumes', 'needs order: gone-cluster'],
  ],
  [
    'another name of a tenant',
    [[/team-a/, 'team-red']],
    ['loses nothing', 'splits history: tenant', 'needs order: gone-producer'],
  ],
  [
    'another mode',
    [[/metrics: \{mode: sidecar\}/, 'metrics: {mode: agent}']],
    [
      'loses data',
      'loses: gone-producer',
      'needs order: cluster-order',
      'needs order: gone-volumes',
      'not classed: chart',
    ],
  ],
  [
    'more ingesters',
    [[/receive: \{replicas: 3/, 'receive: {replicas: 4']],
    ['breaks a promise', 'needs order: hashring'],
  ],
  [
    'fewer copies',
    [
      [/replication: 3/, 'replication: 1'],
      [/, receivers: 1/, ''],
    ],
    ['breaks a promise', 'needs order: hashring'],
  ],
  [
    'another name of the indices',
    [[/\nlogs:\n/, '\nlogs:\n  index: shop\n']],
    ['loses nothing', 'splits history: index-family', 'needs order: cluster-order'],
  ],
  ['shorter archives', [[/archive: 180d/, 'archive: 90d']], ['loses data', 'loses: log-retention']],
  ['shorter search', [[/search: 14d/, 'search: 7d']], ['loses nothing', 'loses: log-retention']],
  ['fewer data nodes', [[/data: 3/, 'data: 2']], ['loses nothing', 'needs order: log-store-nodes']],
  ['shards of stores by hash', [[/shardBy: time/, 'shardBy: hash']], ['loses nothing']],
  ['no network policies', [[/\nalerts:/, '\nnetworkPolicies: none\nalerts:']], ['loses nothing']],
];

for (const [name, changes, expected] of cases)
  test(`${name}: each verdict, and whether data is lost`, () => {
    assert.deepEqual(told(standing, side(...changes)), expected);
  });

test('the way back from a harmless change may lose what the way there did not: an ingester less', () => {
  const four = side([/receive: \{replicas: 3/, 'receive: {replicas: 4']);
  assert.deepEqual(told(four, standing), ['loses data', 'loses: fewer-ingesters', 'needs order: hashring']);
});
