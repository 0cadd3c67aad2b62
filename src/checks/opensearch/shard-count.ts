import { parseQuantity } from '../../kube/quantity.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { IndexPeriod, LogIndex, LogStore } from '../../topology/log-nodes.ts';
import type { ClusterIndex } from '../../topology/objects/cluster-index.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check, Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { definitionsIn, indexSetting } from './stores.ts';

export const shardCount: Check = {
  code: 'opensearch/shard-count',
  severity: 'error',
  title: 'There will be more shards than the memory of OpenSearch bears',
  why: 'Each shard takes heap and threads whether anybody searches it or not: above the limit new indices are refused, lines with them, and the cluster takes minutes to elect and hours to recover.',
  fix: 'Keep indices shorter, begin them less often, give them fewer shards, or give the data nodes more heap.',
  refs: ['E6'],
  run: (subject, report) => {
    const byStore = Map.groupBy(nodesOf(subject.topology, 'log-index'), ({ store }) => store);
    const views = new Map(viewsOf(subject).map((view) => [view.index.id, view.index]));
    for (const store of nodesOf(subject.topology, 'log-store')) {
      const families = byStore.get(store.id) ?? [];
      const room = families.length === 0 ? null : roomOf(views.get(store.cluster), store);
      if (room === null) continue;
      const counts = families.map((index) => ({ index, shards: shardsOf(subject, index, room.nodes) }));
      const total = counts.reduce((sum, { shards }) => sum + shards, 0);
      const [largest] = counts.toSorted((a, b) => b.shards - a.shards);
      if (largest === undefined || total <= room.most) continue;
      report(
        largest.index.policy?.readAt ?? store.readAt,
        `The log store \`${store.name}\` of \`${store.cluster}\` will have ${total} shards, ${largest.shards} of them of \`${largest.index.name}\`, and its ${room.nodes} data ${room.nodes === 1 ? 'node bears' : 'nodes bear'} ${room.most}`,
        // Below the hard limit it is slow, and not refused.
        total > room.nodes * shardsPerNode ? {} : { severity: 'warning' },
      );
    }
  },
};

/** 1,000 shards for each 16 GiB of heap, and at most 1,000 on a node (docs.opensearch.org cluster.max_shards_per_node, and since 2.17 the limit by heap). */
const shardsPerByte = 1_000 / (16 * 1024 ** 3);
const shardsPerNode = 1_000;

const periodMs: Readonly<Partial<Record<IndexPeriod, number>>> = {
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};

/** What a family comes to when its first index is deleted; 0 where that cannot be told, or never comes. */
function shardsOf(subject: Subject, index: LogIndex, nodes: number): number {
  const period = periodMs[index.period];
  const age = index.policy?.deletesFrom ?? Number.POSITIVE_INFINITY;
  if (period === undefined || !Number.isFinite(age) || index.policy?.unclear === true) return 0;
  const template = definitionsIn(subject, 'index-template', index.cluster).find(
    ({ definition: { name, readAt } }) =>
      name === index.template?.name && readAt.object === index.template.readAt.object,
  )?.definition;
  const setting = (name: string): number => Number((template && indexSetting(template, name)) ?? 1);
  // Copies that have no node of their own are never made, which is told elsewhere. Those that follow the number of nodes are one where there are several.
  const copies =
    template !== undefined && indexSetting(template, 'auto_expand_replicas') !== undefined
      ? 1
      : setting('number_of_replicas');
  const shards = (Math.ceil(age / period) + 1) * setting('number_of_shards') * (1 + Math.min(copies, nodes - 1));
  return Number.isFinite(shards) ? shards : 0;
}

/** `null` where the heap of its data nodes is not in the objects. */
function roomOf(
  index: ClusterIndex | undefined,
  store: LogStore,
): { readonly most: number; readonly nodes: number } | null {
  const [kind = '', rest = ''] = [store.readAt.object.split(' ')[0], store.readAt.object.split('/')[1]];
  const object = index?.named(kind, store.namespace, rest);
  if (object === undefined) return null;
  const pools =
    kind === 'OpenSearchCluster'
      ? listAt(object, 'spec', 'nodePools').filter((pool) => {
          const roles = listAt(pool, 'roles').map(String);
          return roles.length === 0 || roles.includes('data');
        })
      : listAt(object, 'spec', 'template', 'spec', 'containers').slice(0, 1);
  const heaps = pools.map((pool) => ({
    nodes: numberAt(kind === 'OpenSearchCluster' ? pool : at(object, 'spec'), 'replicas') ?? 1,
    heap: heapOf(pool),
  }));
  const nodes = heaps.reduce((sum, pool) => sum + pool.nodes, 0);
  if (nodes === 0 || heaps.some(({ heap }) => heap === null)) return null;
  const byHeap = heaps.reduce((sum, pool) => sum + pool.nodes * (pool.heap ?? 0) * shardsPerByte, 0);
  return { most: Math.floor(Math.min(byHeap, nodes * shardsPerNode)), nodes };
}

/** Bytes: `-Xmx`, or half of what is requested, which is what the operator takes. */
function heapOf(pool: unknown): number | null {
  const variable = listAt(pool, 'env').find((one) => stringAt(one, 'name') === 'OPENSEARCH_JAVA_OPTS');
  const written = /-Xmx(\d+)([kmg])/i.exec(stringAt(pool, 'jvm') ?? stringAt(variable, 'value') ?? '');
  if (written !== null) {
    const unit = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[(written[2] ?? '').toLowerCase()];
    return Number(written[1]) * (unit ?? 1);
  }
  const memory = at(pool, 'resources', 'requests', 'memory');
  const bytes =
    stringAt(pool, 'component') === undefined || memory === undefined ? null : parseQuantity(String(memory));
  return bytes === null ? null : bytes / 2;
}
