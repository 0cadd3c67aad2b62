import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { limited } from './limit.ts';

test('never more than so many run at once, whatever each of them does, and each begins in its turn', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.boolean(), { maxLength: 30 }),
      async (places, works) => {
        const place = limited(places);
        let running = 0;
        let most = 0;
        const begun: number[] = [];
        const ends = works.map((fails, i) =>
          place(async () => {
            begun.push(i);
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setImmediate(resolve));
            running -= 1;
            if (fails) throw new Error('failed');
            return i;
          }),
        );
        const settled = await Promise.allSettled(ends);
        assert.deepEqual(
          settled.map(({ status }) => status),
          works.map((fails) => (fails ? 'rejected' : 'fulfilled')),
        );
        assert.deepEqual(
          begun,
          works.map((_, i) => i),
        );
        assert.equal(most, Math.min(places, works.length));
      },
    ),
    { numRuns: 50 },
  );
});
