import { type Finding, finding, type Rule } from '../findings/finding.ts';
import type { Cluster } from '../model/model.ts';
import type { Answer, Live, Probe } from './probe.ts';
import { noAnswer } from './reach/no-answer.ts';
import { nothingApplied } from './reach/nothing-applied.ts';

/** An answer, and the question that it is one to. */
export interface Asked {
  readonly probe: Probe;
  readonly answer: Answer;
}

/** What a caller may ask for beside the answers. */
export interface AskOptions {
  /** Answers of these components only; empty for all. */
  readonly components?: readonly string[];
  /** Told of each cluster once it has answered. */
  readonly told?: (cluster: string, answers: readonly Asked[]) => void;
}

/**
 * Asks every probe about every cluster, all at once, and gives the answers in the order of clusters and probes. A cluster whose API server
 * does not answer is one answer that says so, and those of questions that go another way; one that has nothing of the fleet yet is one answer too.
 */
export async function askProbes(
  live: Live,
  probes: readonly Probe[],
  clusters: readonly Cluster[],
  { components = [], told = () => undefined }: AskOptions = {},
): Promise<readonly Asked[]> {
  // What is learned of pods is kept for one round: the next one sees them anew.
  const round = { ...live };
  const answers = await Promise.all(
    clusters.map(async (cluster) => {
      const all = await askCluster(round, probes, cluster);
      const wanted = all.filter(
        ({ probe, answer }) =>
          components.length === 0 || components.includes(answer.component) || (isFirst(probe) && !answer.ok),
      );
      told(cluster.id, wanted);
      return wanted;
    }),
  );
  return answers.flat();
}

async function askCluster(live: Live, probes: readonly Probe[], cluster: Cluster): Promise<readonly Asked[]> {
  const reached = (await noAnswer.ask(live, cluster)).map((answer): Asked => ({ probe: noAnswer, answer }));
  const answers = reached.every(({ answer }) => answer.ok);
  const begun = answers && probes.includes(nothingApplied) ? await nothingApplied.ask(live, cluster) : [];
  const there = begun.map((answer): Asked => ({ probe: nothingApplied, answer }));
  if (begun.some(({ ok }) => !ok)) return [...reached, ...there];
  const asked = await Promise.all(
    probes
      .filter((probe) => !isFirst(probe) && (answers || probe.withoutApi === true))
      .map(async (probe) => (await probe.ask(live, cluster)).map((answer): Asked => ({ probe, answer }))),
  );
  return [...reached, ...there, ...asked.flat()];
}

/** Asked before all others, which are not asked where the answer is no. */
function isFirst(probe: Probe): boolean {
  return probe === noAnswer || probe === nothingApplied;
}

/** What is wrong among answers, as findings: in their order. */
export function findingsAmong(asked: readonly Asked[]): readonly Finding[] {
  return asked.flatMap(({ probe, answer }) =>
    answer.ok ? [] : [finding(ruleOf(probe), answer.where, answer.message, answer.more)],
  );
}

function ruleOf({ code, severity, title, why, fix, refs }: Probe): Rule {
  return { code, severity, title, why, fix, refs };
}
