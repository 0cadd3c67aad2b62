import { choice } from '../../findings/wording.ts';
import { formatDuration } from '../../kube/duration.ts';
import { containment } from '../drift/contains.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Outcome } from '../outcome.ts';
import { type ClusterReport, emptyTally, endedNote, type Tally } from './apply-report.ts';
import {
  beyond,
  clusterIn,
  extended,
  extentIn,
  extentOf,
  otherCluster,
  parentOf,
  parentRef,
  sameExtent,
  setIdOf,
} from './apply-set.ts';
import { type ClusterJob, type Goal, leftOf } from './cluster-job.ts';
import { untilReady, untilServed } from './gate.ts';
import { type HeldLease, takeLease } from './lease.ts';
import { meanwhile } from './meanwhile.ts';
import { type Due, dueOf, identity, ofComponent } from './member.ts';
import { listMembers, type Members } from './members.ts';
import { pruneStale } from './prune.ts';
import { prunePlan } from './prune-plan.ts';
import { type Keeping, keepingOf, keepRelease } from './releases.ts';
import { refusalText, sendTier } from './send.ts';
import { isDefinition, tiersOf } from './tiers.ts';

/** Brings a cluster to its goal: wave by wave, each ready before the next one begins. `goalOf` is asked once the cluster is held. */
export async function applyCluster(
  job: ClusterJob,
  goalOf: (tally: Tally) => Promise<Outcome<Goal>>,
): Promise<ClusterReport> {
  const tally = emptyTally();
  const lease = await takeLease(job);
  if (!lease.ok) return reportOf(job, tally, refused(tally, job.cluster, lease));
  let through = false;
  try {
    const held = { ...job, ends: () => job.ends() || lease.value.lost() !== null };
    const goal = await goalOf(tally);
    through = goal.ok ? await bring(held, goal.value, tally) : refused(tally, job.cluster, goal);
  } finally {
    await lease.value.release();
  }
  noteLoss(lease.value, tally);
  return reportOf(job, tally, through);
}

/** The whole way of a cluster; whether it went to its end. */
async function bring(job: ClusterJob, goal: Goal, tally: Tally): Promise<boolean> {
  const { fleet, cluster, kube } = job;
  const setId = setIdOf(fleet);
  const waves = wavesOf(goal, setId);
  const due = waves.flatMap(([, wave]) => wave);
  const objects = due.map(({ object }) => object);
  tally.asked = objects.length;

  // What the parent says beyond the kinds of these objects is listed once it is known.
  const own = extentOf(objects);
  const asked = Promise.all([kube.get(parentRef(fleet)), listMembers(kube, setId, own, objects)]);
  const keeping = keepingOf(job.lock, goal.parts);
  const [parent, listed] = await meanwhile(asked, due, keeping);
  if (!parent.ok) return refused(tally, cluster, parent);
  if (!listed.ok) return refused(tally, cluster, listed);
  const other = otherCluster(fleet, cluster, job.ids, parent.value);
  if (other !== null) {
    tally.failed.push({ object: cluster, ...other });
    return false;
  }
  const before = extentIn(parent.value);
  const wide = extended(before, own);
  const former = await listMembers(kube, setId, beyond(wide, own), objects);
  if (!former.ok) return refused(tally, cluster, former);
  const members = new Map([...listed.value, ...former.value]);

  // The parent says what may be found before anything is there to be found.
  if (clusterIn(parent.value) !== cluster || !sameExtent(before, wide)) {
    const widened = await kube.apply(parentOf(fleet, wide, cluster), { force: true });
    if (!widened.ok) return refused(tally, cluster, widened);
  }

  // Loading what is known of kinds takes longer than the rest, and an empty cluster asks nothing of it.
  const contains = members.size === 0 ? () => false : await containment(objects);
  for (const [wave, part] of waves) {
    if (job.ends()) return false;
    tally.wave = wave;
    job.journal({ event: 'wave', at: job.machine.now(), cluster, wave });
    const there = await sendWave(job, part, members, contains, tally);
    if (there === null || !(await gated(job, setId, wave, there, tally))) return false;
  }
  return !job.ends() && finish(job, goal, setId, { due, members, wide, keeping }, tally);
}

