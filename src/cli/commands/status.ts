import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { componentOption, endedExits, reachOptions } from '../live-options.ts';

export const status: Command = {
  name: 'status',
  about: 'Say for each cluster and component whether it is ready, and what it waits for.',
  details: `Looks at every rendered object as it is in its cluster, all clusters at once, and judges it kind by kind. What is not ready is told with its cause: a pod that fits on no node, a volume that is not bound, an image that cannot be pulled, a Secret that is not there, a container that crashes. "needs a hand" marks what waiting alone does not mend. Beside it stand the versions that run and those that are pinned, and the age of the release that was last applied. Nothing is changed.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    componentOption,
    { name: 'watch', value: null, about: 'Look again and print what changes, until all is ready or Ctrl-C.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'status', about: 'Every cluster of `fleet.yaml`.' },
    { line: 'status --cluster edge-1 --watch', about: 'One cluster, until it is ready.' },
    { line: 'status --component thanos-store --format json', about: 'One component in every cluster, for scripts.' },
  ],
  exits: {
    0: 'Everything that was asked about is ready.',
    1: 'The fleet has errors; or something is not ready, or a cluster was not reached.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { chosenComponents, liveFleet } = await import('../live-fleet.ts');
    const { statusLive } = await import('../status-live.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const components = chosenComponents(fleet.live.workloads, given.list('component'));
      const asked = { components, watch: given.flag('watch'), format: given.option('format') ?? 'text' };
      return fleet.ended(await statusLive(fleet.live, fleet.chosen, asked, fleet.signal, io));
    } finally {
      fleet.close();
    }
  },
};
