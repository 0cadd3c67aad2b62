import { type Command, exits } from '../command.ts';
import { formatOption } from '../common-options.ts';
import { manifestOptions } from '../manifest-options.ts';

export const impact: Command = {
  name: 'impact',
  about: 'Say what a change does before it is made: what is lost, refused, split, restarted or safe.',
  details: `Compares two sides object by object, and the flows that are read from them. Each change is classed, the worst first: "loses" (what is stored is lost, or read by nobody any more; the ages are said), "impossible in place" (the API server or an engine refuses it), "irreversible" (nothing brings the old state back), "splits history" (what was written keeps its old name or labels), "needs order" (safe in one order only, which is said), "not classed" (nothing here knows what it does), "restart" (pods start anew), "safe" (none of these).

Proofs that hold on the old side and not on the new are listed. The order of clusters is found by proving the flows with the hub changed and the others not, and the other way round. The safe way follows as numbered steps.

A side is a fleet file, a directory (a rendered repository with its "clusters" directory, or the manifests of one cluster), or either of them in Git as REVISION:PATH; or it is given cluster by cluster.`,
  arguments: [
    { name: 'old', about: 'What runs: a fleet file, a directory, or `REVISION:PATH` of Git.', optional: true },
    { name: 'new', about: 'What is to run, in the same forms.', optional: true },
  ],
  options: [
    formatOption('text', 'json'),
    {
      name: 'old-manifests',
      value: 'cluster=dir',
      many: true,
      about: 'The old manifests of a cluster, in place of OLD. Say it once for each cluster.',
    },
    {
      name: 'new-manifests',
      value: 'cluster=dir',
      many: true,
      about: 'The new manifests of a cluster, in place of NEW. Say it once for each cluster.',
    },
    ...manifestOptions.filter(({ name }) => name !== 'manifests'),
  ],
  examples: [
    { line: 'impact HEAD:fleet.yaml fleet.yaml', about: 'What the uncommitted change of a fleet file does.' },
    { line: 'impact main:./repo repo', about: 'A whole rendered repository against the one of the branch `main`.' },
    {
      line: 'impact --old-manifests hub=v1/hub --old-manifests edge=v1/edge --new-manifests hub=v2/hub --new-manifests edge=v2/edge --hub hub',
      about: 'Manifests of any origin, cluster by cluster.',
    },
    {
      line: 'impact --format json main:fleet.yaml fleet.yaml',
      about: 'For a check of a pull request: exit code 1 stops it.',
    },
  ],
  exits: {
    0: 'No data is lost, and what was proved to be kept still is.',
    1: 'Applied as it is, the change loses data, or breaks a proof of what is kept, always or in an outage.',
  },
  run: async (given, io) => {
    const { originOf, sideOf } = await import('../impact-side.ts');
    const { clear } = await import('../git-source.ts');
    const { impactOf } = await import('../../impact/impact.ts');
    const scratch = { folders: [] };
    try {
      const old = await originOf(given, 'old', scratch, io);
      const next = await originOf(given, 'new', scratch, io);
      if (old === null || next === null) return exits.wrong;
      const report = impactOf(sideOf(old, next, given), sideOf(next, old, given));
      if (given.option('format') === 'json') {
        const { impactJson } = await import('../../impact/impact-json.ts');
        io.out(impactJson(report));
      } else {
        const { impactText } = await import('../../impact/impact-text.ts');
        io.out(impactText(report, io.paint));
      }
      return report.losesData || report.breaksPromise ? exits.findings : exits.clean;
    } finally {
      clear(scratch);
    }
  },
};
