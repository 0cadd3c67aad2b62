import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import type { Agent, Bucket, Ingester } from '../../topology/metric-nodes.ts';
import { type Promised, surviveNothing } from '../promise.ts';
import { type Flows, healthy, node, promised, proved } from '../testing/flows.ts';
import { linkOutage } from './link.ts';

const link = (hours: number, origin: Promised['origin'] = 'manifests'): Promised => ({
  ...promised,
  origin,
  survive: { ...surviveNothing, link: hours * hour },
});

/** An agent of `shop` that writes to an ingester of the hub; `office` writes for the same tenant. */
const writing = (agent: Partial<Agent> = {}, ingester: Partial<Ingester> = {}, officeTenant = 'team'): Flows => {
  const flows = healthy();
  return {
    nodes: {
      ...flows.nodes,
      agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' }, tenant: 'team', ...agent }),
      office: node('agent', 'hub/office', { externalLabels: { cluster: 'office' }, tenant: officeTenant }),
      ingester: node('ingester', 'hub/ingester', ingester),
    },
    edges: [
      ...flows.edges,
      'agent remote-writes ingester',
      'office remote-writes ingester',
      'ingester uploads bucket',
      'query queries ingester',
    ],
  };
};
const said = (flows: Flows, promise: Promised) => proved(linkOutage, flows, promise).map((f) => [f.message, f.fix]);

test('a stream whose blocks wait, or whose agent holds for long what Receive takes late, loses nothing', () => {
  assert.deepEqual(said(healthy(), link(12)), []);
  assert.deepEqual(said(writing({ walTruncationMs: 12 * hour }, { lateMs: 6 * hour }), link(6)), []);
  assert.deepEqual(said(writing(), link(1)), []);
  assert.deepEqual(said(writing(), { ...link(0) }), []);
});

test('blocks that come late find those before them marked for deletion, and 5m data is never made of them', () => {
  const flows = healthy();
  const keep = { raw: 40 * hour, '5m': 10 * day, '1h': 10 * day };
  const late = (raw: number): Flows => ({
    ...flows,
    nodes: {
      ...flows.nodes,
      prometheus: node('scraper', 'edge/main', {
        externalLabels: { cluster: 'edge' },
        sidecar: 'edge/sidecar',
        retentionMs: 48 * hour,
      }),
      bucket: node('bucket', 's3/thanos', { cluster: '' }),
      compact: node('compactor', 'hub/compact', { retentionMs: { ...keep, raw } }),
    },
  });
  assert.deepEqual(said(late(56 * hour), { ...link(36), keep }), []);
  assert.deepEqual(said(late(40 * hour), { ...link(36), keep }), [
    [
      'metrics of edge: ages 2d16h to 10d are in no store at 5m or finer when the link is away for 36h: what they should be made of is marked for deletion before',
      'Set `--retention.resolution-raw=2d8h` or more in `compactor compact`.',
    ],
  ]);
});

test('blocks that are deleted before the link is back are lost, unless the cluster serves the bucket itself', () => {
  const flows = healthy();
  const withBucket = (bucket: Partial<Bucket>): Flows => ({
    ...flows,
    nodes: { ...flows.nodes, bucket: node('bucket', 's3/thanos', { cluster: '', ...bucket }) },
  });
  const lost = [
    [
      'metrics of edge: ages 25h to 31h1m30s are in no store while the link is away for 30h: sidecar `sidecar` of `edge` drops them at 25h, store-gateway `store` of `hub` has them from 31h1m30s on',
      'Set `--storage.tsdb.retention.time=31h` or more in `scraper main`.',
    ],
  ];
  assert.deepEqual(said(withBucket({}), link(30)), lost);
  assert.deepEqual(said(withBucket({ cluster: 'storage' }), link(30)), lost);
  assert.deepEqual(said(withBucket({ cluster: 'edge' }), link(30)), []);
  assert.deepEqual(said(withBucket({ endpoint: 'Secret objstore' }), link(30)), []);
});

test('what an agent truncates before it is sent is lost: the first part of the outage', () => {
  const [found] = proved(linkOutage, writing({}, { lateMs: 6 * hour }), link(6));
  assert.deepEqual(
    [found?.message, found?.fix, found?.counterexample],
    [
      'metrics of shop, tenant team: minutes 0 to 300 of an outage of the link of 6h are lost: agent `agent` of `shop` holds for certain what it has not sent for 1h, because it truncates its log every 2h',
      'Set `--storage.agent.wal-truncate-frequency=12h` or more in `agent agent`.',
      {
        stream: 'metrics of shop, tenant team',
        interval: 'minutes 0 to 300',
        hops: [
          'agent `agent` of `shop` writes to ingester',
          'ingester `ingester` of `hub` takes what comes',
          'nothing holds minutes 0 to 300 of the outage',
        ],
      },
    ],
  );
});

