import { walTruncation } from '../../components/prometheus-agent/wal-truncation.ts';
import { day } from '../../kube/duration.ts';
import { figure, total } from '../../model/load/figure.ts';
import type { FleetLoad } from '../../model/load/streams.ts';
import { times } from '../../model/load/streams.ts';
import { aggregatorBytes } from '../../model/logs/buffers.ts';
import { logFamilies } from '../../model/logs/names.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { type Demand, unknownDemand } from './demand.ts';
import { aggregatorDemand, collectorDemand, dataNodeDemand } from './logs.ts';
import {
  agentDemand,
  compactorDemand,
  ingesterDemand,
  prometheusDemand,
  routerDemand,
  storeDemand,
} from './metrics.ts';

/** What the pods of a component need in a cluster. `name` is that of the object, which tells agents of tenants apart; `pods` is how many there are. */
export function demandOf(
  model: Model,
  cluster: Cluster,
  loads: FleetLoad,
  part: { readonly component: string; readonly name: string; readonly pods: number },
): Demand {
  const own = loads.of.get(cluster.id);
  const { metrics, logs } = model;
  const { receive } = metrics;
  if (own === undefined) return unknownDemand;
  switch (part.component) {
    case 'prometheus':
      return cluster.metrics.mode === 'sidecar'
        ? prometheusDemand(own, cluster.metrics.keepLocal, cluster.metrics.keepLocalSize)
        : unknownDemand;
    case 'scraper': {
      const { metrics: of } = cluster;
      return of.mode === 'sidecar'
        ? prometheusDemand(loads.scraped, of.keepLocal, of.keepLocalSize)
        : prometheusDemand(loads.scraped, day, null);
    }
    case 'prometheus-agent': {
      const tenant = own.tenants.get(part.name.replace(/^agent-?/, '') || cluster.id);
      return tenant === undefined ? unknownDemand : agentDemand(tenant, walTruncation(cluster));
    }
    case 'thanos-receive-ingester':
      return receive === null
        ? unknownDemand
        : ingesterDemand(loads.received, receive.replication, part.pods, receive.keepLocal);
    case 'thanos-receive-router':
      return routerDemand(loads.received, part.pods);
    case 'thanos-compactor':
      return compactorDemand(loads.streams, metrics.keep.raw);
    case 'thanos-store':
      return storeDemand(loads.streams, metrics.keep, metrics.store.shards);
    case 'opensearch':
    case 'opensearch-single': {
      if (logs === null || cluster.logs.mode !== 'local' || part.name === 'managers') return unknownDemand;
      const lines = cluster.id === model.hub.id ? total('log-lines', [own.lines, loads.forwarded]) : own.lines;
      return dataNodeDemand(lines, logs.keep.search, part.pods > 1 ? 2 : 1, part.pods);
    }
    case 'fluent-bit':
    case 'fluent-bit-daemonset':
      return collectorDemand(times(own.lines, 1 / cluster.nodes.length));
    case 'fluent-bit-aggregator': {
      if (logs === null) return unknownDemand;
      const buffer = logFamilies.reduce((sum, family) => sum + aggregatorBytes(model, logs, family), 0);
      return aggregatorDemand(figure('log-lines', loads.forwarded.value, [loads.forwarded]), part.pods, buffer);
    }
    default:
      return unknownDemand;
  }
}
