import { type KubeObject, objectName } from '../../kube/objects.ts';
import { containment } from '../drift/contains.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';
import { refOf } from '../kube/replies.ts';
import type { Outcome } from '../outcome.ts';
import { emptyTally, type Tally } from './apply-report.ts';
import { extended, extentIn, extentOf, otherCluster, parentRef, setIdOf } from './apply-set.ts';
import { atOnce } from './at-once.ts';
import { type ClusterJob, type Goal, leftOf, sentAtOnce } from './cluster-job.ts';
import { type Early, earlyIn, type NotBrought } from './early.ts';
import { fieldChanges } from './field-changes.ts';
import { appliedDigest, identity, ofComponent, type Sent, sentOf } from './member.ts';
import { listMembers } from './members.ts';
import { type ClusterPreview, type ObjectChange, refusedPreview } from './preview.ts';
import { type PruneChoice, prunePlan, staleLine } from './prune-plan.ts';
import { refusalText } from './send.ts';
import { isUnchanged } from './unchanged.ts';

/** What an apply would do in a cluster: its server judges each object that it does not have as it would be sent, and keeps nothing. */
export async function previewCluster(
  fleet: string,
  kube: KubeClient,
  choice: PruneChoice,
  goalOf: (tally: Tally) => Promise<Outcome<Goal>>,
  {
    ends,
    unknownKind,
    namespaceFix,
    ids,
  }: Pick<ClusterJob, 'ends' | 'unknownKind' | 'ids'> & Pick<NotBrought, 'namespaceFix'>,
): Promise<ClusterPreview> {
  const tally = emptyTally();
  const changed: ObjectChange[] = [];
  const goal = await goalOf(tally);
  const known: NotBrought = { unknownKind: (object) => unknownKind(object, tally.charts), namespaceFix };
  const parent = goal.ok ? await kube.get(parentRef(fleet)) : goal;
  const other = parent.ok ? otherCluster(fleet, kube.cluster, ids, parent.value) : null;
  if (other !== null) return refusedPreview(kube.cluster, { object: kube.cluster, ...other });
  const seen = !goal.ok ? goal : !parent.ok ? parent : await lookAt(fleet, kube, parent.value, goal.value, known);
  if (!goal.ok || !seen.ok) {
    if (!seen.ok && seen.refusal.kind !== 'cancelled')
      tally.failed.push({ object: kube.cluster, message: refusalText(seen.refusal) });
  } else {
    const { sent, members, early } = seen.value;
    const contains = await containment(sent.map(({ object }) => object));
    const judgeOne = async (one: Sent): Promise<void> => {
      const live = members.get(identity(one.object));
      const object = objectName(one.object);
      if (isUnchanged(live, one, contains)) {
        tally.unchanged += 1;
        return;
      }
      const why = early(one.object);
      if (why === null) await judge(kube, one, live, tally, changed);
      else if ('once' in why) tally.unjudged.push({ object, once: why.once });
      else tally.failed.push({ object, ...why.never });
    };
    await atOnce(sent, sentAtOnce, judgeOne, ends);
    const rendered = new Set(sent.map(({ object }) => identity(object)).concat(leftOf(goal.value)));
    const judged = [...members.values()].filter(({ metadata }) =>
      goal.value.judged(metadata.annotations?.[ofComponent] ?? ''),
    );
    for (const stale of prunePlan(judged, rendered, choice))
      tally.stale.push({
        object: objectName(stale.object),
        message: stale.goes
          ? 'is no longer rendered: it would be deleted'
          : staleLine(stale).replace(/^.*? is /, 'is '),
      });
  }
  const { created, unchanged, stale, failed, unjudged, charts, warnings, notes } = tally;
  const report = { created: created.toSorted(), unchanged, stale, failed, unjudged, charts, warnings, notes };
  return { cluster: kube.cluster, ...report, changed: changed.sort(byObject), seen: seen.ok, stopped: ends() };
}

interface Seen {
  readonly sent: readonly Sent[];
  readonly members: ReadonlyMap<string, LiveObject>;
  /** Why the server cannot judge an object now; `null` where it can. */
  readonly early: (object: KubeObject) => Early | null;
}

async function lookAt(
  fleet: string,
  kube: KubeClient,
  parent: LiveObject | null,
  { parts }: Goal,
  known: NotBrought,
): Promise<Outcome<Seen>> {
  const setId = setIdOf(fleet);
  const sent = parts.flatMap(({ component, objects }) => objects.map((object) => sentOf(object, component, setId)));
  const objects = sent.map(({ object }) => object);
  const members = await listMembers(kube, setId, extended(extentIn(parent), extentOf(objects)), objects);
  if (!members.ok) return members;
  const early = await earlyIn(kube, objects, known);
  return early.ok ? { ok: true, value: { sent, members: members.value, early: early.value } } : early;
}

async function judge(
  kube: KubeClient,
  { object, digest }: Sent,
  member: LiveObject | undefined,
  tally: Tally,
  changed: ObjectChange[],
): Promise<void> {
  const name = objectName(object);
  const ref = refOf(object);
  const before = member === undefined ? await kube.get(ref) : { ok: true as const, value: member };
  const first = before.ok ? await kube.apply(object, { dryRun: true }) : before;
  const clash = !first.ok && first.refusal.conflicts.length > 0 ? refusalText(first.refusal) : null;
  const answer = clash === null ? first : await kube.apply(object, { dryRun: true, force: true });
  if (!before.ok || !answer.ok) {
    if (!answer.ok && answer.refusal.kind !== 'cancelled')
      tally.failed.push({ object: name, message: refusalText(answer.refusal) });
    return;
  }
  for (const message of answer.value.warnings) tally.warnings.push({ object: name, message });
  if (before.value === null) {
    tally.created.push(name);
    return;
  }
  const fields = fieldChanges(before.value, answer.value.object);
  // A dry run gives the version of what is there, so it does not say whether something changes.
  const marked = before.value.metadata.annotations?.[appliedDigest] === digest;
  if (fields.length === 0 && marked && clash === null) tally.unchanged += 1;
  else changed.push({ object: name, fields, conflict: clash });
}

function byObject(a: ObjectChange, b: ObjectChange): number {
  return a.object < b.object ? -1 : 1;
}
