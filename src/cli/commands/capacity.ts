import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';

export const capacity: Command = {
  name: 'capacity',
  about: 'Plan what a fleet needs: cores, memory, disk, buckets and bandwidth, each by a cited formula.',
  details: `For each cluster the requests of what is installed and what its load needs, against the nodes and volumes that the fleet file declares; the smallest node that will do, and the recommended one; what the buckets take in and hold; what goes between clusters. The load is what "load" of the clusters and "logs.rate" declare; what is not declared is estimated from the nodes and marked with "~". Each figure follows a formula with its source, listed at the end.

With --add, --series and --logs the same is planned for a fleet that has grown. What does not fit is listed as findings, which are those of "namsan check".`,
  arguments: [fleetArgument],
  options: [
    formatOption('text', 'json'),
    {
      name: 'cluster',
      value: 'id',
      many: true,
      about: 'Show this cluster only. Say it once for each cluster; sums of buckets stay those of the fleet.',
    },
    { name: 'add', value: 'count', many: true, about: 'More clusters like one of the fleet, as `10xedge-1`.' },
    { name: 'series', value: 'factor', about: 'So many times as many series in every cluster, as `x2`.' },
    { name: 'logs', value: 'factor', about: 'So many times as many log lines in every cluster, as `x2`.' },
  ],
  examples: [
    { line: 'capacity', about: 'What the fleet of `fleet.yaml` needs.' },
    { line: 'capacity --cluster hub --add 10xedge', about: 'Whether the hub can take ten more clusters like `edge`.' },
    { line: 'capacity --series x2 --logs x2', about: 'The same fleet with twice the load.' },
    { line: 'capacity --format json | jq .buckets', about: 'Growth of the buckets, for programs.' },
  ],
  exits: { 0: 'Everything fits.', 1: 'The fleet file has errors, or something does not fit.' },
  run: async (given, io) => {
    const { checkedFleet, endWithFindings } = await import('../subject.ts');
    const form = given.option('format') ?? 'text';
    const { loaded, rendered, report } = await checkedFleet(given.argument('fleet') ?? '', io);
    if (rendered === null || loaded.fleet === null) return endWithFindings(report, form, io);
    const { plannedFor } = await import('../planned-capacity.ts');
    const { plan, findings } = plannedFor(given, loaded.fleet);
    const { capacityJson } = await import('../../capacity/capacity-json.ts');
    const { capacityText } = await import('../../capacity/capacity-text.ts');
    io.out(form === 'json' ? capacityJson(plan, findings) : capacityText(plan, findings, io.paint));
    const { hasErrors } = await import('../../findings/finding.ts');
    return hasErrors(findings) ? exits.findings : exits.clean;
  },
};
