import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import { notDownsampled } from './not-downsampled.ts';
import { block, noon, told } from './testing/subject.ts';

const from = noon - 5 * day;
const long = block('L', 3 * day, { from, sources: ['a', 'b'] });

test('a raw block of two days without 5m data is told', () => {
  assert.deepEqual(told(notDownsampled, { blocks: [long] }), [
    '1 raw block of `{cluster="edge", prometheus_replica="prometheus-main-0"}` has no 5m data: `L`, from 2027-01-26 12:00 on',
  ]);
});

test('so is a 5m block of two weeks without 1h data', () => {
  const coarse = block('M', 3 * day, { from: noon - 17 * day, resolution: '5m' });
  assert.deepEqual(told(notDownsampled, { blocks: [coarse] }), [
    '1 5m block of `{cluster="edge", prometheus_replica="prometheus-main-0"}` has no 1h data: `M`, from 2027-01-14 12:00 on',
  ]);
});

test('data that is there, in whichever block, is enough', () => {
  const made = block('M', 3 * day, { from, resolution: '5m', sources: ['a', 'b', 'c'] });
  assert.deepEqual(told(notDownsampled, { blocks: [long, made] }), []);
});

test('short blocks, young blocks, and a compactor that does not downsample are no drift', () => {
  const young = { ...long, made: noon - 2 * hour };
  assert.deepEqual(told(notDownsampled, { blocks: [block('S', 3 * day), young] }), []);
  assert.deepEqual(told(notDownsampled, { blocks: [long], compactor: { downsampling: false } }), []);
});
