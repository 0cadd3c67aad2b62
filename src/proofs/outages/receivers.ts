import type { Proof } from '../proof.ts';
import type { Stream } from '../streams.ts';
import { copiesOf, lostCopies, replicationFor } from './copies.ts';
import { type Ground, ownBuckets, type Writing, writingsOf } from './ground.ts';
import { awayAtOnce, type Loss, leastOf, outageProof } from './outage.ts';
import { moreCopies } from './remedy.ts';

export const receiversOutage: Proof = outageProof({
  code: 'outages/receivers',
  severity: 'error',
  title: 'Metrics are lost when as many receivers are away at once as promised',
  why: 'A write succeeds when a majority of its copies is stored. With as many ingesters gone as a majority has, what they had taken and not uploaded is gone; with fewer left than a majority nothing new is taken.',
  fix: 'Have twice as many copies of each sample as receivers may be away, and one more.',
  refs: ['D2', 'R17', 'N02'],
  promise: 'receivers',
  called: awayAtOnce('receiver'),
  lossOf: (ground, stream, amount) => {
    const writings = writingsOf(ground, stream);
    if (writings.length === 0) return 'not judged';
    return leastOf([
      ...(ownBuckets(ground, stream) === null ? [] : [null]),
      ...writings.map((writing) => lossBehind(ground, stream, writing, amount)),
    ]);
  },
});

function lossBehind(ground: Ground, stream: Stream, writing: Writing, amount: number): Loss | null {
  const copies = copiesOf(ground, stream, writing);
  if (copies === null) return null;
  const lost = lostCopies(stream, writing, copies, amount, `with ${awayAtOnce('receiver')(amount)} away`);
  if (lost === null) return null;
  const replication = replicationFor(amount);
  const known = [...copies.ingesters.values()].reduce((a, b) => a + b, 0);
  return { ...lost, change: moreCopies(ground.promised, copies.router, replication, Math.max(known, replication)) };
}
