import { hasErrors } from '../findings/finding.ts';
import type { Report } from '../findings/report.ts';
import type { CheckedFleet, Rendered } from '../pipeline.ts';
import type { Promised } from '../proofs/promise.ts';
import type { Topology } from '../topology/topology.ts';
import { exits, type Given } from './command.ts';
import type { Io } from './io.ts';
import { manifestsGiven } from './manifest-options.ts';
import { promisedOnLine } from './promise-on-line.ts';
import { readFleetText } from './read-text.ts';
import { today } from './today.ts';
import { Usage } from './usage.ts';

/** Flows that a command looks at, whichever way they came. `null` where a fleet file has errors that stand in the way. */
export interface Subject {
  readonly report: Report;
  readonly flows: { readonly topology: Topology; readonly promised: Promised } | null;
}

/** A fleet file through the whole pipeline, and its text. */
export async function checkedFleet(path: string, io: Io): Promise<CheckedFleet & { readonly text: string }> {
  const { file, text } = await readFleetText(path, io);
  const { checkFleet } = await import('../pipeline.ts');
  return { ...(await checkFleet(text, file, today())), text };
}

/** What `[fleet]` and `--manifests` name: a fleet file, manifests, or manifests that must keep what a fleet file promises. */
export async function subjectOf(given: Given, fleet: string | null, io: Io): Promise<Subject> {
  const named = manifestsGiven(given);
  if (given.list('promise').length > 0 && (fleet !== null || named.length === 0))
    throw new Usage('`--promise` goes with `--manifests` alone; a fleet file promises for itself.');
  if (named.length === 0) return fleetSubject(await checkedFleet(fleet ?? standardFleet, io), given);
  const { checkManifests } = await import('../pipeline.ts');
  const { readNamed } = await import('./read-named.ts');
  const { hintsOf, promisedAmong } = await import('../from-model.ts');
  const promising = fleet === null ? null : await checkedFleet(fleet, io);
  if (promising !== null && promising.rendered === null) return { report: promising.report, flows: null };
  const model = promising?.rendered?.model ?? null;
  const clusters = [...new Set(named.map((n) => n.cluster))];
  const read = readNamed(named);
  const { report, ...flows } = await checkManifests(
    read,
    model === null ? promisedOnLine(given, clusters) : () => promisedAmong(model, clusters),
    model === null ? undefined : hintsOf(model),
    { today: today(), suppressions: promising?.loaded.suppressions ?? [] },
  );
  return { report, flows };
}

/** The name of the fleet file where none is given. */
export const standardFleet = 'fleet.yaml';

function fleetSubject({ rendered, report }: CheckedFleet, given: Given): Subject {
  if (given.option('hub') !== null) throw new Usage('`--hub` goes with `--manifests`; a fleet file says it itself.');
  return { report, flows: rendered };
}

/** For commands that can do nothing with a fleet that has errors: tells them and gives `null`, or gives what was rendered. */
export async function renderedOrSaid(checked: CheckedFleet, format: string, io: Io): Promise<Rendered | null> {
  const { report, rendered } = checked;
  if (rendered !== null && !hasErrors(report.findings)) return rendered;
  await endWithFindings(report, format, io);
  return null;
}

/** Findings because of which a command ends: on `err` for people; programs read them on `out`, where they have nothing else to read. Gives the exit code. */
export async function endWithFindings(report: Report, format: string, io: Io): Promise<number> {
  if (format === 'junit') {
    const { findingsJunit } = await import('./findings-junit.ts');
    io.out(findingsJunit(report));
  }
  return sayFindings(report, format, format === 'json' ? { ...io, err: io.out } : io);
}

/** Findings on `err`, so that `out` holds nothing but what was asked for. */
export async function sayFindings(report: Report, format: string, io: Io): Promise<number> {
  const { formats } = await import('../findings/format.ts');
  const { release } = await import('../manifests/release.ts');
  const form = format === 'json' ? formats.json : formats.text;
  io.err(form(report, { paint: io.paintErr, release }));
  return exits.findings;
}
