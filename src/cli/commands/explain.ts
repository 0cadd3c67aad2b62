import { type Command, exits, type Given } from '../command.ts';
import { formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { manifestOptions } from '../manifest-options.ts';
import { Usage } from '../usage.ts';

export const explain: Command = {
  name: 'explain',
  about: 'Explain a finding, a component, or where the metrics and logs of a cluster are.',
  details: `A code such as \`coverage/gap\` gives the page of the rule: what is wrong, what it leads to, what to do, with an example. The name of a component gives its page. The id of a cluster gives each stream of its metrics and logs hop by hop: where it is written to, and which ages are held where, with the way by which the hub asks for them.`,
  arguments: [{ name: 'subject', about: 'A code, a component, or the id of a cluster.', optional: false }],
  options: [
    { name: 'fleet', value: 'file', about: 'For a cluster: the fleet file.', standard: 'fleet.yaml' },
    ...manifestOptions,
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'explain coverage/gap', about: 'What this finding means, and what to do.' },
    { line: 'explain thanos-store', about: 'What the component is made of.' },
    { line: 'explain edge-1', about: 'Where the metrics and logs of `edge-1` are at each age.' },
  ],
  exits: { 0: 'It is explained.', 1: 'The fleet file has errors, so its clusters cannot be explained.' },
  run: async (given, io) => {
    const subject = given.argument('subject') ?? '';
    const form = given.option('format') ?? 'text';
    const page = await (await import('../explain-page.ts')).explainPage(subject, form);
    if (page === null) return explainCluster(subject, form, given, io);
    io.out(page);
    return exits.clean;
  },
};

async function explainCluster(cluster: string, form: string, given: Given, io: Io): Promise<number> {
  const { knownPages, likelyMeant } = await import('../explain-page.ts');
  const known = await knownPages();
  if (cluster.includes('/')) throw new Usage(`No rule has the code \`${cluster}\`.${likelyMeant(cluster, known)}`);
  const { sayFindings, standardFleet, subjectOf } = await import('../subject.ts');
  const fleet = given.list('manifests').length > 0 ? null : given.option('fleet');
  const { existsSync } = await import('node:fs');
  if (fleet === standardFleet && !existsSync(fleet))
    throw new Usage(
      `\`${cluster}\` is no code and no component, and there is no \`${fleet}\` with a cluster of that name.${likelyMeant(cluster, known)} Name the fleet file by \`--fleet\`.`,
    );
  const { report, flows } = await subjectOf(given, fleet, io);
  if (flows === null) return sayFindings(report, form, io);
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
