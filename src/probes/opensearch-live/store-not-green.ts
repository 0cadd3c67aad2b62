import { type Ask, jsonAt } from '../../cluster/http/ask.ts';
import { counted } from '../../findings/wording.ts';
import { listAt, numberAt, stringAt } from '../../kube/read.ts';
import { about } from '../about.ts';
import type { Probe } from '../probe.ts';
import { searchOf, storeIn } from './search.ts';

/** Whether an OpenSearch has every shard and every copy of it. */
export const storeNotGreen: Probe = {
  code: 'opensearch-live/store-not-green',
  severity: 'error',
  title: 'An OpenSearch lacks shards or copies of them',
  why: 'Without a shard, log lines are missing from answers and cannot be written; without a copy, the next node that is lost takes lines with it',
  fix: 'Read why the shard is not allocated: a node that is away, a full disk, more copies than there are nodes',
  refs: ['N02'],
  when: 'verify',
  ask: async (live, { id }) => {
    const store = storeIn(live, id);
    if (store === null) return [];
    const question = about(live, store.readAt, `OpenSearch ${store.name} is green`);
    const search = await searchOf(live, store);
    if (!search.ok) return [question.no(search.refusal.message)];
    const health = await jsonAt(search.value, '/_cluster/health');
    if (!health.ok) return [question.no(health.refusal.message)];
    const status = stringAt(health.value, 'status') ?? 'unknown';
    const nodes = counted(numberAt(health.value, 'number_of_nodes') ?? 0, 'node');
    if (status === 'green') return [question.yes(`green, ${nodes}`)];
    const lacking = counted(numberAt(health.value, 'unassigned_shards') ?? 0, 'shard');
    const message = `The OpenSearch \`${store.name}\` of \`${id}\` is ${status} with ${nodes}: ${lacking} without a node${await causeOf(search.value)}`;
    return [question.no(message, status === 'yellow' ? { severity: 'warning' } : {})];
  },
};

/** Why the first shard without a node has none, as OpenSearch explains it; empty where it does not. */
async function causeOf(search: Ask): Promise<string> {
  const explained = await jsonAt(search, '/_cluster/allocation/explain');
  if (!explained.ok) return '';
  const index = stringAt(explained.value, 'index') ?? '';
  const reasons = listAt(explained.value, 'node_allocation_decisions').flatMap((node) =>
    listAt(node, 'deciders').map((decider) => stringAt(decider, 'explanation') ?? ''),
  );
  const reason = [...reasons, stringAt(explained.value, 'allocate_explanation') ?? ''].find((text) => text !== '');
  return reason === undefined ? '' : `. One of \`${index}\`: ${reason}`;
}
