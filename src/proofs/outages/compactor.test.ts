import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import type { Compactor } from '../../topology/topology.ts';
import { surviveNothing } from '../promise.ts';
import { type Flows, healthy, node, promised, proved } from '../testing/flows.ts';
import { compactorOutage } from './compactor.ts';

const halted = (ms: number) => ({
  ...promised,
  origin: 'manifests' as const,
  keep: { raw: 40 * hour, '5m': 10 * day, '1h': 90 * day },
  survive: { ...surviveNothing, compactor: ms },
});
const compacting = (compactor: Partial<Compactor>): Flows => {
  const flows = healthy();
  return { ...flows, nodes: { ...flows.nodes, compact: node('compactor', 'hub/compact', compactor) } };
};
const keeping = (raw: number, five = 30 * day) => ({ retentionMs: { raw, '5m': five, '1h': 90 * day } });
const said = (flows: Flows, ms: number) =>
  proved(compactorOutage, flows, halted(ms)).map((f) => [f.counterexample?.interval, f.fix]);

test('a compactor that marks nothing before its data is made may be halted for ever', () => {
  assert.deepEqual(said(healthy(), 300 * day), []);
  assert.deepEqual(said(compacting(keeping(0)), 300 * day), []);
});

test('what is marked before the halt is gone when it ends: the retention that keeps it is named to the hour', () => {
  const flows = compacting(keeping(42 * hour));
  assert.deepEqual(said(flows, 22 * hour), []);
  assert.deepEqual(said(flows, 23 * hour), [
    ['2d18h to 10d', 'Set `--retention.resolution-raw=43h` or more in `compactor compact`.'],
  ]);
  assert.deepEqual(said(compacting(keeping(43 * hour)), 23 * hour), []);
});

test('with a longer deletion delay marked blocks can be used for longer', () => {
  assert.deepEqual(said(compacting({ ...keeping(42 * hour), deleteDelayMs: 4 * day }), 40 * hour), []);
});

test('1h data that is made of 5m blocks is lost with them', () => {
  const flows = compacting(keeping(10 * day, 13 * day + 12 * hour));
  assert.deepEqual(said(flows, 2 * day), [
    ['14d12h to 90d', 'Set `--retention.resolution-5m=14d4h` or more in `compactor compact`.'],
  ]);
});

test('what is missing without a halt is not told again', () => {
  assert.deepEqual(said(compacting({ downsampling: false }), 2 * day), []);
});
