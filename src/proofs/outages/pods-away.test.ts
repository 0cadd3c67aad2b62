import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fewestFor, mostOn } from './pods-away.ts';

/** Every way to put pods on domains that the rule allows, by trying all. */
function byTrying(pods: number, domains: number, away: number, skew: number): number {
  const walk = (left: number, counts: readonly number[]): number => {
    if (counts.length === domains) {
      const allowed = left === 0 && Math.max(...counts) - Math.min(...counts) <= skew;
      const most = counts.toSorted((a, b) => b - a).slice(0, away);
      return allowed ? most.reduce((a, b) => a + b, 0) : 0;
    }
    return Math.max(...Array.from({ length: left + 1 }, (_, here) => walk(left - here, [...counts, here])));
  };
  return walk(pods, []);
}

test('the most pods that can be away are those of the worst way to place them that the rule allows', () => {
  const few = fc.record({
    pods: fc.integer({ min: 0, max: 7 }),
    domains: fc.integer({ min: 1, max: 4 }),
    away: fc.integer({ min: 1, max: 4 }),
    skew: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(few, ({ pods, domains, away, skew }) => {
      assert.equal(mostOn(pods, domains, away, skew), byTrying(pods, domains, Math.min(away, domains), skew));
    }),
    { numRuns: 300 },
  );
});

test('the fewest nodes for so many pods are enough, and one less is not', () => {
  for (const pods of [2, 3, 5, 7])
    for (const away of [1, 2]) {
      const most = away;
      const nodes = fewestFor(pods, away, most, 0);
      assert.ok(mostOn(pods, nodes, away, 1) <= most);
      assert.ok(nodes === away + 1 || mostOn(pods, nodes - 1, away, 1) > most);
    }
});
