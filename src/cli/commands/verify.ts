import { parseDuration } from '../../kube/duration.ts';
import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { componentOption, endedExits, reachOptions } from '../live-options.ts';
import { Usage } from '../usage.ts';

export const verify: Command = {
  name: 'verify',
  about: 'Ask a running fleet whether every signal of every cluster arrives.',
  details: `Of every cluster, side by side: whether its objects are ready, its targets answer, its rules are evaluated, its alerts find Alertmanager and the one that always fires is there, its remote writes are taken, its collectors ship and their buffers have room, its OpenSearch is green with indices of today, policies and snapshots, its data sources answer Grafana. Of the hub: whether each declared stream is seen through Thanos Query, fresh within two scrapes, once, with all its labels; whether Query knows every endpoint; whether blocks arrive in the bucket, the compactor works and the receivers agree.

Engines are asked at their pods through the API servers, so nothing needs to be exposed, and nothing is changed. Answers are told as what is wrong and as success rates for each cluster and component. What is too young to be judged, as a bucket before its first block is due, is told so and counts as good. A line for each cluster goes to the standard error.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    componentOption,
    {
      name: 'wait',
      value: 'duration',
      about:
        'Ask again while something is wrong, for so long at most: `10m`. What is lacking is said whenever it changes.',
    },
    formatOption('text', 'json', 'junit'),
  ],
  examples: [
    { line: 'verify', about: 'Every cluster of `fleet.yaml`.' },
    { line: 'verify --wait 15m', about: 'After an installation: until all is well, or 15 minutes are over.' },
    { line: 'verify --cluster edge-1 --component prometheus', about: 'One component of one cluster.' },
    { line: 'verify --format junit > verify.xml', about: 'For a CI system.' },
  ],
  exits: {
    0: 'Everything that was asked is as it should be; there may be warnings.',
    1: 'The fleet file has errors, something is wrong, or a cluster was not reached.',
    ...endedExits,
  },
  run: async (given, io) => {
    const said = given.option('wait') ?? '0s';
    const wait = parseDuration(said);
    if (wait === null) throw new Usage(`\`--wait\` takes a duration such as \`10m\`, not \`${said}\`.`);
    const { chosenComponents, liveFleet } = await import('../live-fleet.ts');
    const { verifyLive } = await import('../verify-live.ts');
    const { probes } = await import('../../probes/list.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const components = chosenComponents(fleet.live.workloads, given.list('component'));
      const asked = { clusters: fleet.chosen, components, form: given.option('format') ?? 'text', wait };
      const own = probes.filter(({ when }) => when === 'verify');
      return fleet.ended(await verifyLive(fleet.live, own, asked, fleet.signal, io));
    } finally {
      fleet.close();
    }
  },
};
