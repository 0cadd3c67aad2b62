import type { Ingester } from '../../topology/metric-nodes.ts';
import type { Stream } from '../streams.ts';
import { type Copies, copiesOf, lostCopies, replicationFor, spare } from './copies.ts';
import { type Ground, nameOf, ownBuckets, type Writing, writingsOf } from './ground.ts';
import { awayAtOnce, type Loss, leastOf } from './outage.ts';
import { fewestFor, type Part, podsAway } from './pods-away.ts';
import { moreCopies } from './remedy.ts';
import { morePods, spreadOver } from './spread-remedy.ts';

/**
 * What the absence of so many nodes or zones of the hub costs a stream: all of it where every pod of its producer may be there, or what is
 * written to ingesters of the hub, of which so many may be there. What a node holds of a bucket is the object store's to keep.
 */
export function withoutParts(ground: Ground, stream: Stream, part: Part, amount: number): Loss | null {
  return noProducer(ground, stream, part, amount) ?? noCopies(ground, stream, part, amount);
}

function noProducer({ promised }: Ground, { producer }: Stream, part: Part, amount: number): Loss | null {
  const { replicas, spread } = producer;
  const nodes = promised.nodes.get(promised.hub) ?? [];
  if (producer.cluster !== promised.hub || replicas === 0 || spread.everyNode) return null;
  if (podsAway(replicas, spread, nodes, part, amount) < replicas) return null;
  const interval = 'all of the absence';
  const pods = replicas === 1 ? 'the one pod' : `all ${replicas} pods`;
  const change = [
    ...(replicas > amount ? [] : [morePods(promised, producer, amount + 1)]),
    ...spreadOver(promised, [producer], part, Math.max(amount + 1, fewestFor(amount + 1, amount, amount, 0))),
  ];
  return {
    interval,
    fact: `what is scraped ${goneText(part, amount)} is lost: ${pods} of ${nameOf(producer)} may be there`,
    path: [
      `${nameOf(producer)} scrapes with ${replicas === 1 ? 'one pod' : `${replicas} pods`}`,
      `nothing scrapes in ${interval}`,
    ],
    change: change.join(' '),
  };
}

function noCopies(ground: Ground, stream: Stream, part: Part, amount: number): Loss | null {
  if (ownBuckets(ground, stream) !== null) return null;
  return leastOf(writingsOf(ground, stream).map((writing) => lossBehind(ground, stream, writing, part, amount)));
}

function lossBehind(ground: Ground, stream: Stream, writing: Writing, part: Part, amount: number): Loss | null {
  const { promised } = ground;
  const copies = copiesOf(ground, stream, writing);
  if (copies === null) return null;
  const nodes = promised.nodes.get(promised.hub) ?? [];
  const ours = [...copies.ingesters].filter(([ingester]) => ingester.cluster === promised.hub);
  const away = ours
    .map(([i, endpoints]) => Math.min(endpoints, podsAway(i.replicas, i.spread, nodes, part, amount)))
    .reduce((a, b) => a + b, 0);
  const lost = lostCopies(stream, writing, copies, away, goneText(part, amount));
  if (lost === null) return null;
  return {
    ...lost,
    change: changeOf(
      ground,
      copies,
      ours.map(([ingester]) => ingester),
      part,
      amount,
    ),
  };
}

/** As many copies as the absence of one ingester a node asks for, and as many nodes as it takes to have no more there. */
function changeOf(
  { promised }: Ground,
  { replication, router, ingesters }: Copies,
  ours: readonly Ingester[],
  part: Part,
  amount: number,
): string {
  const known = [...ingesters.values()].reduce((a, b) => a + b, 0);
  const wanted = spare(replication) >= amount ? replication : replicationFor(amount);
  const count = Math.max(known, wanted);
  return [
    ...(wanted === replication ? [] : [moreCopies(promised, router, wanted, count)]),
    ...spreadOver(promised, ours, part, fewestFor(count, amount, spare(wanted), 0)),
  ].join(' ');
}

function goneText(part: Part, amount: number): string {
  return `with ${awayAtOnce(part, ' of the hub')(amount)} away`;
}
