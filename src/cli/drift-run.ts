import type { Rendered } from '../pipeline.ts';
import type { Live } from '../probes/probe.ts';
import { exits } from './command.ts';
import { type DriftOptions, type DriftReport, driftOf, hasDrift } from './drift-report.ts';
import { driftText } from './drift-text.ts';
import type { Io } from './io.ts';

/** Finds the drift of a fleet, says it in the form that is asked for, and gives the exit code. One line of progress for each cluster. */
export async function driftRun(
  live: Live,
  rendered: Rendered,
  options: Omit<DriftOptions, 'told'>,
  format: string,
  io: Pick<Io, 'out' | 'err' | 'paint'>,
): Promise<number> {
  const report = await driftOf(live, rendered, {
    ...options,
    told: ({ cluster, objects, refusal }) =>
      io.err(`${cluster}: ${refusal === null ? `${objects.length} objects read` : 'could not be read'}\n`),
  });
  if (format === 'json') io.out(`${JSON.stringify({ version: 1, ...report }, null, 2)}\n`);
  else io.out(driftText(report, io.paint));
  return exitOf(report);
}

function exitOf(report: DriftReport): number {
  const { clusters, buckets } = report;
  if (hasDrift(report)) return exits.pending;
  if (clusters.every(({ refusal }) => refusal !== null)) return exits.wrong;
  const partly = clusters.some(({ refusal, unlisted }) => refusal !== null || unlisted.length > 0);
  return partly || buckets.some(({ refusal }) => refusal !== null) ? exits.findings : exits.clean;
}
