import { answersJson } from '../probes/answers-json.ts';
import { answersJunit } from '../probes/answers-junit.ts';
import { answersText } from '../probes/answers-text.ts';
import { type Asked, askProbes } from '../probes/ask.ts';
import { probes } from '../probes/list.ts';
import type { Live, Probe } from '../probes/probe.ts';
import { rateOf, successOf } from '../probes/success.ts';
import { exits } from './command.ts';
import type { Io } from './io.ts';

/** What is asked of a fleet, and how it is told. */
export interface Asking {
  readonly when: Probe['when'];
  readonly clusters: Live['model']['clusters'];
  readonly components: readonly string[];
  readonly form: string;
}

/** Asks every question of a command about clusters, side by side, with a line of progress for each on `err`, and tells the answers. Gives the exit code. */
export async function askLive(
  live: Live,
  { when, clusters, components, form }: Asking,
  io: Pick<Io, 'out' | 'err' | 'paint'>,
): Promise<number> {
  const asked = await askProbes(
    live,
    probes.filter((probe) => probe.when === when),
    clusters,
    { components, told: (cluster, answers) => io.err(progressLine(cluster, answers)) },
  );
  if (form === 'json') io.out(answersJson(asked));
  else if (form === 'junit') io.out(answersJunit(asked, `namsan ${when}`));
  else io.out(answersText(asked, io.paint));
  return successOf(asked).errors === 0 ? exits.clean : exits.findings;
}

function progressLine(cluster: string, answers: readonly Asked[]): string {
  const success = successOf(answers);
  const percent = Number((rateOf(success) * 100).toFixed(1));
  return `${cluster}: ${success.good} of ${success.asked} good (${percent}%)\n`;
}
