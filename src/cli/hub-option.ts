import { nodesOf, type Topology } from '../topology/topology.ts';
import type { Option } from './command.ts';
import { Usage } from './usage.ts';

/** Which of the clusters answers. */
export const hubOption: Option = {
  name: 'hub',
  value: 'cluster',
  about:
    'With --manifests: the cluster whose query layer answers. It need not be said where only one has Thanos Query.',
};

/** The cluster that answers: the one that was named, or the only one with a query layer; empty where none is and no metrics are promised. */
export function hubOf(
  named: string | null,
  clusters: readonly string[],
  topology: Topology,
  isPromised: boolean,
): string {
  const known = clusters.map((id) => `\`${id}\``).join(', ');
  if (named !== null) {
    if (!clusters.includes(named)) throw new Usage(`\`--hub ${named}\` names none of the clusters ${known}.`);
    return named;
  }
  const [first = '', ...others] = new Set(nodesOf(topology, 'querier').map((n) => n.cluster));
  if (others.length > 0)
    throw new Usage(
      `Several clusters have Thanos Query: ${[first, ...others].map((id) => `\`${id}\``).join(', ')}. Name the one that answers by \`--hub\`.`,
    );
  if (first !== '') return first;
  const [only = ''] = clusters;
  if (!isPromised) return '';
  if (clusters.length > 1)
    throw new Usage(`None of the clusters ${known} has Thanos Query. Name the one that answers by \`--hub\`.`);
  return only;
}
