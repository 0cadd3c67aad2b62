import { formatDuration, hour } from '../../kube/duration.ts';
import type { Ruler } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { bucketArrival } from '../block-timing.ts';
import { intervalText } from '../interval.ts';
import type { Proof } from '../proof.ts';
import { type Ground, nameOf, ownBuckets, writingsOf } from './ground.ts';
import { lateBlocks } from './late-blocks.ts';
import { neverMade } from './never-made.ts';
import { away, type Loss, leastOf, outageProof, type Verdict } from './outage.ts';
import { rulerKeeps } from './remedy.ts';

export const objectStoreOutage: Proof = outageProof({
  code: 'outages/object-store',
  severity: 'error',
  title: 'Metrics are lost when the object store is away for as long as promised',
  why: 'A block that is deleted locally before the object store is back has never been uploaded, and nothing can bring it back.',
  fix: 'Keep blocks locally for the outage and the time that a block needs to be made.',
  refs: ['C3', 'R45', 'N02'],
  promise: 'objectStore',
  called: away('object store'),
  lossOf: (ground, stream, amount) => {
    const own = ownBuckets(ground, stream);
    const losses = [
      // What is not uploaded is where it was before.
      ...(own === null
        ? []
        : [own.length === 0 ? null : lateBlocks(ground, stream, amount, 'the object store is away')]),
      // Receive deletes no block that it has not uploaded (thanos@v0.42.4 pkg/receive/multitsdb.go).
      ...(writingsOf(ground, stream).length === 0 ? [] : [null]),
    ];
    // The compactor cannot work either, while the time that it may take marked blocks for goes on.
    return (
      leastOf(losses) ?? neverMade(ground, stream, amount, { of: 'compactor', when: 'when the object store is away' })
    );
  },
  *beside(ground, amountFor) {
    for (const ruler of nodesOf(ground.topology, 'ruler')) {
      const amount = amountFor(ruler.cluster);
      if (amount > 0 && ruler.uploads && ruler.retentionMs > 0) yield rulerVerdict(ground, ruler, amount);
    }
  },
});

/** A ruler has a TSDB like that of Prometheus, and deletes by age what its shipper has not uploaded (thanos@v0.42.4 cmd/thanos/rule.go). */
function rulerVerdict({ promised }: Ground, ruler: Ruler, amount: number): Verdict {
  const stream = `results of ${nameOf(ruler)}`;
  const slack = ruler.blockRangeMs / 2;
  const arrival = bucketArrival(ruler);
  const lost = { from: ruler.retentionMs + slack, to: arrival + amount };
  const interval = intervalText(lost);
  const loss: Loss = {
    interval,
    fact: `ages ${interval} are in no store while the object store is away for ${formatDuration(amount)}: ${nameOf(ruler)} drops them at ${formatDuration(lost.from)}`,
    path: [`${nameOf(ruler)} holds 0s to ${formatDuration(lost.from)}`, `nothing holds ${interval}`],
    change: rulerKeeps(promised, ruler, Math.ceil((lost.to - slack) / hour) * hour),
  };
  const isKept = lost.from >= lost.to || lost.from < arrival;
  return { amount, stream, where: ruler.readAt, loss: isKept ? null : loss };
}
