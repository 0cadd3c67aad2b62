import type { Check, Subject } from '../check.ts';
import { definitionsIn, indexSetting, nodesWith, operatedStores } from './stores.ts';

export const replicas: Check = {
  code: 'opensearch/replicas',
  severity: 'error',
  title: 'Indices ask for more copies than there are data nodes',
  why: 'A copy never stands on the node of another: the rest is never assigned, the state stays yellow, and rolling restarts and upgrades wait for green.',
  fix: 'Ask for one copy less than there are data nodes, or for `auto_expand_replicas: 0-1`.',
  refs: ['E1'],
  run: (subject, report) => {
    const operated = operatedStores(subject);
    for (const { view, definition } of definitionsIn(subject, 'index-template')) {
      if (indexSetting(definition, 'auto_expand_replicas') !== undefined) continue;
      const asked = Number(indexSetting(definition, 'number_of_replicas') ?? 1);
      const own = operated.filter(({ cluster }) => cluster === view.index.id);
      const meant = own.find(({ object }) => object.metadata.name === definition.store) ?? own[0];
      const nodes = meant === undefined ? plainNodes(subject, view.index.id) : nodesWith(meant.object, 'data');
      if (nodes === 0 || asked < nodes) continue;
      report(
        definition.readAt,
        `Indices of \`${definition.name}\` have ${asked} ${asked === 1 ? 'copy' : 'copies'} beside the first, on ${nodes} data ${nodes === 1 ? 'node' : 'nodes'}`,
      );
    }
  },
};

/** Nodes of an OpenSearch without the operator, every one of which holds lines as far as its objects tell. */
function plainNodes({ topology }: Subject, cluster: string): number {
  return [...topology.nodes.values()]
    .filter((node) => node.kind === 'log-store' && node.cluster === cluster)
    .reduce((sum, node) => sum + node.replicas, 0);
}
