import type { Proof } from '../proof.ts';

const doing = {
  scrapes: 'is scraped',
  'remote-writes': 'takes the samples',
  forwards: 'takes the samples',
  uploads: 'takes the blocks',
  'reads-bucket': 'holds the blocks',
  'deletes-in': 'holds the blocks',
  queries: 'answers',
  'sends-alerts': 'takes the alerts',
  'served-by': 'serves the object store',
  'ships-logs': 'takes the logs',
  indexes: 'holds the logs',
  snapshots: 'holds the snapshots',
  'reads-logs': 'answers',
} as const;

export const danglingAddress: Proof = {
  code: 'reach/dangling-address',
  severity: 'error',
  title: 'An address leads to nothing',
  why: 'Engines retry such an address quietly for ever: the dashboards stay green and the data is missing.',
  fix: 'Correct the address, or add what should stand behind it.',
  refs: ['R06', 'R09', 'R13', 'A6'],
  prove: (topology, _promised, report) => {
    for (const edge of topology.edges) {
      if (edge.to !== null) continue;
      const from = topology.nodes.get(edge.from);
      const who = from === undefined ? edge.from : `${from.kind} \`${from.name}\` of \`${from.cluster}\``;
      report(
        edge.readAt,
        `Nothing ${doing[edge.kind]} at \`${edge.address}\`, which ${who} names: ${edge.broken ?? 'the address resolves to nothing'}`,
        {
          // Who keeps a namespace in other manifests, and gives these alone, made no fault.
          ...(edge.unseen === true ? { severity: 'warning' } : {}),
          counterexample: { stream: who, interval: '', hops: [edge.address, ...edge.via, edge.broken ?? 'nothing'] },
        },
      );
    }
  },
};
