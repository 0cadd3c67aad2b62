import { type Command, exits, type Given } from '../command.ts';
import { formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { kubeconfigOption } from '../live-options.ts';
import { manifestOptions } from '../manifest-options.ts';
import { Usage } from '../usage.ts';

export const explain: Command = {
  name: 'explain',
  about: 'Explain a finding, a component, or where the metrics and logs of a cluster are.',
  details: `A code such as \`coverage/gap\` gives the page of the rule: what is wrong, what it leads to, what to do, with an example. The name of a component gives its page. The id of a cluster gives each stream of its metrics and logs hop by hop: where it is written to, and which ages are held where, with the way by which the hub asks for them. With "--live" the same hops are asked as they run, from the producer to the data source: pods, targets, remote writes and uploads, Services, routes and their endpoints, what Query knows and answers. The first hop that is broken is told with its cause.`,
  arguments: [{ name: 'subject', about: 'A code, a component, or the id of a cluster.', optional: false }],
  options: [
    { name: 'fleet', value: 'file', about: 'For a cluster: the fleet file.', standard: 'fleet.yaml' },
    {
      name: 'live',
      value: 'signal',
      choices: ['metrics', 'logs'],
      about: 'Ask the running clusters: each hop of the way of this signal, and the first that is broken.',
    },
    kubeconfigOption,
    ...manifestOptions,
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'explain coverage/gap', about: 'What this finding means, and what to do.' },
    { line: 'explain thanos-store', about: 'What the component is made of.' },
    { line: 'explain edge-1', about: 'Where the metrics and logs of `edge-1` are at each age.' },
    { line: 'explain --live metrics edge-1', about: 'Where the metrics of `edge-1` get stuck now.' },
  ],
  exits: {
    0: 'It is explained; with `--live`, no hop is broken.',
    1: 'The fleet file has errors, so its clusters cannot be explained; with `--live`, a hop is broken.',
  },
  run: async (given, io) => {
    const subject = given.argument('subject') ?? '';
    const form = given.option('format') ?? 'text';
    const signal = given.option('live');
    if (signal !== null) return explainLive(subject, signal, given, io);
    const page = await (await import('../explain-page.ts')).explainPage(subject, form);
    if (page === null) return explainCluster(subject, form, given, io);
    io.out(page);
    return exits.clean;
  },
};

async function explainLive(cluster: string, signal: string, given: Given, io: Io): Promise<number> {
  if (given.list('manifests').length > 0) throw new Usage('`--live` asks the clusters of a fleet file, not manifests.');
  const { chosenClusters, liveFleet } = await import('../live-fleet.ts');
  const file = given.option('fleet') ?? 'fleet.yaml';
  const fleet = await liveFleet({ ...given, argument: () => file }, io);
  if (fleet === null) return exits.findings;
  try {
    chosenClusters(fleet.live.model, [cluster]);
    const { explainWays } = await import('../explain-live.ts');
    return fleet.ended(await explainWays(fleet.live, cluster, signal, given.option('format') ?? 'text', fleet.whole));
  } finally {
    fleet.close();
  }
}

async function explainCluster(cluster: string, form: string, given: Given, io: Io): Promise<number> {
  const { knownPages, likelyMeant } = await import('../explain-page.ts');
  const known = await knownPages();
  if (cluster.includes('/')) throw new Usage(`No rule has the code \`${cluster}\`.${likelyMeant(cluster, known)}`);
  const { endWithFindings, standardFleet, subjectOf } = await import('../subject.ts');
  const fleet = given.list('manifests').length > 0 ? null : given.option('fleet');
  const { existsSync } = await import('node:fs');
  if (fleet === standardFleet && !existsSync(fleet))
    throw new Usage(
      `\`${cluster}\` is no code and no component, and there is no \`${fleet}\` with a cluster of that name.${likelyMeant(cluster, known)} Name the fleet file by \`--fleet\`.`,
    );
  const { report, flows } = await subjectOf(given, fleet, io);
  if (flows === null) return endWithFindings(report, form, io);
  const { streamsOfCluster, streamsJson, streamsText } = await import('../explain-streams.ts');
  const { clusters } = flows.promised;
  const { logStreamsOfCluster } = await import('../explain-logs.ts');
  const streams = [
    ...streamsOfCluster(flows.topology, flows.promised, cluster),
    ...logStreamsOfCluster(flows.topology, flows.promised, cluster),
  ];
  if (streams.length === 0 && !clusters.includes(cluster))
    throw new Usage(
      `\`${cluster}\` is no code, no component and no cluster with metrics or logs.${likelyMeant(cluster, [...clusters, ...known])}`,
    );
  io.out(form === 'json' ? streamsJson(cluster, streams) : streamsText(cluster, streams));
  return exits.clean;
}
