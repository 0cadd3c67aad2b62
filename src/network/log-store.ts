import { services } from '../model/addresses.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import type { Workload } from '../topology/objects/workload.ts';
import { type Allowance, between, type Pods, podsOf, tcp } from './allowance.ts';
import { opensearchOperatorPods } from './chart-pods.ts';

const { https, transport } = services.opensearch;

/**
 * What OpenSearch needs beside the flows of logs: its nodes among each other, the operator that made them, and whatever sets it up from the same namespace. The Job by
 * which the operator writes the security configuration has no labels of its own, so that every pod of the namespace may call the API. Plugins are
 * fetched by HTTPS when a node starts.
 */
export function logStoreAllowances(index: ClusterIndex): readonly Allowance[] {
  const stores = index.workloads.filter(isNode);
  return stores.flatMap((store): readonly Allowance[] => {
    const nodes = podsOf(store);
    const neighbours: Pods = { namespace: store.namespace, labels: {} };
    return [
      ...between(nodes, nodes, [...tcp(https), ...tcp(transport)]),
      ...between(neighbours, nodes, tcp(https)),
      ...(store.resource === null
        ? []
        : [{ pods: nodes, direction: 'ingress', peer: opensearchOperatorPods, ports: tcp(https) } as const]),
      { pods: nodes, direction: 'egress', peer: 'anyone', ports: tcp(443) },
      ...index.workloads
        .filter((w) => w.namespace === store.namespace && isDashboards(w))
        .flatMap((page) => between(neighbours, podsOf(page), tcp(services.dashboards.http))),
    ];
  });
}

/** Nodes of OpenSearch, by operator or our own. */
function isNode({ resource, podLabels, containers }: Workload): boolean {
  if (resource?.kind === 'OpenSearchCluster') return Object.hasOwn(podLabels, 'opensearch.org/opensearch-cluster');
  return containers.some((c) => c.ports.some(({ port }) => port === https || port === transport));
}

function isDashboards({ containers }: Workload): boolean {
  return containers.some((c) => c.ports.some(({ port }) => port === services.dashboards.http));
}
