import { type StoreStatus, storesAt } from '../../cluster/thanos/query-api.ts';
import { counted } from '../../findings/wording.ts';
import type { Labels } from '../../kube/objects.ts';
import type { FlowEdge, FlowNode } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { hubQuerier, hubQueryPods } from '../hub-query.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { labelsText } from '../stream-labels.ts';

/** What Query calls the endpoints of each kind (thanos@v0.42.4 pkg/component/component.go). */
const types: Readonly<Partial<Record<FlowNode['kind'], string>>> = {
  sidecar: 'sidecar',
  'store-gateway': 'store',
  ingester: 'receive',
  ruler: 'rule',
  querier: 'query',
};

/** An endpoint that Query must know: what is behind it, and how many pods of it. */
interface Expected {
  readonly node: FlowNode;
  readonly type: string;
  readonly count: number;
  /** Labels that one of its sets must have; `null` for stores, whose sets are those of their blocks. */
  readonly labels: Labels | null;
  readonly addresses: readonly string[];
}

/** Whether Query knows every endpoint that the fleet has for it, without an error and with the labels that it must have. */
export const storeNotRegistered: Probe = {
  code: 'thanos-live/store-not-registered',
  severity: 'error',
  title: 'Query does not know an endpoint of the fleet, or cannot reach it',
  why: 'What only this endpoint has is left out of every answer of the hub',
  fix: 'Look whether its pods are ready and its Service, route or node port leads to them; Query forgets an endpoint that has never answered',
  refs: ['N01'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const expected = expectedOf(live).filter(({ node }) => node.cluster === id);
    if (expected.length === 0) return [];
    const pods = await hubQueryPods(live);
    if (!pods.ok) return [];
    // Each replica of Query has found its endpoints by itself.
    const lists = await Promise.all(pods.value.map(async ({ pod, ask }) => ({ pod, stores: await storesAt(ask) })));
    return expected.flatMap((one) =>
      lists.map(({ pod, stores }): Answer => {
        const question = about(live, one.node.readAt, `${pod.name} knows ${one.type} ${one.node.name} of ${id}`, id);
        if (!stores.ok) return question.no(stores.refusal.message);
        const fault = faultOf(one, stores.value, expectedOf(live));
        return fault === null ? question.yes(counted(one.count, 'endpoint')) : question.no(`\`${pod.name}\` ${fault}`);
      }),
    );
  },
};

/** The endpoints that the hub's Query is told of, by the node that answers. */
export function expectedOf(live: Live): readonly Expected[] {
  const querier = hubQuerier(live);
  if (querier === null) return [];
  const edges = live.topology.edges.filter(
    ({ kind, from, to }) => kind === 'queries' && from === querier.id && to !== null,
  );
  return [...Map.groupBy(edges, ({ to }) => to ?? '')].flatMap(([to, ways]) => {
    const node = live.topology.nodes.get(to);
    const type = node === undefined ? undefined : types[node.kind];
    if (node === undefined || type === undefined) return [];
    return [
      { node, type, count: podsOn(ways, node), labels: labelsOf(live, node), addresses: ways.map((e) => e.address) },
    ];
  });
}

function podsOn(ways: readonly FlowEdge[], { replicas }: FlowNode): number {
  if (ways.some(({ pods }) => pods === 'each')) return replicas;
  return new Set(ways.map(({ pods }) => pods)).size;
}

/** The labels that an endpoint of a node must show; those of an ingester show with the first tenant that has written. */
function labelsOf(live: Live, node: FlowNode): Labels | null {
  if (node.kind === 'sidecar') {
    const scraper = live.topology.nodes.get(node.scraper);
    return scraper?.kind === 'scraper' ? scraper.externalLabels : null;
  }
  return node.kind === 'ingester' || node.kind === 'ruler' ? node.externalLabels : null;
}

/** What is wrong with what a Query knows of an endpoint; `null` where nothing is. */
function faultOf(one: Expected, stores: readonly StoreStatus[], all: readonly Expected[]): string | null {
  const { node, type, count, labels, addresses } = one;
  const alike = stores.filter((store) => store.type === type);
  const rivals = all.filter((other) => other.type === type && other.labels === null);
  const own = labels === null ? alike : alike.filter(({ labelSets }) => labelSets.some((set) => hasAll(set, labels)));
  // Stores have no labels of their own: those of one kind are counted together.
  const wanted = labels === null ? rivals.reduce((sum, other) => sum + other.count, 0) : count;
  const broken = own.find(({ lastError }) => lastError !== '');
  const name = `${type} \`${node.name}\` of \`${node.cluster}\``;
  if (broken !== undefined) return `cannot reach ${name} at \`${broken.address}\`: ${broken.lastError}`;
  if (own.length >= wanted) return null;
  const at = `It is told to ask ${addresses.map((address) => `\`${address}\``).join(', ')}`;
  const without = labels === null || alike.length === 0 ? '' : ` with ${labelsText(labels)}`;
  return `knows ${own.length} of ${counted(wanted, 'endpoint')} of ${name}${without}. ${at}`;
}

function hasAll(set: Labels, labels: Labels): boolean {
  return Object.entries(labels).every(([name, value]) => set[name] === value);
}
