import { listAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { constantLabels } from '../objects/relabelling.ts';
import { isIp, parseAddress } from './address.ts';

/**
 * Node addresses that the objects themselves tell: of Node objects, of the API servers that Argo CD knows by the name of a cluster, and of
 * the API servers whose targets a ScrapeConfig labels with the id of a cluster.
 */
export function learntNodeAddresses(indexes: readonly ClusterIndex[]): ReadonlyMap<string, string> {
  const ids = new Set(indexes.map((index) => index.id));
  const out = new Map<string, string>();
  const learn = (address: string | undefined, cluster: string | undefined): void => {
    const host = address === undefined ? undefined : parseAddress(address)?.host;
    if (host !== undefined && isIp(host) && cluster !== undefined && ids.has(cluster)) out.set(host, cluster);
  };
  for (const index of indexes) {
    for (const secret of index.byKind.get('Secret') ?? [])
      if (stringsAt(secret, 'metadata', 'labels')['argocd.argoproj.io/secret-type'] === 'cluster')
        learn(stringAt(secret, 'stringData', 'server'), stringAt(secret, 'stringData', 'name'));
    for (const scrape of index.byKind.get('ScrapeConfig') ?? []) {
      const { cluster } = constantLabels(listAt(scrape, 'spec', 'relabelings'));
      for (const sd of listAt(scrape, 'spec', 'kubernetesSDConfigs')) learn(stringAt(sd, 'apiServer'), cluster);
    }
    for (const node of index.byKind.get('Node') ?? [])
      for (const address of listAt(node, 'status', 'addresses')) learn(stringAt(address, 'address'), index.id);
  }
  return out;
}
