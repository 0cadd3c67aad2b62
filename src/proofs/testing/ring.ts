import type { Ingester, ReceiveRouter } from '../../topology/metric-nodes.ts';
import { type Flows, healthy, node } from './flows.ts';

/** An agent of `shop` that writes through a router with a hashring of so many ingesters of the hub, each an endpoint of its own. */
export function ringOf(
  ingesters: number,
  replication: number,
  changed: { readonly ingester?: Partial<Ingester>; readonly router?: Partial<ReceiveRouter> } = {},
): Flows {
  const flows = healthy();
  const endpoints = Array.from({ length: ingesters }, (_, i) => `ingester-${i}`);
  const hashrings = [{ name: '', tenants: [], algorithm: 'ketama', endpoints }];
  const ingester = node('ingester', 'hub/ingester', { replicas: ingesters, ...changed.ingester });
  return {
    nodes: {
      ...flows.nodes,
      agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' } }),
      router: node('receive-router', 'hub/router', { replication, hashrings, ...changed.router }),
      ingester,
      ...Object.fromEntries(endpoints.map((endpoint) => [endpoint, ingester])),
    },
    edges: [
      ...flows.edges,
      'agent remote-writes router',
      ...endpoints.map((endpoint, i) => `router forwards ${endpoint} ${i}`),
      'ingester uploads bucket',
      'query queries ingester',
    ],
  };
}
