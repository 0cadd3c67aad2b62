import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { componentOption, endedExits, reachOptions } from '../live-options.ts';

export const drift: Command = {
  name: 'drift',
  about: 'Say what changed in clusters and buckets behind the back of the repository.',
  details: `Reads the objects of each cluster and holds them against what the fleet file renders to, field by field: what changed, what is gone, what was added, and by the API server's own book who set it, and when. What controllers own, and what the server fills in, is no drift. Objects that namsan applied and the repository has no more, and objects in the fleet's namespaces that nobody rendered and that take part in its flows, are named. Monitors of teams that the fleet's own Prometheus or agents select are only counted: they are no drift. What Helm charts made is not compared, and which ones is said.

The live objects are then traced and proved like the rendered ones: what holds in the repository and not in the clusters is told, with the drift that brings it about. A cluster that cannot be read is taken as it was rendered, and named.

Last the buckets of metrics are held against the flows: blocks of producers that the fleet does not have, producers without blocks, blocks that overlap or that the retention should have taken away, blocks that were not downsampled. Nothing is changed anywhere, and no value of a Secret is shown.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    componentOption,
    { name: 'no-bucket', value: null, about: 'Leave the buckets unread.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'drift', about: 'All clusters and buckets of `fleet.yaml`.' },
    { line: 'drift --cluster edge-1 --no-bucket', about: 'The objects of one cluster.' },
    { line: 'drift --component thanos-query --format json', about: 'One component, for programs.' },
  ],
  exits: {
    0: 'Clusters and buckets are as the repository has them; of buckets there may be warnings.',
    1: 'The fleet has errors; or nothing drifted in what was read, but a cluster or a bucket could not be read.',
    2: 'No cluster could be read.',
    3: 'Something drifted.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { chosenComponents, liveFleet } = await import('../live-fleet.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      const components = chosenComponents(fleet.live.workloads, given.list('component'));
      const { driftRun } = await import('../drift-run.ts');
      const { live, chosen, checked } = fleet;
      const buckets = !given.flag('no-bucket') && components.length === 0;
      const options = { chosen, components, buckets, now: Date.now() };
      return fleet.ended(
        await driftRun(live, checked.rendered, options, given.option('format') ?? 'text', fleet.whole),
      );
    } finally {
      fleet.close();
    }
  },
};
