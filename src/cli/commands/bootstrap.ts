import type { Command } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import { endedExits, reachOptions } from '../live-options.ts';

export const bootstrap: Command = {
  name: 'bootstrap',
  about: 'Prepare clusters for what is rendered: network, certificates, Secrets, buckets, Argo CD.',
  details: `The steps that no tree can wait for, in their order, each only as far as it is not done. Network, certificates, Argo CD and its registrations are made by the scripts of \`bootstrap/\` as the fleet file renders them; Secrets and buckets as \`namsan secrets\` and \`namsan buckets\` make them. It ends at the first step that fails and says how to go on; a later run goes on there. Clusters are made only with --install-clusters, and only those of kind: the others are made on their nodes, as root, and what to run there is told. No secret is ever on a command line.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    {
      name: 'out',
      value: 'dir',
      about:
        'The repository that `namsan render` wrote: its scripts are run, and sealed Secrets are written into it. Without it they are run from a folder that is removed at the end.',
    },
    { name: 'list', value: null, about: 'Show every step, what it needs and whether it is done, and change nothing.' },
    { name: 'step', value: 'name', about: 'This step only, also when it is done.' },
    { name: 'install-clusters', value: null, about: 'Make clusters of kind on this machine where they do not answer.' },
    {
      name: 'copied',
      value: 'cluster=file',
      many: true,
      about: 'A kubeconfig that was copied from a node of this cluster, to be merged into your own.',
    },
    { name: 'values', value: 'file', many: true, about: 'Values of Secrets, as `namsan secrets` takes them.' },
    { name: 'readable', value: null, about: 'Take files of values that others may read.' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'bootstrap --list', about: 'What is done, and what is to be done.' },
    { line: 'bootstrap', about: 'Do what is to be done.' },
    { line: 'bootstrap --out repo --step certificates', about: 'Make the certificates that end soon anew.' },
  ],
  exits: {
    0: 'Every step is done.',
    1: 'A step failed or is to be done, or the fleet file has errors.',
    ...endedExits,
  },
  run: async (given, io) => {
    const [{ bootstrapLive }, { shareKubeconfig }] = await Promise.all([
      import('../bootstrap-live.ts'),
      import('../live-environment.ts'),
    ]);
    const { needOneInput } = await import('../secret-origins.ts');
    needOneInput(given);
    shareKubeconfig(given.list('kubeconfig'));
    return bootstrapLive(given, io);
  },
};
