import { applyOptions } from '../apply-options.ts';
import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { componentOption, endedExits, reachOptions } from '../live-options.ts';

export const apply: Command = {
  name: 'apply',
  about: 'Bring the clusters of a fleet to what is rendered.',
  details: `Wave by wave: a wave begins when the one before it is ready, and what is waited for is said. Objects that a cluster has just as they would be sent are not sent. Clusters go side by side, those that serve the object store of the fleet first; one that fails stops no other. Nothing is deleted without --prune, and nothing ever that namsan did not apply. What waiting does not mend (an image that the registry does not have, a pod that a quota or an admission refuses) ends its wave after a minute instead of the whole time. A run that was killed or ended is continued by the next one: the first Ctrl-C or SIGTERM ends it in order, with a report of what was sent and what was not, the second at once. Charts are built by kustomize and Helm where they are installed.`,
  arguments: [fleetArgument],
  options: [...reachOptions, componentOption, ...applyOptions, formatOption('text', 'json')],
  examples: [
    { line: 'apply', about: 'Bring every cluster of `fleet.yaml` to what is rendered.' },
    { line: 'apply --cluster edge-1 --component thanos-query', about: 'One component of one cluster.' },
    { line: 'apply --dry-run', about: 'Ask the API servers what they would refuse.' },
    { line: 'apply --prune --prune-named Namespace/old', about: 'Delete what is no longer rendered, a namespace too.' },
    { line: 'apply --rollback previous', about: 'Go back to the release before the newest.' },
  ],
  exits: {
    0: 'All that was asked for is applied and ready.',
    1: 'The fleet has errors; or something was refused, was not ready in time, or was left out; the rest is applied.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { liveFleet } = await import('../live-fleet.ts');
    const { applyGiven } = await import('../apply-options.ts');
    const { applyLive } = await import('../apply-live.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const said = applyGiven(given, fleet.live);
      return fleet.ended(await applyLive(fleet, said, given.option('state'), given.option('format') ?? 'text', io));
    } finally {
      fleet.close();
    }
  },
};