test('samples come too late for an ingester only where another agent goes on writing for their tenant', () => {
  const held = { walTruncationMs: 12 * hour };
  assert.deepEqual(said(writing(held, { lateMs: 2 * hour }), link(6)), [
    [
      'metrics of shop, tenant team: minutes 0 to 240 of an outage of the link of 6h are lost: ingester `ingester` of `hub` takes samples up to 2h behind the newest of their tenant, which others go on writing',
      'Set `--tsdb.out-of-order.time-window=6h` or more in `ingester ingester`.',
    ],
  ]);
  assert.deepEqual(said(writing(held, { lateMs: 2 * hour }, 'other'), link(6)), []);
});

test('without a window for late samples half a block of the receiver is all that may be late', () => {
  const held = { walTruncationMs: 48 * hour };
  const late = [2 * hour, hour].map((blockRangeMs) =>
    said(writing(held, { lateMs: 0, blockRangeMs }), link(6)).map(
      ([message = '']) => /minutes 0 to \d+/.exec(message)?.[0],
    ),
  );
  assert.deepEqual(late, [['minutes 0 to 300'], ['minutes 0 to 330']]);
});

test('an age limit of remote write gives up samples that waited, and every limit that is too short is named', () => {
  const limits = { sampleAgeLimits: { spec: 0.5 * hour } };
  assert.deepEqual(said(writing({ ...limits, walTruncationMs: 12 * hour }, { lateMs: 6 * hour }), link(6)), [
    [
      'metrics of shop, tenant team: minutes 0 to 330 of an outage of the link of 6h are lost: agent `agent` of `shop` gives up samples that have waited for 30m',
      'Take `sample_age_limit` out of the remote write of `agent agent`, or set it to 6h or more.',
    ],
  ]);
  const [[, all] = []] = said(writing(limits), link(6));
  assert.deepEqual(all?.split(/(?<=more\.|more in `[a-z ]+`\.) /).length, 3);
});

test('a Prometheus that only writes remotely holds an hour; one with a sidecar beside it loses nothing', () => {
  const flows = writing({}, { lateMs: 6 * hour });
  const server = (sidecar: string | null) =>
    node('scraper', 'shop/server', { externalLabels: { cluster: 'shop' }, sidecar });
  const nodes = (sidecar: string | null) => ({
    ...flows.nodes,
    agent: server(sidecar),
    aside: node('sidecar', 'shop/aside', { scraper: 'shop/server' }),
  });
  const edges = [...flows.edges, 'query queries aside', 'aside uploads bucket'];
  assert.deepEqual(said({ nodes: nodes(null), edges }, link(6)), [
    [
      'metrics of shop: minutes 0 to 300 of an outage of the link of 6h are lost: scraper `server` of `shop` holds for certain what it has not sent for 1h, because it truncates its log every 2h',
      'Let an agent with `--storage.agent.wal-truncate-frequency=12h` write in the place of `scraper server`, or give that a sidecar that uploads its blocks.',
    ],
  ]);
  assert.deepEqual(said({ nodes: nodes('shop/aside'), edges }, link(6)), []);
});

test('what is scraped over the link is never made while that is away', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    prometheus: node('scraper', 'hub/main', { sidecar: 'edge/sidecar' }),
    far: node('targets', 'hub/far', { labels: { cluster: 'lab' }, clusters: ['lab'] }),
    near: node('targets', 'hub/near', { labels: { cluster: 'hub' }, clusters: ['hub'] }),
  };
  const edges = [...flows.edges, 'prometheus scrapes far', 'prometheus scrapes near'];
  assert.deepEqual(said({ nodes, edges }, link(1)), [
    [
      'metrics of lab: minutes 0 to 60 of an outage of the link of 1h are lost: scraper `main` of `hub` scrapes them from afar, and what is not scraped is never made',
      'Run an agent or a Prometheus in `lab` itself.',
    ],
  ]);
});

test('a cluster that is promised less is held to that alone', () => {
  const exceptions = new Map([['shop', { ...surviveNothing, link: hour }]]);
  assert.equal(said(writing(), link(6)).length, 1);
  assert.deepEqual(said(writing(), { ...link(6), exceptions }), []);
});
