import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goDuration, hour, minute } from '../../src/kube/duration.ts';
import { blockRange } from '../../src/proofs/block-timing.ts';
import { gaps, type Interval } from '../../src/proofs/interval.ts';
import { makeBlocks, metric, sampleTimes, ship } from './harness/blocks.ts';
import { bucketConfiguration } from './harness/bucket.ts';
import { type Running, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { serveThanos } from './harness/thanos.ts';
import { eventually } from './harness/waiting.ts';

/**
 * The windows of store gateways as src/proofs/holders.ts counts them (`completeWindows`), and the replica labels that
 * src/proofs/identity rests on, asked of real store gateways and queriers. Samples are half an hour apart and windows
 * end in the middle between two, inside of a block: the minutes of this run do not matter.
 */
const step = 30 * minute;
const to = Math.floor(Date.now() / blockRange) * blockRange;
const times: Interval = { from: to - 6 * blockRange, to };
const ageOf = (time: number): number => Math.round((Date.now() - time) / 1000) * 1000;
const edge = ageOf(to - 5 * hour - step / 2);
const past = edge + 2 * blockRange;
const replica = 'prometheus_replica';
const bucket = scratchFolder('bucket');
const running: Running[] = [];

before(async () => {
  for (const pod of ['prometheus-0', 'prometheus-1'])
    ship(await makeBlocks(times, step), times, bucket, { cluster: 'edge', [replica]: pod });
});

after(() => stopAll(running));

test('windows of store gateways that meet have no hole, and each serves its window to the end of a chunk and no more', async () => {
  const young = await gateway({ from: 0, to: edge });
  const old = await gateway({ from: edge, to: Number.POSITIVE_INFINITY });
  assert.deepEqual(await answer([young], true), [samplesOf([{ from: 0, to: edge }])]);
  assert.deepEqual(await answer([old], true), [samplesOf([{ from: edge, to: Number.POSITIVE_INFINITY }])]);
  assert.deepEqual(await answer([young, old], true), [sampleTimes(times, step)]);
});

test('between windows of store gateways that do not meet, nothing is served', async () => {
  const windows = [
    { from: 0, to: edge },
    { from: past, to: Number.POSITIVE_INFINITY },
  ];
  const [hole] = gaps({ from: 0, to: Number.POSITIVE_INFINITY }, windows);
  assert.deepEqual(hole, { from: edge, to: past });
  const found = await answer(await Promise.all(windows.map(gateway)), true);
  assert.deepEqual(found, [samplesOf(windows)]);
  assert.equal(sampleTimes(times, step).length - (found[0]?.length ?? 0), 4);
});

test('replicas are one series where the querier knows their label, and two where it does not', async () => {
  const all = await gateway({ from: 0, to: Number.POSITIVE_INFINITY });
  const series = sampleTimes(times, step);
  assert.deepEqual(await answer([all], true), [series]);
  assert.deepEqual(await answer([all], false), [series, series]);
});

/**
 * The times of the samples that gateways with these windows serve. They serve whole chunks: here a block of two hours has
 * one, so all of a block of which a part is in the window. A window is never less than served, which is what the proofs need.
 */
function samplesOf(windows: readonly Interval[]): readonly number[] {
  return sampleTimes(times, step).filter((time) => {
    const start = Math.floor(time / blockRange) * blockRange;
    return windows.some((window) => ageOf(start) > window.from && ageOf(start + blockRange) < window.to);
  });
}

/** The gRPC address of a store gateway that serves samples of the given ages. */
async function gateway({ from, to: oldest }: Interval): Promise<string> {
  const bounds = [
    ...(from > 0 ? [`--max-time=-${goDuration(from)}`] : []),
    ...(Number.isFinite(oldest) ? [`--min-time=-${goDuration(oldest)}`] : []),
  ];
  const args = [`--data-dir=${scratchFolder('store')}`, `--objstore.config=${bucketConfiguration(bucket)}`, ...bounds];
  return (await serveThanos(running, 'store', args)).grpc;
}

/** The sample times of each series that a querier gives for all of the time, sorted; it knows the replica label or not. */
async function answer(gateways: readonly string[], deduplicates: boolean): Promise<readonly (readonly number[])[]> {
  const args = gateways.map((address) => `--endpoint=${address}`);
  const { http, process } = await serveThanos(running, 'query', [
    ...args,
    ...(deduplicates ? [`--query.replica-label=${replica}`] : []),
  ]);
  await eventually('the querier to know its store gateways', 60_000, [process], async () => {
    const { data } = await read(`http://${http}/api/v1/stores`);
    return data.store?.length === gateways.length ? true : null;
  });
  const query = new URLSearchParams({ query: `${metric}[1d]`, time: String(to / 1000), dedup: 'true' });
  const { data } = await read(`http://${http}/api/v1/query?${query}`);
  return (data.result ?? []).map(({ values }) => values.map(([seconds]) => seconds * 1000));
}

/** What this test reads of the querier's answers. */
interface Answer {
  readonly data: {
    readonly store?: readonly unknown[];
    readonly result?: readonly { readonly values: readonly (readonly [number, string])[] }[];
  };
}

async function read(url: string): Promise<Answer> {
  return JSON.parse(await (await fetch(url)).text());
}
