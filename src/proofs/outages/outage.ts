import type { Rule } from '../../findings/finding.ts';
import type { LostStream, PromiseAnswer } from '../../findings/promise-answer.ts';
import { formatDuration } from '../../kube/duration.ts';
import { addTo } from '../../kube/multimap.ts';
import type { ReadAt, Topology } from '../../topology/topology.ts';
import type { Promised, Survive } from '../promise.ts';
import type { Proof, ReportFinding } from '../proof.ts';
import { type Stream, streamName } from '../streams.ts';
import { editsOf } from './edits-of.ts';
import { type Ground, groundOf } from './ground.ts';

/**
 * An outage that may be promised to be survived, and what it costs. The files of this folder that are named by a part are the outages; `ground.ts` is what all look at;
 * samples are lost by `late-blocks.ts`, `late-writes.ts`, `never-made.ts`, `scraped-from-afar.ts` and `copies.ts` (with `hub-parts.ts` and `pods-away.ts`); what would
 * keep them is in `remedy.ts` and `spread-remedy.ts`.
 */
export interface Outage extends Rule {
  /** Its field in `metrics.survive`. */
  readonly promise: keyof Survive;
  /** What is away: `object store 6h`, `2 zones of the hub`. */
  readonly called: (amount: number) => string;
  /** What the outage of so many milliseconds, or of so many parts, costs a stream; `null` is nothing. */
  readonly lossOf: (ground: Ground, stream: Stream, amount: number) => Loss | null | 'not judged';
  /** What it costs beside streams. `amountFor` gives what a cluster is promised, 0 for nothing. */
  readonly beside?: (ground: Ground, amountFor: (cluster: string) => number) => Iterable<Verdict>;
}

/** A stream in an outage of so many milliseconds, or of so many parts; `loss` is `null` where it loses nothing. */
export interface Verdict {
  readonly amount: number;
  readonly stream: string;
  readonly where: ReadAt;
  readonly loss: Loss | null;
}

/** What a stream loses. */
export interface Loss {
  readonly interval: string;
  /** The fact after the stream's name: `ages 5h to 7h are in no store while …`. */
  readonly fact: string;
  readonly path: readonly string[];
  readonly change: string;
}

/** The proof of an outage: its findings are the losses of its answers, so that the two cannot disagree. */
export function outageProof({ promise, called, lossOf, beside, ...rule }: Outage): Proof {
  const answers = (topology: Topology, promised: Promised): readonly PromiseAnswer[] => {
    const { survive, exceptions } = promised;
    if (![survive, ...exceptions.values()].some((s) => s[promise] > 0)) return [];
    const amountFor = (cluster: string): number => (exceptions.get(cluster) ?? survive)[promise];
    const byAmount = new Map<number, Verdict[]>();
    const ground = groundOf(topology, promised);
    for (const stream of ground.streams) {
      const amount = amountFor(stream.cluster);
      const loss = amount > 0 ? lossOf(ground, stream, amount) : 'not judged';
      if (loss !== 'not judged')
        addTo(byAmount, amount, { amount, stream: streamName(stream), where: stream.producer.readAt, loss });
    }
    for (const verdict of beside?.(ground, amountFor) ?? []) addTo(byAmount, verdict.amount, verdict);
    return [...byAmount]
      .toSorted(([a], [b]) => b - a)
      .map(([amount, all]): PromiseAnswer => {
        const lost = all.flatMap(lostStream);
        return { promise: `metrics.survive.${promise}`, outage: called(amount), kept: all.length - lost.length, lost };
      });
  };
  return {
    ...rule,
    prove: (topology, promised, report, answer) => {
      for (const each of answers(topology, promised)) {
        reportLost(each, report);
        answer?.(each);
      }
    },
  };
}

/** The findings of an answer: each loss is one. */
export function reportLost({ lost }: PromiseAnswer, report: ReportFinding): void {
  for (const { where, message, change, stream, interval, path } of lost)
    report(where, message, {
      fix: change,
      counterexample: { stream, interval, hops: path },
      edits: editsOf(change),
    });
}

function lostStream({ stream, where, loss }: Verdict): readonly LostStream[] {
  if (loss === null) return [];
  const { interval, fact, path, change } = loss;
  return [{ stream, where, message: `${stream}: ${fact}`, interval, path, change }];
}

/** How a part that is away for a time is called: `link 6h`. */
export function away(part: string): (ms: number) => string {
  return (ms) => `${part} ${formatDuration(ms)}`;
}

/** How parts that are away at once are called: `2 nodes of the hub`. */
export function awayAtOnce(part: string, rest = ''): (count: number) => string {
  return (count) => `${count} ${part}${count === 1 ? '' : 's'}${rest}`;
}

/** What costs least of several ways that carry the same samples: nothing as soon as one of them loses nothing. */
export function leastOf(losses: readonly (Loss | null)[]): Loss | null {
  return losses.includes(null) ? null : (losses[0] ?? null);
}
