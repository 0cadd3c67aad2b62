import { hostname } from 'node:os';
import { applyFleet } from '../cluster/apply/apply-fleet.ts';
import { type ClusterReport, isClean } from '../cluster/apply/apply-report.ts';
import type { GoalAsked } from '../cluster/apply/goal.ts';
import { dryReport, isPending, isRefused } from '../cluster/apply/preview.ts';
import { previewFleet } from '../cluster/apply/preview-fleet.ts';
import { namedInVain } from '../cluster/apply/prune-plan.ts';
import { openJournal } from '../cluster/journal/journal.ts';
import { unreadable } from '../cluster/journal/unreadable.ts';
import { formatText } from '../findings/format-text.ts';
import { inputsOf } from '../manifests/lock.ts';
import type { ApplyGiven } from './apply-options.ts';
import { applyJson, applyText } from './apply-output.ts';
import { exits } from './command.ts';
import { diffJson, diffText } from './diff-output.ts';
import type { Io } from './io.ts';
import type { LiveFleet } from './live-fleet.ts';
import { stateFolder } from './state-folder.ts';

/** What applying needs of a fleet with its clusters at hand. */
export type ApplyFleet = Pick<LiveFleet, 'live' | 'chosen' | 'signal' | 'parting'> & {
  readonly checked: Pick<LiveFleet['checked'], 'text'>;
};

/** Applies a fleet, says on the error stream what happens and on the output what became of it, and gives the exit code. */
export async function applyLive(
  fleet: ApplyFleet,
  { choice, parallel, stopOnFailure, dryRun }: ApplyGiven,
  state: string | null,
  form: string,
  io: Io,
): Promise<number> {
  const { live, chosen, signal, parting, checked } = fleet;
  const { model, workloads, kube, machine } = live;
  const preview = { model, workloads, chosen, kube, machine, parallel, signal };
  if (dryRun) {
    const reports = (await previewFleet({ ...preview, choice })).map((one) => dryReport(one, choice.force));
    const how = { dryRun, ended: signal.aborted, inVain: vainOf(reports, choice.named) };
    io.out(form === 'json' ? applyJson(reports, how, []) : applyText(reports, how));
    return isClean(reports) ? exits.clean : exits.findings;
  }
  const me = { host: hostname(), pid: process.pid };
  const journal = openJournal({ folder: stateFolder(state, model.name), ...me, now: machine.now(), alive: isAlive });
  for (const note of journal.notes) io.err(`${note}\n`);
  const { findings } = journal;
  if (findings.length > 0) io.err(formatText({ findings, fileOf: () => null, rules: [unreadable] }, io.paintErr));
  const lock = inputsOf(checked.text).fleet;
  const reports = await applyFleet({
    ...{ ...preview, choice, parting, lock, stopOnFailure, holder: me, alive: isAlive },
    say: (cluster, line) => io.err(`${cluster}: ${line}\n`),
    journal: journal.write,
  });
  journal.end();
  const how = { dryRun, ended: signal.aborted, inVain: vainOf(reports, choice.named) };
  io.out(form === 'json' ? applyJson(reports, how, findings) : applyText(reports, how));
  return isClean(reports) ? exits.clean : exits.findings;
}

/** Names of which something would be deleted, and nothing has them; none where that is not known of every cluster. */
function vainOf(reports: readonly ClusterReport[], named: readonly string[]): readonly string[] {
  if (!isClean(reports)) return [];
  return namedInVain(
    named,
    reports.flatMap(({ pruned, stale }) => [...pruned, ...stale.map(({ object }) => object)]),
  );
}

/** Says what an apply would change, and gives the exit code. */
export async function diffLive(
  { live, chosen, signal }: ApplyFleet,
  choice: GoalAsked,
  form: string,
  io: Io,
): Promise<number> {
  const { model, workloads, kube, machine } = live;
  const previews = await previewFleet({
    ...{ model, workloads, chosen, kube, machine, signal, parallel: 4 },
    choice: { ...choice, prune: false, named: [] },
  });
  io.out(form === 'json' ? diffJson(previews) : diffText(previews));
  if (previews.some(isRefused)) return exits.findings;
  return previews.some(isPending) ? exits.pending : exits.clean;
}

/** Whether a process of this machine is there; one of another user is (kill(2): EPERM). */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
