import { objectName } from '../../kube/objects.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { refOf } from '../kube/replies.ts';
import type { Tally } from './apply-report.ts';
import { atOnce } from './at-once.ts';
import { type ClusterJob, sentAtOnce } from './cluster-job.ts';
import { isMember } from './member.ts';
import { type Stale, staleLine } from './prune-plan.ts';
import { refusalText } from './send.ts';

/** Tells what is no longer rendered and takes away of it what is to go, and gives the members that stay. */
export async function pruneStale(
  job: Pick<ClusterJob, 'kube' | 'say' | 'ends'>,
  setId: string,
  plan: readonly Stale[],
  tally: Tally,
): Promise<readonly LiveObject[]> {
  const gone = new Set<LiveObject>();
  for (const stale of plan)
    if (!stale.goes) tally.stale.push({ object: objectName(stale.object), message: staleLine(stale) });
  const removeOne = async ({ object }: Stale): Promise<void> => {
    const failure = await remove(job, setId, object);
    if (failure === null) {
      gone.add(object);
      tally.pruned.push(objectName(object));
      job.say(`${objectName(object)} pruned`);
    } else if (failure !== '') tally.failed.push({ object: objectName(object), message: failure });
  };
  const going = plan.filter(({ goes }) => goes);
  await atOnce(going, sentAtOnce, removeOne, job.ends);
  return plan.map(({ object }) => object).filter((object) => !gone.has(object));
}

/** Deletes a member, if it is one still; `null` when it is gone, else why it is not (empty when the run was ended). */
async function remove({ kube }: Pick<ClusterJob, 'kube'>, setId: string, member: LiveObject): Promise<string | null> {
  const seen = await kube.get(refOf(member));
  if (seen.ok && (seen.value === null || seen.value.metadata.uid !== member.metadata.uid)) return null;
  // Somebody took the label away meanwhile: it is theirs now.
  if (seen.ok && seen.value !== null && !isMember(seen.value, setId)) return null;
  const gone = seen.ok
    ? await kube.delete(refOf(member), { uid: member.metadata.uid, propagation: 'Background' })
    : seen;
  if (gone.ok) return null;
  return gone.refusal.kind === 'cancelled' ? '' : refusalText(gone.refusal);
}
