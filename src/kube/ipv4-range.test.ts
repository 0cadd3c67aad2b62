import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ipNumber, ipText, nthAddress, rangeBounds, rangeSize } from './ipv4-range.ts';

test('addresses are counted through all ranges in order', () => {
  const ranges = ['10.0.0.254-10.0.1.1', '10.0.9.9', '10.0.5.5-10.0.5.1', '10.0.9.20-10.0.9.21'];
  assert.equal(rangeSize(ranges), 7);
  assert.deepEqual(
    Array.from({ length: 8 }, (_, i) => nthAddress(ranges, i)),
    ['10.0.0.254', '10.0.0.255', '10.0.1.0', '10.0.1.1', '10.0.9.9', '10.0.9.20', '10.0.9.21', null],
  );
  assert.deepEqual(rangeBounds('0.0.0.1'), { from: 1, to: 1 });
});

test('an address is the same after it was a number', () => {
  fc.assert(fc.property(fc.ipV4(), (address) => assert.equal(ipText(ipNumber(address)), address)));
});
