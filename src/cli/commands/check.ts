import type { Report } from '../../findings/report.ts';
import { type Command, exits, type Given } from '../command.ts';
import { fleetOrManifests, formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { manifestOptions } from '../manifest-options.ts';
import { Usage } from '../usage.ts';

export const check: Command = {
  name: 'check',
  about: 'Check a fleet and prove its flows, without touching a cluster.',
  details: `Reads the fleet file, renders the objects of every cluster, reads the flows of metrics back from those objects, and proves that every series of every cluster reaches the hub for as long as promised. With --manifests it proves manifests of any origin instead; a fleet file that is named beside them says what they must keep, or --promise does by the names of that file. Beside findings it then says what was understood and what was not; what is not understood blames nobody, and with --format json every node and edge has the place that it was read from. Each outage that is promised to be survived has a line of its own: for how many streams the promise is kept, and which lose something. With --fix, faults that have a mechanical remedy are mended in the fleet file: comments and everything else stay as they are.`,
  arguments: [fleetOrManifests],
  options: [
    formatOption('text', 'json', 'sarif', 'github'),
    {
      name: 'fix',
      value: null,
      about: 'Change the fleet file where a fault has a mechanical remedy, and check it then.',
    },
    { name: 'dry-run', value: null, about: 'With --fix: show the change, and write nothing.' },
    ...manifestOptions,
  ],
  examples: [
    { line: 'check', about: 'Check `fleet.yaml` in this directory.' },
    { line: 'check --format sarif fleet.yaml > namsan.sarif', about: 'For code scanning.' },
    { line: 'check --fix --dry-run', about: 'Show what would be mended.' },
    {
      line: 'check --manifests hub=./hub --manifests edge-1=./edge-1 --promise keep.raw=14d,survive.objectStore=6h',
      about: 'Prove manifests that were written by hand or by another tool.',
    },
    {
      line: 'check fleet.yaml --manifests hub=out/clusters/hub',
      about: 'Hold the manifests of a cluster to what a fleet file promises.',
    },
  ],
  exits: { 0: 'There are no errors; there may be warnings and notes.', 1: 'There are errors.' },
  run: async (given, io) => {
    const report = given.flag('fix') ? await fixed(given, io) : await checked(given, io);
    const { formats } = await import('../../findings/format.ts');
    const { hasErrors } = await import('../../findings/finding.ts');
    const { release } = await import('../../manifests/release.ts');
    const form = given.option('format');
    const format = form === 'json' || form === 'sarif' || form === 'github' ? form : 'text';
    io.out(formats[format](report, { paint: io.paint, release }));
    return hasErrors(report.findings) ? exits.findings : exits.clean;
  },
};

async function checked(given: Given, io: Io): Promise<Report> {
  if (given.flag('dry-run')) throw new Usage('`--dry-run` goes with `--fix`; a check alone writes nothing.');
  const { subjectOf } = await import('../subject.ts');
  return (await subjectOf(given, given.argument('fleet'), io)).report;
}

async function fixed(given: Given, io: Io): Promise<Report> {
  const { fix } = await import('../fix-file.ts');
  return fix(given, given.argument('fleet'), io);
}
