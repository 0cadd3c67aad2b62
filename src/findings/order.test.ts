import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Finding, Place } from './finding.ts';
import { inOrder } from './order.ts';

const base = { why: 'w', fix: 'f', refs: [], counterexample: null } as const;
const found = (severity: Finding['severity'], where: Place, code: string, message = 'm'): Finding => ({
  ...base,
  severity,
  where,
  code,
  message,
});
const line = (n: number): Place => ({ file: 'fleet.yaml', line: n, column: 1, path: '' });
const object = (cluster: string): Place => ({ cluster, object: 'Service a/b', field: 'spec' });

const ordered: readonly Finding[] = [
  found('error', line(2), 'fleet/a'),
  found('error', line(10), 'fleet/a'),
  found('error', line(10), 'fleet/b', 'a'),
  found('error', line(10), 'fleet/b', 'b'),
  found('error', object('edge-1'), 'reach/a'),
  found('error', object('edge-2'), 'reach/a'),
  found('warning', line(1), 'fleet/a'),
  found('note', object('edge-1'), 'fleet/a'),
];

test('findings stand by severity, then place, then code, however they were collected', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...ordered], { minLength: ordered.length }), (mixed) => {
      assert.deepEqual(inOrder(mixed), ordered);
    }),
  );
});

test('what says the same of the same place is said once', () => {
  assert.deepEqual(inOrder([...ordered, ...ordered]), ordered);
});
