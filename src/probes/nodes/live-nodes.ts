import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import type { Outcome } from '../../cluster/outcome.ts';
import type { Json } from '../../kube/objects.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import type { Cluster, Node } from '../../model/model.ts';
import type { Live } from '../probe.ts';

const listed = new WeakMap<Live, Map<string, Promise<Outcome<readonly LiveObject[]>>>>();

/** The nodes of a cluster; each cluster is asked once in a round of questions. */
export function nodesOf(live: Live, cluster: string): Promise<Outcome<readonly LiveObject[]>> {
  const round = listed.get(live) ?? new Map<string, Promise<Outcome<readonly LiveObject[]>>>();
  listed.set(live, round);
  const nodes = round.get(cluster) ?? live.kube(cluster).list({ apiVersion: 'v1', kind: 'Node' });
  round.set(cluster, nodes);
  return nodes;
}

/** IP addresses of a node, internal ones first. */
export function addressesOf(node: LiveObject): readonly string[] {
  const all = listAt(node, 'status', 'addresses');
  const of = (type: string): readonly string[] =>
    all.flatMap((entry) => (stringAt(entry, 'type') === type ? (stringAt(entry, 'address') ?? []) : []));
  return [...of('InternalIP'), ...of('ExternalIP')];
}

/** The live node that a node of the fleet file stands for: by name, or else by address. */
export function liveNode(declared: Node, nodes: readonly LiveObject[]): LiveObject | undefined {
  return (
    nodes.find(({ metadata }) => metadata.name === declared.name) ??
    nodes.find((node) => addressesOf(node).includes(declared.address))
  );
}

/** The live nodes that no node of the fleet file stands for. */
export function undeclared(cluster: Cluster, nodes: readonly LiveObject[]): readonly LiveObject[] {
  const known = new Set(cluster.nodes.map((declared) => liveNode(declared, nodes)));
  return nodes.filter((node) => !known.has(node));
}

/** Cores, or bytes, that a node has in all, or has for pods; 0 where it does not tell. */
export function amountOf(
  node: LiveObject,
  of: 'capacity' | 'allocatable',
  what: 'cpu' | 'memory' | 'ephemeral-storage',
): number {
  return parseQuantity(stringAt(node, 'status', of, what) ?? '') ?? 0;
}

/** Whether a node is ready, by its own condition. */
export function isReady(node: LiveObject): boolean {
  return stringAt(readyCondition(node), 'status') === 'True';
}

/** Why a node is not ready, in the words of its condition. */
export function whyNot(node: LiveObject): string {
  return stringAt(readyCondition(node), 'message') ?? 'it has told nothing yet';
}

function readyCondition(node: LiveObject): Json | undefined {
  return listAt(node, 'status', 'conditions').find((one) => stringAt(one, 'type') === 'Ready');
}
