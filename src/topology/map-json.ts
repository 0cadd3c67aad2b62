import { unlimited } from '../findings/account.ts';
import type { Topology } from './topology.ts';

/** The flows as JSON: `{nodes, edges, notUnderstood}`, the fields of the types in topology.ts. A retention without end is the text `unlimited`. */
export function mapJson(topology: Topology): string {
  const { edges, notUnderstood } = topology;
  const plain = { nodes: [...topology.nodes.values()], edges, notUnderstood };
  const text = JSON.stringify(plain, unlimited, 2);
  return `${text}\n`;
}
