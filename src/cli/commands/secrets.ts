import type { StorePlace } from '../../cluster/secrets/external-secrets.ts';
import type { SecretReport } from '../../cluster/secrets/secret-result.ts';
import type { Live } from '../../probes/probe.ts';
import { type Command, exits, type Given } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { keeperOf } from '../keeper-of.ts';
import type { LiveFleet } from '../live-fleet.ts';
import { endedExits, reachOptions } from '../live-options.ts';
import { Usage } from '../usage.ts';

export const secrets: Command = {
  name: 'secrets',
  about:
    'Put the Secrets of a fleet into its clusters, or seal them into its repository, without showing or storing a value.',
  details: `A Secret that has its keys stays as it is. Values come from --values, from the environment (\`S3_CREDENTIALS_ACCESS_KEY\`, or a file that \`S3_CREDENTIALS_ACCESS_KEY_FILE\` names), from a cluster that has the same value already, from what scripts of \`bootstrap/\` have kept in FLEET_SECRETS, and by chance where any value will do; at a terminal the rest is asked for and not shown. Where \`secrets.via\` says \`sealed-secrets\` or \`sops\`, the sealed file is written into the repository by \`kubeseal\` or \`sops\`; with \`external-secrets\` what your store must hold is told, and how far External Secrets is.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    {
      name: 'values',
      value: 'file',
      many: true,
      about:
        'Values: a file in YAML or JSON with a map of keys for each Secret, a file with lines of VARIABLE=value, a folder with SECRET/KEY files, or `-` for the standard input.',
    },
    { name: 'readable', value: null, about: 'Take files of values that others may read.' },
    {
      name: 'rotate',
      value: 'secret',
      many: true,
      about: 'Replace the values of this Secret of the fleet file everywhere.',
    },
    {
      name: 'out',
      value: 'dir',
      about: 'The repository, for Secrets that are sealed or encrypted there.',
      standard: '.',
    },
    { name: 'list', value: null, about: 'Show every key and whether it is there, and change nothing.' },
    { name: 'dry-run', value: null, about: 'Show what would be done, and change nothing.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'secrets --list', about: 'What each cluster needs, and what is missing.' },
    { line: 'secrets', about: 'Put what is missing into the clusters, and ask for what nobody else can know.' },
    { line: 'secrets --values values.yaml', about: 'Take values from a file that only you can read.' },
    { line: 'secrets --rotate grafana-admin', about: 'A new password, in every cluster that has it.' },
  ],
  exits: {
    0: 'Every key of every Secret is there.',
    1: 'A key is missing or has another value than was given, a cluster did not answer, or the fleet file has errors.',
    ...endedExits,
  },
  run: async (given, io) => {
    const [{ liveFleet }, { shareKubeconfig }] = await Promise.all([
      import('../live-fleet.ts'),
      import('../live-environment.ts'),
    ]);
    const { needOneInput } = await import('../secret-origins.ts');
    needOneInput(given);
    shareKubeconfig(given.list('kubeconfig'));
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      return fleet.ended(await secretsOfFleet(fleet, given, io));
    } finally {
      fleet.close();
    }
  },
};

async function secretsOfFleet({ live, chosen }: LiveFleet, given: Given, io: Io): Promise<number> {
  const ids = chosen.map(({ id }) => id);
  const form = given.option('format') ?? 'text';
  const { secretsJson, secretsText } = await import('../secrets-output.ts');
  const { isComplete } = await import('../../cluster/secrets/secret-result.ts');
  const { report, places } =
    live.model.secrets.via === 'external-secrets' ? await external(live, ids, given) : await put(live, ids, given, io);
  io.out(form === 'json' ? secretsJson(report, places) : secretsText(report, places));
  return isComplete(report) ? exits.clean : exits.findings;
}

type Answer = { readonly report: SecretReport; readonly places: readonly StorePlace[] };

/** The values are in a store of the user, which namsan does not know how to sign in to. */
async function external(live: Live, ids: readonly string[], given: Given): Promise<Answer> {
  const { model, workloads, kube, machine } = live;
  const told = ['values', 'rotate'].find((name) => given.list(name).length > 0);
  if (told !== undefined)
    throw new Usage(
      `The fleet's values are in a store of yours (\`secrets.via: external-secrets\`): \`--${told}\` has nothing to do there.`,
    );
  const { externalReport, storePlaces } = await import('../../cluster/secrets/external-secrets.ts');
  const isLook = given.flag('list') || given.flag('dry-run') || !ids.includes(model.hub.id);
  const { makeAccounts } = await import('../../cluster/secrets/scrape-accounts.ts');
  const { scrapeAccounts } = await import('../../cluster/secrets/wanted-secrets.ts');
  const notes = isLook ? [] : await makeAccounts(scrapeAccounts(model, workloads), { kube, machine });
  const report = await externalReport(model, workloads, ids, kube);
  return { report: { ...report, notes: [...notes, ...report.notes] }, places: storePlaces(model, workloads, ids) };
}

async function put(live: Live, ids: readonly string[], given: Given, io: Io): Promise<Answer> {
  const { model, workloads, kube, machine } = live;
  const keeper = await keeperOf(live, given.option('out') ?? '.');
  if (given.flag('list')) {
    const { listSecrets } = await import('../../cluster/secrets/list-secrets.ts');
    return { report: await listSecrets({ model, workloads, kube, chosen: ids, keeper }), places: [] };
  }
  const dryRun = given.flag('dry-run');
  const { secretOrigins } = await import('../secret-origins.ts');
  const told = { values: given.list('values'), rotate: given.list('rotate'), readable: given.flag('readable') };
  const origins = await secretOrigins(model, { ...told, quiet: dryRun }, io);
  const { putSecrets } = await import('../../cluster/secrets/put-secrets.ts');
  const tell = (line: string): void => io.err(`${line}\n`);
  const report = await putSecrets({ model, workloads, kube, machine, chosen: ids, origins, keeper, dryRun, tell });
  return { report, places: [] };
}
