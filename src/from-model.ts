import { parseQuantity } from './kube/quantity.ts';
import { recordRate } from './model/logs/buffers.ts';
import { indexPattern } from './model/logs/names.ts';
import type { Model } from './model/model.ts';
import type { LogPromise, LogSource, Promised } from './proofs/promise.ts';
import type { Hints } from './topology/trace.ts';

// Flows and proofs are read from objects alone. This is all that they are told of a fleet beside its objects.

/** What the fleet file knows of addresses beyond its objects: the nodes of each cluster, and the domain that it answers for. */
export function hintsOf({ clusters }: Model): Hints {
  return {
    nodeAddresses: new Map(clusters.flatMap(({ id, nodes }) => nodes.map((node) => [node.address, id] as const))),
    domains: new Map(clusters.flatMap(({ id, expose }) => ('domain' in expose ? [[expose.domain, id] as const] : []))),
  };
}

/** What the flows of a fleet must keep, from its file. */
export function promisedBy(model: Model): Promised {
  const { hub, clusters, metrics } = model;
  return {
    hub: hub.id,
    clusters: clusters.filter((c) => c.metrics.mode !== 'none').map((c) => c.id),
    // What no tenant's agent scrapes is written for the tenant that has the name of the cluster.
    tenants: clusters.flatMap(({ id, metrics: own }) =>
      own.mode === 'agent' ? [id, ...own.tenants].map((tenant) => ({ cluster: id, tenant })) : [],
    ),
    dataSource: clusters.some((c) => c.grafana),
    origin: 'fleet',
    keep: metrics.keep,
    survive: metrics.survive,
    exceptions: new Map(clusters.map(({ id, survive }) => [id, { ...metrics.survive, ...survive }])),
    nodes: new Map(clusters.map(({ id, nodes }) => [id, nodes.map(({ zone }) => zone)])),
    logs: logsPromisedBy(model),
  };
}

/**
 * What is promised of the clusters whose objects were given; of the others nothing can be said. A cluster that the hub scrapes needs no
 * objects of its own.
 */
export function promisedAmong(model: Model, given: readonly string[]): Promised {
  const whole = promisedBy(model);
  const isGiven = (id: string): boolean => given.includes(id);
  const scraped = model.clusters.filter(({ metrics }) => metrics.mode === 'scrape' && isGiven(model.hub.id));
  const heard = new Set([...given, ...scraped.map(({ id }) => id)]);
  const absent = model.clusters.map(({ id }) => id).filter((id) => !isGiven(id));
  if (absent.length === 0) return whole;
  return {
    ...whole,
    hub: isGiven(model.hub.id) ? model.hub.id : '',
    clusters: whole.clusters.filter((id) => heard.has(id)),
    tenants: whole.tenants.filter(({ cluster }) => isGiven(cluster)),
    dataSource: whole.dataSource && model.clusters.some(({ id, grafana }) => grafana && isGiven(id)),
    logs:
      whole.logs === null
        ? null
        : { ...whole.logs, clusters: whole.logs.clusters.filter(({ cluster }) => isGiven(cluster)) },
    absent,
  };
}

function logsPromisedBy({ hub, clusters, logs }: Model): LogPromise | null {
  if (logs === null) return null;
  return {
    clusters: clusters.flatMap(({ id, logs: own, nodes }): readonly LogSource[] =>
      own.mode === 'none'
        ? []
        : [
            {
              cluster: id,
              store: own.mode === 'local' ? id : hub.id,
              nodes: nodes.length,
              nodeDisk: Math.min(...nodes.map((node) => parseQuantity(node.disk) ?? Number.POSITIVE_INFINITY)),
              bytesPerSecond: { containers: recordRate(logs, 'k8s'), host: recordRate(logs, 'host') },
            },
          ],
    ),
    families: { containers: indexPattern(logs, 'k8s'), host: indexPattern(logs, 'host') },
    keep: logs.keep,
    survive: logs.survive,
  };
}
