import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { endedExits, reachOptions } from '../live-options.ts';

const [kubeconfig] = reachOptions;

export const buckets: Command = {
  name: 'buckets',
  about: 'Make the buckets of a fleet that are not there, closed to the public.',
  details: `Each bucket that "objectStores" names is asked for with the keys that the Secret of its store holds in the hub, and made where it is missing. A bucket that is there is left as it is, whatever it is set to; its access, versions and lifecycle rules are told. Nothing is ever deleted.`,
  arguments: [fleetArgument],
  options: [
    ...(kubeconfig === undefined ? [] : [kubeconfig]),
    { name: 'dry-run', value: null, about: 'Make nothing; say what is missing.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'buckets', about: 'Make what is missing, and show every bucket.' },
    { line: 'buckets --dry-run', about: 'Show what is there and what would be made.' },
  ],
  exits: {
    0: 'Every bucket is there.',
    1: 'The fleet file has errors; a store refuses; a bucket is public or deletes objects by itself.',
    3: 'With --dry-run: buckets are missing.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { liveFleet } = await import('../live-fleet.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const { makeBucketsLive } = await import('../make-buckets-live.ts');
      const asked = { dryRun: given.flag('dry-run'), form: given.option('format') ?? 'text' };
      return fleet.ended(await makeBucketsLive(fleet.live, asked, io));
    } finally {
      fleet.close();
    }
  },
};
