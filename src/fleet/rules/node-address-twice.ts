import type { FleetRule } from '../rule.ts';

export const nodeAddressTwice: FleetRule = {
  code: 'fleet/node-address-twice',
  severity: 'error',
  title: 'Two nodes have the same address',
  why: 'An address leads to one machine: one of the two clusters would be asked twice and the other never.',
  fix: 'Correct the address of one of them.',
  refs: ['R08', 'B3'],
  firm: true,
  check: (fleet, report) => {
    const owners = new Map<string, string>();
    fleet.clusters.forEach((cluster, i) => {
      cluster.nodes.forEach((node, n) => {
        const owner = owners.get(node.address);
        if (owner !== undefined)
          report(['clusters', i, 'nodes', n, 'address'], `${node.address} is already the address of ${owner}`);
        owners.set(node.address, `\`${node.name}\` of \`${cluster.id}\``);
      });
    });
  },
};
