import { objectName } from '../../kube/objects.ts';
import type { Contains } from '../drift/contains.ts';
import type { Applied, LiveObject } from '../kube/kube-client.ts';
import { isUnknownKind } from '../kube/refusal.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { Tally } from './apply-report.ts';
import { atOnce } from './at-once.ts';
import { type ClusterJob, sentAtOnce } from './cluster-job.ts';
import { type Due, identity, manager, type Sent } from './member.ts';
import type { Members } from './members.ts';
import { isUnchanged } from './unchanged.ts';

type SendJob = Pick<ClusterJob, 'kube' | 'machine' | 'choice' | 'say' | 'ends' | 'unknownKind'>;

/** Sends what the cluster does not have as it is sent, and gives the objects as they are there now. What is refused is told, and the rest goes on. */
export async function sendTier(
  job: SendJob,
  tier: readonly Due[],
  members: Members,
  contains: Contains,
  tally: Tally,
): Promise<readonly LiveObject[]> {
  const there: LiveObject[] = [];
  const pending: Due[] = [];
  for (const due of tier) {
    const live = members.get(identity(due.object));
    if (live !== undefined && isUnchanged(live, due.sent(), contains)) there.push(live);
    else pending.push(due);
  }
  tally.unchanged += there.length;
  const sendOne = async (due: Due): Promise<void> => {
    const sent = due.sent();
    const answer = await patiently(job, sent);
    const object = objectName(sent.object);
    if (!answer.ok) {
      const { refusal } = answer;
      const fix = isUnknownKind(refusal) ? { fix: job.unknownKind(sent.object, tally.charts).fix } : {};
      if (refusal.kind !== 'cancelled') tally.failed.push({ object, message: refusalText(refusal), ...fix });
      return;
    }
    for (const message of answer.value.warnings) tally.warnings.push({ object, message });
    const live = answer.value.object;
    there.push(live);
    const word = effect(members.get(identity(sent.object)), live);
    if (word === 'unchanged') tally.unchanged += 1;
    else {
      tally[word].push(object);
      job.say(`${object} ${word}`);
    }
  };
  await atOnce(pending, sentAtOnce, sendOne, job.ends);
  return there;
}

/** A refusal as a report tells it; conflicts with the other managers and what of theirs it was. */
export function refusalText({ kind, message, conflicts }: Refusal): string {
  if (kind !== 'conflict' || conflicts.length === 0) return message;
  const byManager = Map.groupBy(conflicts, (conflict) => conflict.manager);
  const told = [...byManager].map(
    ([name, of]) => `\`${name}\` owns ${of.map(({ field }) => `\`${field}\``).join(', ')}`,
  );
  return `Others own what would be changed: ${told.join('; ')}. With \`--force-conflicts\` namsan takes it over.`;
}

/** What an apply did, by what was there before it and what is there after. An object that was there without being a member has other managers. */
function effect(before: LiveObject | undefined, after: LiveObject): 'created' | 'changed' | 'unchanged' {
  if (before !== undefined && before.metadata.uid === after.metadata.uid)
    return before.metadata.resourceVersion === after.metadata.resourceVersion ? 'unchanged' : 'changed';
  return (after.metadata.managedFields ?? []).every((entry) => entry.manager === manager) ? 'created' : 'changed';
}

/** Milliseconds between attempts, and how many, while something that was just begun is not yet at work. */
const pause = 2_000;
const attempts = 15;

/** A kind whose definition has just come may not be served yet, and a webhook whose pod has just begun may not answer. */
async function patiently({ kube, machine, choice, ends }: SendJob, { object }: Sent): Promise<Outcome<Applied>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await kube.apply(object, { force: choice.force });
    if (answer.ok || !choice.wait || attempt >= attempts || !isEarly(answer.refusal) || ends()) return answer;
    await machine.sleep(pause);
  }
}

function isEarly({ kind, message }: Refusal): boolean {
  return kind === 'webhook' && /failed calling webhook/i.test(message);
}
