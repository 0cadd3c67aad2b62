import type { Model } from '../model/model.ts';
import type { Hints } from './trace.ts';

/** What the fleet file knows of addresses beyond its objects: the nodes of each cluster, and the domain that it answers for. */
export function hintsOf({ clusters }: Model): Hints {
  return {
    nodeAddresses: new Map(clusters.flatMap(({ id, nodes }) => nodes.map((node) => [node.address, id] as const))),
    domains: new Map(clusters.flatMap(({ id, expose }) => ('domain' in expose ? [[expose.domain, id] as const] : []))),
  };
}
