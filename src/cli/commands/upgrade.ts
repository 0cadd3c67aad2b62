import { type Command, exits } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { Usage } from '../usage.ts';

export const upgrade: Command = {
  name: 'upgrade',
  about: 'Show the steps from the versions that run to those that this namsan pins.',
  details: `Reads the versions that a tree was rendered with from its lock, or takes them from the line. For each that is older than the pin it shows the versions on the way, what each brings, and what must be well before the next. What others stand on comes first. Nothing is changed: a step is made by rendering with the version of namsan that pins it, or by hand.`,
  arguments: [],
  options: [
    { name: 'from', value: 'dir', about: 'The directory of a rendered repository.' },
    {
      name: 'have',
      value: 'name=version',
      about: 'A version that runs, such as `longhorn=1.5.3`; may be said several times, and goes before the lock.',
      many: true,
    },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'upgrade --from repo', about: 'What a rendered repository is behind.' },
    {
      line: 'upgrade --have longhorn=1.5.3 --have thanos=v0.24.0',
      about: 'The way from versions that were installed by hand.',
    },
  ],
  exits: { 0: 'Everything is as it is pinned, or newer.', 3: 'There are upgrades.' },
  run: async (given, io) => {
    const from = given.option('from');
    const named = given.list('have');
    if (from === null && named.length === 0)
      throw new Usage('Say what runs: `--from DIR` for a rendered repository, or `--have NAME=VERSION`.');
    const { upgradesFrom } = await import('../../model/upgrade.ts');
    const { havePins } = await import('../have-pins.ts');
    const upgrades = upgradesFrom(havePins(from, named));
    const { upgradesText } = await import('../upgrade-text.ts');
    io.out(
      given.option('format') === 'json'
        ? `${JSON.stringify({ version: 1, ...upgrades }, null, 2)}\n`
        : upgradesText(upgrades, io.paint),
    );
    return upgrades.upgrades.length > 0 ? exits.pending : exits.clean;
  },
};
