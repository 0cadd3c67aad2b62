import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { isInUnknownHome, unknownHome } from '../out-option.ts';
import { Usage } from '../usage.ts';

export const render: Command = {
  name: 'render',
  about: 'Write the repository of a fleet into a directory.',
  details: `Checks the fleet first; with errors nothing is written. All files are written or none. Files with unchanged bytes are not touched, stale ones are removed, and files of others are never written over. A file that was edited since namsan wrote it stops the writing, unless --force is given. With --diff nothing is written: what would change is shown.`,
  arguments: [fleetArgument],
  options: [
    { name: 'out', value: 'dir', about: 'The directory of the repository.', required: true },
    { name: 'diff', value: null, about: 'Show what would change, and change nothing.' },
    { name: 'force', value: null, about: 'Write over files that were edited since namsan wrote them.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'render --out repo', about: 'Write the repository of `fleet.yaml` into `repo`.' },
    {
      line: 'render fleets/prod.yaml --out repo --diff',
      about: 'Show what a change of the fleet file changes in the repository.',
    },
  ],
  exits: {
    0: 'The repository is written, or nothing would change.',
    1: 'The fleet has errors, or the writing was refused; nothing is written.',
    3: 'With --diff: there are changes.',
  },
  run: async (given, io) => {
    const out = given.option('out') ?? '';
    if (out === '') throw new Usage('`--out` names nothing. Name a directory, such as `--out repo`.');
    if (isInUnknownHome(out)) throw new Usage(unknownHome(out));
    const { checkedFleet, renderedOrSaid } = await import('../subject.ts');
    const form = given.option('format') ?? 'text';
    const checked = await checkedFleet(given.argument('fleet') ?? '', io);
    const rendered = await renderedOrSaid(checked, form, io);
    if (rendered === null) {
      if (form === 'text') io.err(`Nothing is written to \`${out}\`: errors stand in the way.\n`);
      return exits.findings;
    }
    const { renderFleet } = await import('../../pipeline.ts');
    const job = { out, files: renderFleet(rendered), report: checked.report, form, io };
    if (given.flag('diff')) return (await import('../render-diff.ts')).showDiff(job);
    return (await import('../render-write.ts')).write(job, checked.text, given.flag('force'));
  },
};
