import { bucketsOf } from '../holders.ts';
import type { Proof } from '../proof.ts';
import { keepUntilMade, neverMade } from './never-made.ts';
import { away, outageProof } from './outage.ts';

export const compactorOutage: Proof = outageProof({
  code: 'outages/compactor',
  severity: 'error',
  title: 'Coarser data is never made when the compactor is halted for as long as promised',
  why: 'A halted compactor deletes nothing, and makes what is due when it goes on. But it takes no block that was marked for deletion half a deletion delay ago: what was marked before it halted is gone, and the 5m or 1h data that should have come of it is missing for good.',
  fix: keepUntilMade,
  refs: ['C1', 'C5', 'N02'],
  promise: 'compactor',
  called: away('compactor'),
  lossOf: (ground, stream, amount) =>
    ground.promised.keep === null || bucketsOf(ground.book, stream).length === 0
      ? 'not judged'
      : neverMade(ground, stream, amount, { of: 'compactor', when: 'when the compactor is halted' }),
});
