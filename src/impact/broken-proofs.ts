import { type Finding, finding } from '../findings/finding.ts';
import { inOrder } from '../findings/order.ts';
import { proofs } from '../proofs/list.ts';
import type { Promised } from '../proofs/promise.ts';
import type { Topology } from '../topology/topology.ts';
import type { Comparison } from './comparison.ts';

/** What is proved to be broken in flows that must keep a promise. */
export function proved(topology: Topology, promised: Promised): readonly Finding[] {
  const out: Finding[] = [];
  for (const proof of proofs)
    proof.prove(topology, promised, (where, message, more) => out.push(finding(proof, where, message, more)));
  return out;
}

/** What the new side breaks and the old one did not: findings that only the new flows raise. */
export function brokenProofs({ old, next }: Comparison): readonly Finding[] {
  return inOrder(newOnes(proved(old.topology, old.promised), proved(next.topology, next.promised)));
}

/**
 * The findings that were not there before. One whose sentence says another number, or whose field has moved in its list, is the same; of
 * several of one rule at one place, so many are new as there are more.
 */
export function newOnes(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  const old = Map.groupBy(before, keyOf);
  return [...Map.groupBy(after, keyOf)].flatMap(([key, found]) => {
    const known = old.get(key) ?? [];
    const texts = new Set(known.map(({ message }) => message));
    const unsaid = found.filter(({ message }) => !texts.has(message));
    return unsaid.slice(0, Math.max(0, found.length - known.length));
  });
}

function keyOf({ code, where, counterexample }: Finding): string {
  const place =
    'object' in where ? `${where.cluster} ${where.object} ${where.field.replace(/\[\d+\]/g, '[]')}` : where.path;
  return `${code}\n${place}\n${counterexample?.stream ?? ''}\n${counterexample?.interval ?? ''}`;
}
