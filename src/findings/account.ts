import { counted } from './wording.ts';

/** What was understood of manifests of any origin, and what was not: beside findings, because who reads them must know what they are about. */
export interface Account {
  readonly clusters: readonly string[];
  readonly objects: number;
  /** Nodes and edges of the flows with where they were read, as the topology has them. */
  readonly nodes: readonly { readonly kind: string }[];
  readonly edges: readonly { readonly kind: string }[];
  /** `cluster: Kind namespace/name: reason`, or `cluster: reason`. */
  readonly notUnderstood: readonly string[];
  /** Kinds that namsan does not know, with how many objects there are of each. */
  readonly unknownKinds: readonly { readonly apiVersion: string; readonly kind: string; readonly objects: number }[];
  /** The cluster whose query layer answers; empty where none was named and none has one. */
  readonly hub: string;
  /** Clusters of which parts that may hold engines were not read, and how many findings on what is missing were kept back because of that. */
  readonly partial: readonly string[];
  readonly keptBack: number;
  /** Clusters of the fleet file whose manifests were not given. */
  readonly absent: readonly string[];
}

/** Kinds of nodes that have metrics which a hub could want. */
const producers: ReadonlySet<string> = new Set(['scraper', 'agent', 'ingester', 'store-gateway']);

/** How many things that were not understood are told by name. */
const shown = 3;

/** The account in a few lines. */
export function accountLines(account: Account): readonly string[] {
  const { clusters, objects, nodes, edges, notUnderstood, unknownKinds, hub, partial, keptBack, absent } = account;
  const [only] = clusters;
  const whose = clusters.length === 1 ? `of \`${only}\`` : `of ${counted(clusters.length, 'cluster')}`;
  const flows =
    nodes.length === 0 ? 'no engine that is known' : `${kindsText(nodes)}, with ${counted(edges.length, 'flow')}`;
  const groups = grouped(notUnderstood);
  const kinds = unknownKinds.map(({ kind, objects: count }) => `${count} ${kind}`);
  return [
    `understood      ${counted(objects, 'object')} ${whose}: ${flows}; \`namsan map\` shows them`,
    ...(groups.length === 0 ? [] : ['not understood']),
    ...groups.slice(0, shown).map((line) => `  ${line}`),
    ...(groups.length > shown ? [`  and ${groups.length - shown} more; \`namsan map\` names all`] : []),
    ...(kinds.length === 0 ? [] : [`of unknown kind ${kinds.slice(0, 5).join(', ')}${rest(kinds.length - 5)}`]),
    ...(hub !== '' || !nodes.some(({ kind }) => producers.has(kind))
      ? []
      : ['not judged      what reaches a hub: none of these has Thanos Query; name the hub by `--hub`']),
    ...(absent.length === 0 ? [] : [`not judged      ${names(absent)}: no manifests were given of them`]),
    ...(partial.length === 0
      ? []
      : [`not judged      what is missing in ${names(partial)}, of which not all was read${keptText(keptBack)}`]),
  ];
}

/** For JSON: what has no end is the text `unlimited`. */
export function unlimited(_key: string, value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY ? 'unlimited' : value;
}

function kindsText(nodes: Account['nodes']): string {
  const byKind = Map.groupBy(nodes, ({ kind }) => kind);
  return [...byKind].map(([kind, all]) => kindText(kind, all.length)).join(', ');
}

function kindText(kind: string, count: number): string {
  if (kind === 'targets') return `${counted(count, 'set')} of targets`;
  if (kind === 'dashboards') return `${count} Dashboards`;
  return counted(count, kind.replaceAll('-', ' ')).replace(/\bindexs$/, 'indices');
}

/** What is not understood for one reason is told once, with the first that it is about. */
function grouped(notes: readonly string[]): readonly string[] {
  const byReason = Map.groupBy(notes, (note) => /^[^:]+: \S+ \S+: (.+)$/s.exec(note)?.[1] ?? note);
  return [...byReason].map(([reason, all]) => {
    const [first = ''] = all;
    return all.length === 1 ? first : `${first.slice(0, -reason.length - 2)} and ${all.length - 1} more: ${reason}`;
  });
}

function names(clusters: readonly string[]): string {
  return (
    clusters
      .slice(0, 3)
      .map((id) => `\`${id}\``)
      .join(', ') + rest(clusters.length - 3)
  );
}

function rest(count: number): string {
  return count > 0 ? ` and ${count} more` : '';
}

function keptText(count: number): string {
  return count === 0 ? '' : `: ${counted(count, 'finding')} ${count === 1 ? 'is' : 'are'} kept back`;
}
