import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { day, hour, parseDuration } from '../../kube/duration.ts';
import { type Promised, type Survive, surviveNothing } from '../promise.ts';
import type { Proof } from '../proof.ts';
import { type Flows, healthy, node, promised, proved } from '../testing/flows.ts';
import { ringOf } from '../testing/ring.ts';
import { compactorOutage } from './compactor.ts';
import { linkOutage } from './link.ts';
import { objectStoreOutage } from './object-store.ts';
import { receiversOutage } from './receivers.ts';

// The change that a finding names is applied as it says: then the finding is gone, and with an hour less, or a copy less, it is not.

const keep = { raw: 40 * hour, '5m': 10 * day, '1h': 90 * day };
const fixes = (proof: Proof, flows: Flows, survive: Partial<Survive>, origin: Promised['origin'] = 'manifests') =>
  proved(proof, flows, { ...promised, keep, origin, survive: { ...surviveNothing, ...survive } }).map((f) => f.fix);

const hours = (most: number) => fc.integer({ min: 1, max: most }).map((count) => count * hour);

/** Retentions about the one that decides, and one that is long enough for anything. */
const near = (middle: number) =>
  fc.oneof(
    fc.integer({ min: middle - 24, max: middle + 6 }).map((count) => count * hour),
    fc.constant(60 * day),
  );

/** The duration that a remedy names after these words, in milliseconds. */
function named(fix: string | undefined, words: RegExp): number {
  const ms = parseDuration(words.exec(fix ?? '')?.[1] ?? '');
  assert.ok(ms !== null, fix);
  return ms;
}

test('blocks that are kept for as long as is named are not lost, and with an hour less they are', () => {
  fc.assert(
    fc.property(hours(60), hours(80), fc.boolean(), (retention, outage, outOfOrder) => {
      const flows = healthy();
      const keeping = (retentionMs: number): Flows => ({
        ...flows,
        nodes: {
          ...flows.nodes,
          prometheus: node('scraper', 'edge/main', {
            externalLabels: { cluster: 'edge' },
            sidecar: 'edge/sidecar',
            retentionMs,
            outOfOrder,
          }),
        },
      });
      for (const [proof, survive] of [
        [objectStoreOutage, { objectStore: outage }],
        [linkOutage, { link: outage }],
      ] as const) {
        const [fix] = fixes(proof, keeping(retention), survive);
        if (fix === undefined) continue;
        const enough = named(fix, /retention\.time=(\w+)/);
        assert.ok(enough > retention);
        assert.deepEqual(fixes(proof, keeping(enough), survive), []);
        assert.equal(fixes(proof, keeping(enough - hour), survive).length, 1);
      }
    }),
    { numRuns: 200 },
  );
});

test('an agent that truncates as seldom as is named, and an ingester that takes samples so late, lose nothing', () => {
  fc.assert(
    fc.property(hours(30), hours(20), hours(23), (walTruncationMs, lateMs, link) => {
      const flows = healthy();
      const writing = (truncation: number, late: number): Flows => ({
        nodes: {
          ...flows.nodes,
          agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' }, walTruncationMs: truncation }),
          office: node('agent', 'hub/office', { externalLabels: { cluster: 'office' } }),
          ingester: node('ingester', 'hub/ingester', { lateMs: late }),
        },
        edges: [
          ...flows.edges,
          'agent remote-writes ingester',
          'office remote-writes ingester',
          'query queries ingester',
        ],
      });
      const [fix] = fixes(linkOutage, writing(walTruncationMs, lateMs), { link });
      if (fix === undefined) return;
      const truncation = fix.includes('wal-truncate') ? named(fix, /frequency=(\w+)/) : walTruncationMs;
      const late = fix.includes('out-of-order') ? named(fix, /time-window=(\w+)/) : lateMs;
      assert.deepEqual(fixes(linkOutage, writing(truncation, late), { link }), []);
      if (fix.includes('wal-truncate'))
        assert.equal(fixes(linkOutage, writing(truncation - 1, late), { link }).length, 1);
      if (fix.includes('out-of-order'))
        assert.equal(fixes(linkOutage, writing(truncation, late - 1), { link }).length, 1);
    }),
    { numRuns: 200 },
  );
});

test('as many copies as are named stand the receivers away, and one less does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (replication, receivers) => {
      const [fix] = fixes(receiversOutage, ringOf(3, replication), { receivers }, 'fleet');
      if (fix === undefined) return;
      const [, replicas = 0, copies = 0] = (/replicas: (\d+), replication: (\d+)/.exec(fix) ?? []).map(Number);
      assert.deepEqual(fixes(receiversOutage, ringOf(replicas, copies), { receivers }), []);
      assert.equal(fixes(receiversOutage, ringOf(replicas, copies - 1), { receivers }).length, 1);
    }),
  );
});

test('a resolution that is kept for as long as is named is there for the next one, however the compactor is halted', () => {
  let broken = 0;
  fc.assert(
    fc.property(near(44), near(340), hours(100), (raw, five, compactor) => {
      const flows = healthy();
      const keeping = (retentionMs: { readonly raw: number; readonly '5m': number }): Flows => ({
        ...flows,
        nodes: {
          ...flows.nodes,
          compact: node('compactor', 'hub/compact', { retentionMs: { ...retentionMs, '1h': 90 * day } }),
        },
      });
      const given = { raw, '5m': five };
      const [fix] = fixes(compactorOutage, keeping(given), { compactor });
      const source = fix?.includes('resolution-raw') ? 'raw' : fix?.includes('resolution-5m') ? '5m' : null;
      if (source === null) return;
      broken += 1;
      const enough = named(fix, /resolution-(?:raw|5m)=(\w+)/);
      assert.ok(enough > given[source]);
      assert.deepEqual(fixes(compactorOutage, keeping({ ...given, [source]: enough }), { compactor }), []);
    }),
    { numRuns: 300 },
  );
  assert.ok(broken > 20, `${broken} of them were broken`);
});
