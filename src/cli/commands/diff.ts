import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { componentOption, endedExits, reachOptions } from '../live-options.ts';

export const diff: Command = {
  name: 'diff',
  about: 'Show what `namsan apply` would change in the clusters.',
  details: `The API servers judge each object and keep nothing. Objects that would be created, fields that would change with what is there and what would be, and what is no longer rendered. What waits for a namespace or a kind that the same apply brings is counted in one line. Values of Secrets are never shown. To see what others changed behind the back of the repository, ask \`namsan drift\`.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    componentOption,
    { name: 'without-charts', value: null, about: 'Leave Helm charts out on purpose.' },
    { name: 'direct', value: null, about: 'Compare a fleet that Argo CD delivers.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'diff', about: 'What an apply of `fleet.yaml` would change.' },
    { line: 'diff --cluster edge-1 --format json', about: 'For one cluster, for programs.' },
  ],
  exits: {
    0: 'Nothing would change.',
    1: 'The fleet has errors; or a cluster could not be asked, would refuse something, or needs charts that could not be built.',
    3: 'Changes are pending.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { chosenComponents, liveFleet } = await import('../live-fleet.ts');
    const { needDirect } = await import('../apply-options.ts');
    const { diffLive } = await import('../apply-live.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const { model, workloads } = fleet.live;
      needDirect(given, model);
      const components = chosenComponents(workloads, given.list('component'));
      const choice = { components, withoutCharts: given.flag('without-charts'), rollback: null };
      return fleet.ended(await diffLive(fleet, choice, given.option('format') ?? 'text', io));
    } finally {
      fleet.close();
    }
  },
};
