import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../kube/duration.ts';
import { type Promised, surviveNothing } from '../proofs/promise.ts';
import { topologyOf } from '../proofs/testing/flows.ts';
import { healthyLogs } from '../proofs/testing/log-flows.ts';
import type { Given } from './command.ts';
import { promisedOnLine } from './promise-on-line.ts';
import { Usage } from './usage.ts';

const topology = topologyOf(healthyLogs());

function promised(...promises: readonly string[]): Promised {
  const given: Given = {
    option: (name) => (name === 'hub' ? 'hub' : null),
    argument: () => null,
    flag: () => false,
    list: (name) => (name === 'promise' ? promises : []),
  };
  return promisedOnLine(given, ['hub', 'edge'])(topology);
}

const nothing: Promised = {
  hub: 'hub',
  clusters: [],
  tenants: [],
  dataSource: false,
  origin: 'manifests',
  keep: null,
  survive: surviveNothing,
  exceptions: new Map(),
  nodes: new Map(),
  logs: null,
};

test('without a promise nothing is promised', () => {
  assert.deepEqual(promised(), nothing);
});

test('metrics are promised by the names of the fleet file, several in one or each for itself', () => {
  assert.deepEqual(
    promised(
      'keep.raw=14d,keep.5m=30d',
      'metrics.survive.objectStore=6h,survive.node=1',
      'clusters=hub,edge,clusters.edge.metrics.tenants=a,b,clusters.edge.metrics.survive.link=12h',
      'clusters.hub.nodes=zone-a,zone-b',
      'clusters.edge.nodes=2',
      'clusters.hub.grafana=true',
    ),
    {
      ...nothing,
      clusters: ['hub', 'edge'],
      tenants: [
        { cluster: 'edge', tenant: 'a' },
        { cluster: 'edge', tenant: 'b' },
      ],
      dataSource: true,
      keep: { raw: 14 * day, '5m': 30 * day, '1h': 0 },
      survive: { ...surviveNothing, objectStore: 6 * hour, node: 1 },
      exceptions: new Map([
        ['edge', { ...surviveNothing, objectStore: 6 * hour, node: 1, link: 12 * hour }],
        ['hub', { ...surviveNothing, objectStore: 6 * hour, node: 1 }],
      ]),
      nodes: new Map([
        ['hub', ['zone-a', 'zone-b']],
        ['edge', [null, null]],
      ]),
    },
  );
});

test('logs are promised for every cluster with a collector, or for those that are named', () => {
  const rate = 100 * 1024 * 3;
  const source = {
    cluster: 'edge',
    store: null,
    nodes: 1,
    nodeDisk: Number.POSITIVE_INFINITY,
    bytesPerSecond: { containers: rate, host: rate / 4 },
  };
  const logs = {
    clusters: [source],
    families: null,
    keep: { search: 14 * day, archive: 0 },
    survive: { store: 0, link: hour, objectStore: 0 },
  };
  const said = ['logs.keep.search=14d', 'logs.survive.link=1h', 'logs.rate=100Ki'];
  assert.deepEqual(promised(...said), { ...nothing, logs });
  assert.deepEqual(promised(...said, 'logs.clusters=hub').logs?.clusters, [{ ...source, cluster: 'hub' }]);
  assert.equal(promised('logs.rate=1Mi').logs, null);
});

test('what is no promise is told with the nearest name, or with what it takes', () => {
  const told: readonly (readonly [string, string])[] = [
    ['keep.raw', '`--promise keep.raw` has not the form `NAME=VALUE`, such as `--promise keep.raw=14d`.'],
    ['keep.row=14d', '`keep.row` is nothing that can be promised. Did you mean `keep.raw`? There are `keep.raw`, '],
    ['constructor=1', '`constructor` is nothing that can be promised. There are `keep.raw`, '],
    ['keep.raw=soon', '`keep.raw` is `soon`, and takes a duration such as `6h` or `14d`.'],
    ['survive.node=many', '`survive.node` is `many`, and takes a count from 0 to 10.'],
    ['logs.rate=much', '`logs.rate` is `much`, and takes bytes in a second such as `256Ki`.'],
    ['clusters=hub,', '`clusters` is `hub,`, and takes names parted by commas.'],
    ['keep.raw=1d,keep.raw=2d', '`keep.raw` is promised twice. Say it once.'],
    ['clusters.hup.nodes=3', '`--promise` speaks of the nodes of `hup`, which is none of the clusters `hub`, `edge`.'],
    ['clusters.hub.grafana=on', '`clusters.hub.grafana` is `on`, and takes `true` or `false`.'],
  ];
  for (const [text, begins] of told)
    assert.throws(
      () => promised(text),
      (error) => error instanceof Usage && error.message.startsWith(begins),
      text,
    );
});
