import type { Outcome } from '../../cluster/outcome.ts';
import type { Cluster } from '../../model/model.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** One hop of a way as it is now. `poor` still carries data, but not all of it or not for long. */
export interface LiveHop {
  readonly hop: string;
  readonly state: 'good' | 'poor' | 'broken';
  /** What was seen, or the cause. */
  readonly says: string;
}

/** A hop that carries data. */
export function good(hop: string, says: string): LiveHop {
  return { hop, state: 'good', says };
}

/** A hop that does not. */
export function broken(hop: string, says: string): LiveHop {
  return { hop, state: 'broken', says };
}

/** A hop by what came of asking for it: `null` is good. */
export function hopOf(hop: string, fault: Outcome<string | null>, seen: string): LiveHop {
  if (!fault.ok) return broken(hop, fault.refusal.message);
  return fault.value === null ? good(hop, seen) : broken(hop, fault.value);
}

const asked = new WeakMap<Live, Map<string, Promise<readonly Answer[]>>>();

/** What a probe answers about one object; the probe is asked once for a cluster, whatever the number of objects. */
export async function answersAbout(
  live: Live,
  probe: Probe,
  cluster: string,
  object: string,
): Promise<readonly Answer[]> {
  const found = live.model.clusters.find(({ id }) => id === cluster);
  if (found === undefined) return [];
  return (await once(live, probe, found)).filter(({ where }) => where?.object === object);
}

function once(live: Live, probe: Probe, cluster: Cluster): Promise<readonly Answer[]> {
  const round = asked.get(live) ?? new Map<string, Promise<readonly Answer[]>>();
  asked.set(live, round);
  const key = `${probe.code} ${cluster.id}`;
  const answers = round.get(key) ?? probe.ask(live, cluster);
  round.set(key, answers);
  return answers;
}

/** A hop by the answers of a probe: the first that is wrong decides, and whether that breaks the way is for the caller to say. */
export function hopByAnswers(hop: string, answers: readonly Answer[], fault: 'poor' | 'broken', seen: string): LiveHop {
  for (const answer of answers)
    if (!answer.ok) return { hop, state: answer.more?.severity === 'warning' ? 'poor' : fault, says: answer.message };
  const [first] = answers;
  return good(hop, first?.ok === true ? first.seen : seen);
}
