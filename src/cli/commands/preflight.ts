import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { endedExits, reachOptions } from '../live-options.ts';

export const preflight: Command = {
  name: 'preflight',
  about: 'Ask clusters, stores and DNS whether a fleet can be installed, and name what is missing.',
  details: `Of every cluster, side by side: its API server and the rights of the credentials, its version of Kubernetes, its nodes with their size and clocks, kinds, storage classes and Secrets (names only, never values), and the addresses of its host names. Of every object store: whether it answers, has the buckets, takes an object and lets it be removed, is private and deletes nothing by itself. Where a cluster has to be made by SSH, whether its nodes let you in. What "namsan bootstrap", "namsan secrets", "namsan buckets" or "namsan apply" will bring is said as the remedy.

Nothing is changed but for a small object under "namsan-preflight/" in each bucket, which is removed at once. A line for each cluster goes to the standard error.`,
  arguments: [fleetArgument],
  options: [...reachOptions, formatOption('text', 'json', 'junit')],
  examples: [
    { line: 'preflight', about: 'What stands in the way of the fleet of `fleet.yaml`.' },
    { line: 'preflight --cluster edge-1', about: 'One cluster only; buckets are asked with the hub.' },
    { line: 'preflight --format junit > preflight.xml', about: 'For a CI system.' },
  ],
  exits: {
    0: 'Nothing stands in the way; there may be warnings.',
    1: 'The fleet file has errors, or something is missing.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { liveFleet } = await import('../live-fleet.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const { askLive } = await import('../ask-live.ts');
      const asking = {
        when: 'preflight',
        clusters: fleet.chosen,
        components: [],
        form: given.option('format') ?? 'text',
      } as const;
      return fleet.ended(await askLive(fleet.live, asking, fleet.whole));
    } finally {
      fleet.close();
    }
  },
};
