import type { Place } from './finding.ts';

/** What became of one outage that is promised to be survived: how many streams lose nothing in it, and which do. */
export interface PromiseAnswer {
  /** The field that promises it, such as `metrics.survive.link`. */
  readonly promise: string;
  /** What is away, and for how long or how many of it: `link 6h`, `1 node of the hub`. */
  readonly outage: string;
  /** Streams that were judged and lose nothing. */
  readonly kept: number;
  readonly lost: readonly LostStream[];
}

/** A stream that loses samples or lines in an outage that is promised to be survived. */
export interface LostStream {
  readonly stream: string;
  readonly where: Place;
  /** The fact in one sentence, as its finding says it. */
  readonly message: string;
  /** What is lost: ages such as `5h to 7h`, or minutes of the outage. */
  readonly interval: string;
  /** The way that should have carried it, hop by hop. */
  readonly path: readonly string[];
  /** The smallest change that would keep it. */
  readonly change: string;
}

/** One line for each promise: `survives  object store 6h: kept for 4 of 4 streams`. */
export function promiseLines(answers: readonly PromiseAnswer[]): readonly string[] {
  return answers.map(({ outage, kept, lost }, i) => {
    const all = kept + lost.length;
    const of = `kept for ${kept} of ${all} ${all === 1 ? 'stream' : 'streams'}`;
    const [first, ...more] = lost;
    const who =
      first === undefined ? '' : `; lost: ${first.stream}${more.length === 0 ? '' : ` and ${more.length} more`}`;
    return `${i === 0 ? 'survives' : '        '}  ${outage}: ${of}${who}`;
  });
}
