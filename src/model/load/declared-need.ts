import type { Cluster, Model } from '../model.ts';
import { loadOf } from './cluster-load.ts';
import { agentMemory, ingesterMemory, type MemoryNeed, serverMemory, storeMemory } from './memory-laws.ts';
import { type FleetLoad, fleetLoad } from './streams.ts';

const asIs = { series: 1 };

/** Memory of the Prometheus of a cluster by the series that it declares; `null` where it declares none. */
export function prometheusNeed(model: Model, cluster: Cluster): MemoryNeed | null {
  return declares(cluster) ? serverMemory(loadOf(model, cluster, asIs).series) : null;
}

/** Memory of the agent of a tenant by the series that its cluster declares; `null` where it declares none. */
export function agentNeed(model: Model, cluster: Cluster, tenant: string): MemoryNeed | null {
  const own = declares(cluster) ? loadOf(model, cluster, asIs).tenants.get(tenant) : undefined;
  return own === undefined ? null : agentMemory(own.series);
}

/** Memory of the Prometheus that scrapes the edges. Once one of them declares its series, those of the others are counted as they are estimated. */
export function scraperNeed(model: Model): MemoryNeed | null {
  return anyDeclares(model, 'scrape') ? serverMemory(loadsOf(model).scraped.series) : null;
}

/** Memory of an ingester, by the same rule for the clusters that write. */
export function ingesterNeed(model: Model): MemoryNeed | null {
  const { receive } = model.metrics;
  return receive !== null && anyDeclares(model, 'agent')
    ? ingesterMemory(loadsOf(model).received.series, receive.replication, receive.replicas)
    : null;
}

/** Memory of a store gateway. Its blocks follow from who uploads and how long they are kept, all of which is declared. */
export function storeNeed(model: Model): MemoryNeed {
  const { keep, store } = model.metrics;
  return storeMemory(loadsOf(model).streams, keep, store.shards);
}

function loadsOf(model: Model): FleetLoad {
  return fleetLoad(model, (cluster) => loadOf(model, cluster, asIs));
}

function anyDeclares({ clusters }: Model, mode: Cluster['metrics']['mode']): boolean {
  return clusters.some((cluster) => cluster.metrics.mode === mode && declares(cluster));
}

/** Whether a cluster says how many series it has: pods alone say too little to be planned by. */
function declares({ load }: Cluster): boolean {
  return load.series !== null || load.samplesPerSecond !== null || Object.keys(load.tenants).length > 0;
}
