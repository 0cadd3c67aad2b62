import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import { surviveNothing } from '../promise.ts';
import { type Flows, healthy, node, promised, proved } from '../testing/flows.ts';
import { hubOutage } from './hub.ts';

const hub = (hours: number) => ({ ...promised, survive: { ...surviveNothing, hub: hours * hour } });
const said = (flows: Flows, hours: number) => proved(hubOutage, flows, hub(hours)).map((f) => [f.message, f.fix]);
const flows = healthy();

test('uploads to a bucket outside the hub go on; to one that the hub serves they wait as long as the blocks', () => {
  assert.deepEqual(said(flows, 30), []);
  const nodes = { ...flows.nodes, bucket: node('bucket', 'hub/thanos') };
  assert.deepEqual(said({ ...flows, nodes }, 23), []);
  assert.deepEqual(said({ ...flows, nodes }, 30), [
    [
      'metrics of edge: ages 25h to 31h1m30s are in no store while the hub is away for 30h: sidecar `sidecar` of `edge` drops them at 25h, store-gateway `store` of `hub` has them from 31h1m30s on',
      'Set `metrics.keepLocal: 31h` of cluster `edge`.',
    ],
  ]);
});

test('the compactor of the hub is away with it: what is marked meanwhile is never made into 5m data', () => {
  const keep = { raw: 40 * hour, '5m': 10 * day, '1h': 10 * day };
  const keeping = (raw: number): Flows => ({
    ...flows,
    nodes: { ...flows.nodes, compact: node('compactor', 'hub/compact', { retentionMs: { ...keep, raw } }) },
  });
  const lost = (raw: number) => proved(hubOutage, keeping(raw), { ...hub(36), keep }).map((f) => [f.message, f.fix]);
  assert.deepEqual(lost(44 * hour), []);
  assert.deepEqual(lost(40 * hour), [
    [
      'metrics of edge: ages 2d16h to 10d are in no store at 5m or finer when the hub is away for 36h from age 43h36m30s on: what they should be made of is marked for deletion before',
      'Set `metrics.keep` to `raw: 44h` or more.',
    ],
  ]);
});

test('an agent holds what the hub does not take, as long as it truncates seldom', () => {
  const writing = (walTruncationMs: number): Flows => ({
    nodes: {
      ...flows.nodes,
      agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' }, walTruncationMs }),
      ingester: node('ingester', 'hub/ingester'),
    },
    edges: [...flows.edges, 'agent remote-writes ingester', 'ingester uploads bucket', 'query queries ingester'],
  });
  assert.deepEqual(said(writing(8 * hour), 4), []);
  assert.deepEqual(
    said(writing(6 * hour), 4).map(([message]) => message),
    [
      'metrics of shop: minutes 0 to 60 of an outage of the hub of 4h are lost: agent `agent` of `shop` holds for certain what it has not sent for 3h, because it truncates its log every 6h',
    ],
  );
});

test('what the hub scrapes of others is lost; what it scrapes of itself is away as well and not asked for', () => {
  const nodes = {
    ...flows.nodes,
    prometheus: node('scraper', 'hub/main', { sidecar: 'edge/sidecar' }),
    far: node('targets', 'hub/far', { labels: { cluster: 'lab' }, clusters: ['lab'] }),
    near: node('targets', 'hub/near', { labels: { cluster: 'hub' }, clusters: ['hub'] }),
  };
  const edges = [...flows.edges, 'prometheus scrapes far', 'prometheus scrapes near'];
  assert.deepEqual(said({ nodes, edges }, 1), [
    [
      'metrics of lab: minutes 0 to 60 of an outage of the hub of 1h are lost: scraper `main` of `hub` scrapes them from afar, and what is not scraped is never made',
      'Give cluster `lab` `metrics: {mode: agent}` or `{mode: sidecar}`, or promise less for it by `metrics: {survive: {hub: 0s}}`.',
    ],
  ]);
});
