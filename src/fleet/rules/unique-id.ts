import type { FleetRule } from '../rule.ts';

export const uniqueId: FleetRule = {
  code: 'fleet/unique-id',
  severity: 'error',
  title: 'Two clusters have the same id, context or node name',
  why: 'The id is the external label `cluster`: with the same one, the blocks of two clusters overlap and the compactor halts.',
  fix: 'Give each cluster its own id and kubeconfig context, and each node of a cluster its own name.',
  refs: ['A7', 'A2', 'R26'],
  firm: true,
  check: (fleet, report) => {
    const ids = new Map<string, number>();
    const contexts = new Map<string, string>();
    fleet.clusters.forEach((cluster, i) => {
      const first = ids.get(cluster.id);
      if (first === undefined) ids.set(cluster.id, i);
      else report(['clusters', i, 'id'], `\`${cluster.id}\` is already the id of the cluster at position ${first + 1}`);
      const context = cluster.kubernetes.context ?? cluster.id;
      const owner = contexts.get(context);
      if (owner === undefined) contexts.set(context, cluster.id);
      else if (first === undefined)
        report(['clusters', i, 'kubernetes', 'context'], `The context \`${context}\` is already that of \`${owner}\``);
      const names = new Set<string>();
      cluster.nodes.forEach((node, n) => {
        if (names.has(node.name))
          report(
            ['clusters', i, 'nodes', n, 'name'],
            `\`${node.name}\` is already the name of a node of \`${cluster.id}\``,
          );
        names.add(node.name);
      });
    });
  },
};
