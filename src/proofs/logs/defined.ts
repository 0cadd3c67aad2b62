import { nodesOf, type Topology } from '../../topology/topology.ts';
import type { Promised } from '../promise.ts';

/**
 * Whether the policies and templates of a log store can be judged. Of other origin than namsan most are made through its API and are in no
 * object: only where an object defines one of them, the others are missing.
 */
export function isDefined(topology: Topology, { origin }: Promised, store: string): boolean {
  if (origin === 'fleet') return true;
  const indices = nodesOf(topology, 'log-index').filter((index) => index.store === store);
  return indices.some(({ policy, template }) => policy !== null || template !== null);
}
