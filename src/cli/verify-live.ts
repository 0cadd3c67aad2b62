import { sentence } from '../findings/format-text.ts';
import { counted } from '../findings/wording.ts';
import { answersJson } from '../probes/answers-json.ts';
import { answersJunit } from '../probes/answers-junit.ts';
import { answersText } from '../probes/answers-text.ts';
import { type Asked, askProbes } from '../probes/ask.ts';
import type { Live, Probe } from '../probes/probe.ts';
import { findingOf, rateOf, successOf } from '../probes/success.ts';
import { exits } from './command.ts';
import type { Io } from './io.ts';

/** What `verify` is asked for. */
export interface Verifying {
  readonly clusters: Live['model']['clusters'];
  /** Empty for all. */
  readonly components: readonly string[];
  readonly form: string;
  /** For how long it asks again while something is wrong, in milliseconds; 0 asks once. */
  readonly wait: number;
}

/** Between two rounds of `--wait`, in milliseconds: about what Query and the operators need to notice a change. */
const pause = 5_000;

/**
 * Asks every question about clusters, with `wait` until nothing is wrong or the time is over, and tells the last answers. A line for each
 * cluster goes to `err` at first and whenever it changes. Gives the exit code.
 */
export async function verifyLive(
  live: Live,
  probes: readonly Probe[],
  { clusters, components, form, wait }: Verifying,
  signal: AbortSignal,
  io: Io,
): Promise<number> {
  const until = live.machine.now() + wait;
  const lines = new Map<string, string>();
  const told = (cluster: string, answers: readonly Asked[]): void => {
    // A question that was cut off says of what it asks for that it is wrong.
    if (signal.aborted) return;
    const line = progressLine(cluster, answers);
    if (lines.get(cluster) !== line) io.err(line);
    lines.set(cluster, line);
  };
  const ask = (): Promise<readonly Asked[]> => askProbes(live, probes, clusters, { components, told });
  let asked = await ask();
  if (signal.aborted) {
    io.err('No round of questions came to its end: nothing is told.\n');
    return exits.findings;
  }
  while (hasErrors(asked) && live.machine.now() < until && !signal.aborted) {
    await live.machine.sleep(Math.min(pause, until - live.machine.now()));
    if (signal.aborted) break;
    const next = await ask();
    if (!signal.aborted) asked = next;
  }
  if (form === 'json') io.out(answersJson(asked));
  else if (form === 'junit') io.out(answersJunit(asked, 'namsan verify'));
  else io.out(answersText(asked, io.paint));
  return hasErrors(asked) ? exits.findings : exits.clean;
}

function hasErrors(asked: readonly Asked[]): boolean {
  return successOf(asked).errors > 0;
}

/** `edge-1: 40 of 42 good (95.2%): No series of metrics of edge-1 is at the hub; and 1 more`. */
function progressLine(cluster: string, answers: readonly Asked[]): string {
  const success = successOf(answers);
  const percent = Number((rateOf(success) * 100).toFixed(1));
  const wrong = answers.map(findingOf).filter((found) => found?.severity === 'error');
  const [first] = wrong;
  const more = wrong.length > 1 ? ` And ${counted(wrong.length - 1, 'other error')}.` : '';
  const lacks = first === undefined || first === null ? '' : `: ${sentence(first.message)}${more}`;
  return `${cluster}: ${success.good} of ${success.asked} good (${percent}%)${lacks}\n`;
}
