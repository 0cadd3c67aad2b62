import { nearest } from '../../kube/nearest.ts';
import { type Command, exits, type Given } from '../command.ts';
import { fleetArgument } from '../common-options.ts';
import type { Io } from '../io.ts';
import { Usage } from '../usage.ts';

export const addCluster: Command = {
  name: 'add-cluster',
  about: 'Add a cluster to a fleet file.',
  details: `Puts one more cluster behind the last; every other byte of the file stays, comments too. With --like it gets the settings of another cluster, but for what belongs to that one alone: its domain, nodes, addresses, context and credentials. What the rules of a fleet refuse is not written. The change is shown as a diff.`,
  arguments: [{ ...fleetArgument, about: 'The fleet file; with --dry-run, `-` reads it from the standard input.' }],
  options: [
    { name: 'id', value: 'name', about: 'Name of the cluster.', required: true },
    { name: 'node', value: 'name=address', about: 'A node of it; may be said several times.', many: true },
    { name: 'like', value: 'cluster', about: 'The cluster of the file whose settings it gets.' },
    { name: 'role', value: 'role', about: 'Its role. Otherwise `edge`.', choices: ['edge', 'hub', 'storage'] },
    { name: 'domain', value: 'host', about: 'Its exposed hosts are `<service>.<domain>`.' },
    {
      name: 'metrics',
      value: 'mode',
      about: 'How its metrics reach the hub. Otherwise `sidecar`.',
      choices: ['sidecar', 'agent', 'scrape', 'none'],
    },
    { name: 'tenant', value: 'name', about: 'A tenant whose agent runs there; may be said several times.', many: true },
    {
      name: 'credentials',
      value: 'secret',
      about: 'Secret on the hub by which a scraped cluster is reached. Otherwise `<id>-scrape`.',
    },
    { name: 'logs', value: 'mode', about: 'How its logs are kept.', choices: ['local', 'forward', 'none'] },
    {
      name: 'expose',
      value: 'way',
      about: 'How its services are reached.',
      choices: ['gateway', 'load-balancer', 'node-port', 'ingress-nginx'],
    },
    { name: 'addresses', value: 'range', about: 'Its address pool; may be said several times.', many: true },
    { name: 'kubernetes', value: 'version', about: 'Its minor version of Kubernetes.' },
    {
      name: 'flavor',
      value: 'name',
      about: 'What it is made with.',
      choices: ['kubeadm', 'minikube', 'kind', 'other'],
    },
    { name: 'context', value: 'name', about: 'Its context in your kubeconfig. Otherwise its name.' },
    { name: 'api', value: 'url', about: 'Address of its API server.' },
    { name: 'dry-run', value: null, about: 'Show the change, and write nothing.' },
  ],
  examples: [
    {
      line: 'add-cluster --id edge-3 --like edge-2 --node edge-3-1=10.0.3.11 --domain edge-3.example.com',
      about: 'Add a cluster like another.',
    },
    {
      line: 'add-cluster fleets/prod.yaml --id shop --node shop-1=10.0.4.11 --metrics agent --tenant team-a --dry-run',
      about: 'Show how a cluster with an agent would be written.',
    },
  ],
  exits: {
    0: 'The cluster is added, or with --dry-run could be.',
    1: 'The fleet would have errors, or has some already; nothing is written.',
  },
  run: async (given, io) => {
    const path = given.argument('fleet') ?? '';
    const id = given.option('id') ?? '';
    const dry = given.flag('dry-run');
    if (path === '-' && !dry) throw new Usage('The standard input cannot be written. Name a file, or add `--dry-run`.');
    if (given.list('node').length === 0) throw new Usage('Name at least one node: `--node NAME=ADDRESS`.');
    const { readFleetText } = await import('../read-text.ts');
    const { file, text } = await readFleetText(path, io);
    const added = await withCluster(given, text, file, io);
    if (added === null) {
      io.err(`\`${id}\` is not added: errors stand in the way.\n`);
      return exits.findings;
    }
    const { unifiedDiff } = await import('../../manifests/unified-diff.ts');
    io.out(unifiedDiff(file, text, added));
    if (dry) return exits.clean;
    const { replaceFile } = await import('../replace-file.ts');
    replaceFile(path, added);
    io.out(
      `\`${id}\` is added to \`${file}\`. Next: \`namsan check ${file}\`, then \`namsan render ${file} --out DIR\`.\n`,
    );
    return exits.clean;
  },
};

/** The text with the new cluster; `null` where the fleet has errors, before it or with it, which are said. */
async function withCluster(given: Given, text: string, file: string, io: Io): Promise<string | null> {
  const { loadFleet } = await import('../../fleet/load.ts');
  const { insertCluster } = await import('../../fleet/insert-cluster.ts');
  const { newCluster } = await import('../new-cluster.ts');
  const { today } = await import('../today.ts');
  const before = loadFleet(text, file, today());
  if (before.fleet === null) return refused(before.findings, io);
  const added = insertCluster(text, newCluster(given, likeOf(given, before.written)));
  if (added === null)
    throw new Usage(`\`${file}\` has its clusters not in a list of its own, so none can be put behind the last.`);
  const after = loadFleet(added, file, today());
  return after.fleet === null ? refused(after.findings, io) : added;
}

function likeOf(given: Given, written: unknown): Readonly<Record<string, unknown>> | null {
  const like = given.option('like');
  if (like === null) return null;
  const clusters = clustersIn(written);
  const found = clusters.find((cluster) => cluster['id'] === like);
  if (found !== undefined) return found;
  const ids = clusters.map((cluster) => String(cluster['id']));
  const meant = nearest(like, ids);
  const names = ids.map((id) => `\`${id}\``).join(', ');
  throw new Usage(
    `\`--like ${like}\` names none of the clusters ${names}.${meant === null ? '' : ` Did you mean \`${meant}\`?`}`,
  );
}

function clustersIn(written: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (written === null || typeof written !== 'object' || !('clusters' in written)) return [];
  return Array.isArray(written.clusters) ? written.clusters : [];
}

async function refused(
  findings: Parameters<typeof import('../../findings/order.ts').inOrder>[0],
  io: Io,
): Promise<null> {
  const { sayFindings } = await import('../subject.ts');
  const { inOrder } = await import('../../findings/order.ts');
  const { findingRules } = await import('../../pipeline.ts');
  const errors = findings.filter(({ severity }) => severity === 'error');
  await sayFindings({ findings: inOrder(errors), fileOf: () => null, rules: findingRules }, 'text', io);
  return null;
}
