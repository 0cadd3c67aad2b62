import type { Ask } from '../cluster/http/ask.ts';
import { answered, type Outcome, refused } from '../cluster/outcome.ts';
import type { Querier } from '../topology/metric-nodes.ts';
import { nodesOf } from '../topology/topology.ts';
import { type EnginePod, readyPods } from './engine-pods.ts';
import type { Live } from './probe.ts';

/** The querier of the hub that answers for every tenant; `null` where the fleet has none. */
export function hubQuerier({ topology, model }: Live): Querier | null {
  const own = nodesOf(topology, 'querier').filter(({ cluster }) => cluster === model.hub.id);
  return own.find(({ id }) => topology.tenancy.get(id)?.enforced !== true) ?? null;
}

/** The pods of that querier which are ready. */
export async function hubQueryPods(live: Live): Promise<Outcome<readonly EnginePod[]>> {
  const querier = hubQuerier(live);
  if (querier === null) return refused('unusable', `The hub \`${live.model.hub.id}\` has no querier for all tenants`);
  return readyPods(live, querier);
}

/** One pod of it to ask: what the hub knows, without the cache of the frontend. */
export async function hubQuery(live: Live): Promise<Outcome<Ask>> {
  const pods = await hubQueryPods(live);
  if (!pods.ok) return pods;
  const [first] = pods.value;
  if (first === undefined) throw new Error('Ready pods are never none');
  return answered(first.ask);
}