/** Sends a wave; `null` where it did not go through. */
async function sendWave(
  job: ClusterJob,
  wave: readonly Due[],
  members: Members,
  contains: Awaited<ReturnType<typeof containment>>,
  tally: Tally,
): Promise<readonly LiveObject[] | null> {
  const all: LiveObject[] = [];
  for (const tier of tiersOf(wave)) {
    const there = await sendTier(job, tier, members, contains, tally);
    all.push(...there);
    if (job.ends()) return null;
    const definitions = there.filter((object) => isDefinition({ object }));
    if (definitions.length === 0) continue;
    tally.waiting = await untilServed(job, definitions);
    if (tally.waiting.length > 0) return null;
  }
  return tally.failed.length > 0 ? null : all;
}

async function gated(
  job: ClusterJob,
  setId: string,
  wave: number,
  there: readonly LiveObject[],
  tally: Tally,
): Promise<boolean> {
  if (!job.choice.wait) return true;
  const { waiting, final } = await untilReady(job, setId, there);
  tally.waiting = waiting;
  if (job.ends()) return false;
  if (waiting.length === 0) return true;
  if (final.length > 0) {
    const names = choice(
      final.map((says) => says.slice(0, says.indexOf(':'))),
      'and',
    );
    tally.notes.push(`Wave ${wave} does not become ready by waiting: see ${names}. Later waves were not begun.`);
    return false;
  }
  const patience = formatDuration(job.choice.timeout);
  tally.notes.push(`Wave ${wave} was not ready within ${patience}; later waves were not begun.`);
  return false;
}

/** What comes after the last wave: pruning, the parent narrowed to what is left, and the release. */
async function finish(
  job: ClusterJob,
  goal: Goal,
  setId: string,
  {
    due,
    members,
    wide,
    keeping,
  }: {
    readonly due: readonly Due[];
    readonly members: Members;
    readonly wide: ReturnType<typeof extentOf>;
    readonly keeping: Keeping;
  },
  tally: Tally,
): Promise<boolean> {
  const { kube, fleet, cluster } = job;
  const rendered = new Set(due.map(({ object }) => identity(object)).concat(leftOf(goal)));
  const [judged, others] = [true, false].map((whether) =>
    [...members.values()].filter(
      (member) =>
        goal.judged(member.metadata.annotations?.[ofComponent] ?? '') === whether && !rendered.has(identity(member)),
    ),
  );
  const stay = await pruneStale(job, setId, prunePlan(judged ?? [], rendered, job.choice), tally);
  if (job.ends() || tally.failed.length > 0) return false;
  if (!goal.whole) return true;
  const left = leftOf(goal).flatMap((name) => members.get(name) ?? []);
  const narrow = extentOf([...due.map(({ object }) => object), ...stay, ...left, ...(others ?? [])]);
  if (!sameExtent(narrow, wide)) {
    const narrowed = await kube.apply(parentOf(fleet, narrow, cluster), { force: true });
    if (!narrowed.ok) return refused(tally, cluster, narrowed);
  }
  const release = await keepRelease(kube, fleet, keeping);
  if (!release.ok) return refused(tally, cluster, release);
  tally.release = release.value;
  return true;
}

/** What is due by wave, in order. */
function wavesOf({ parts }: Goal, setId: string): readonly (readonly [wave: number, due: readonly Due[]])[] {
  const byWave = Map.groupBy(parts, ({ wave }) => wave);
  return [...byWave]
    .sort(([a], [b]) => a - b)
    .map(([wave, own]) => [
      wave,
      own.flatMap(({ component, objects }) => objects.map((object) => dueOf(object, component, setId))),
    ]);
}

function refused(tally: Tally, cluster: string, outcome: Outcome<unknown>): false {
  if (!outcome.ok && outcome.refusal.kind !== 'cancelled')
    tally.failed.push({ object: cluster, message: refusalText(outcome.refusal) });
  return false;
}

function noteLoss(lease: HeldLease, tally: Tally): void {
  const lost = lease.lost();
  if (lost !== null) tally.failed.push({ object: 'Lease', message: lost });
}

function reportOf({ cluster, ends }: ClusterJob, tally: Tally, through: boolean): ClusterReport {
  const stopped = !through && ends();
  if (stopped) tally.notes.push(endedNote(tally));
  // What was still waited for when somebody ended the run has not failed.
  const wrong = tally.failed.length + tally.charts.length > 0 || (!stopped && tally.waiting.length > 0);
  const state = wrong ? 'failed' : through ? 'done' : stopped ? 'stopped' : 'failed';
  return { cluster, state, ...tally };
}
