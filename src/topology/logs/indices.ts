import type { IndexNaming, LogIndex, LogOutput } from '../log-nodes.ts';
import type { FlowEdge, FlowNode } from '../topology.ts';
import type { Definition } from './definitions.ts';
import { ismPolicy, policyPatterns } from './ism-policy.ts';
import { type DefinedStore, templatePatterns } from './log-definitions.ts';
import { wildcard } from './tags.ts';

/** The index families that are written into the log stores, each with the template and the policy that its indices get, and the edges to them. */
export function indicesOf(
  nodes: ReadonlyMap<string, FlowNode>,
  edges: readonly FlowEdge[],
  stores: readonly DefinedStore[],
): { readonly nodes: readonly LogIndex[]; readonly edges: readonly FlowEdge[] } {
  const found = new Map<string, LogIndex>();
  const into: FlowEdge[] = [];
  const byId = new Map(stores.map((store) => [store.facts.id, store]));
  for (const edge of edges) {
    if (edge.kind !== 'ships-logs' || edge.to === null) continue;
    const store = byId.get(edge.to);
    const index = outputOf(nodes.get(edge.from), edge)?.index ?? null;
    if (store === undefined || index === null) continue;
    const node = indexOf(store, index, edge);
    if (found.has(node.id)) continue;
    found.set(node.id, node);
    into.push({ ...edge, kind: 'indexes', from: edge.to, to: node.id, address: index.family, via: [], pods: 'each' });
  }
  return { nodes: [...found.values()], edges: into };
}

/** The output of a pipeline that an edge was read from. */
export function outputOf(node: FlowNode | undefined, edge: FlowEdge): LogOutput | undefined {
  if (node?.kind !== 'log-collector' && node?.kind !== 'log-aggregator') return undefined;
  const { object, field } = edge.readAt;
  return node.outputs.find(({ readAt }) => readAt.object === object && readAt.field === field);
}

function indexOf({ facts, definitions }: DefinedStore, naming: IndexNaming, { readAt }: FlowEdge): LogIndex {
  const { cluster, namespace } = facts.workload;
  const matching = (patterns: readonly string[]): boolean => patterns.some((p) => wildcard(p).test(naming.sample));
  const template = best(
    definitions
      .filter((d) => d.kind === 'index-template')
      .map((d) => ({ definition: d, ...templatePatterns(d) }))
      .filter((t) => matching(t.patterns)),
  );
  const policy = best(
    definitions
      .filter((d) => d.kind === 'ism-policy')
      .flatMap((d) => policyPatterns(d).map((t) => ({ definition: d, ...t })))
      .filter((t) => matching(t.patterns)),
  );
  return {
    kind: 'log-index',
    id: `${facts.id}/${naming.family}`.replace('/log-store/', '/log-index/'),
    cluster,
    namespace,
    name: naming.family,
    replicas: 1,
    readAt,
    store: facts.id,
    ...naming,
    template: template === null ? null : { name: template.name, readAt: template.readAt },
    policy: policy === null ? null : ismPolicy(policy),
  };
}

/** Of several that match, the one of the highest priority counts, for templates as for policies. */
function best(found: readonly { readonly definition: Definition; readonly priority: number }[]): Definition | null {
  return found.toSorted((a, b) => b.priority - a.priority)[0]?.definition ?? null;
}
