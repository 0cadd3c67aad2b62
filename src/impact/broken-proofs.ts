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
  const before = new Set(proved(old.topology, old.promised).map(keyOf));
  return inOrder(proved(next.topology, next.promised).filter((found) => !before.has(keyOf(found))));
}

/** What makes two findings one: the rule, the place and the fact. */
export function keyOf({ code, where, message }: Finding): string {
  const place = 'object' in where ? `${where.cluster} ${where.object}` : where.path;
  return `${code}\n${place}\n${message}`;
}
