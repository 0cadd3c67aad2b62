import type { Entry, TenantRule } from '../../topology/handshake.ts';
import { type FlowNode, nodesOf, type Topology } from '../../topology/topology.ts';

/** Agents that write to one Receive, by the tenant that they name; `''` for none. */
export type Writers = ReadonlyMap<string, readonly FlowNode[]>;

/** For each Receive that is written to, who writes as which tenant. */
export function writersOf(topology: Topology): ReadonlyMap<string, Writers> {
  const agents = new Map(nodesOf(topology, 'agent').map((agent) => [agent.id, agent]));
  const out = new Map<string, Map<string, FlowNode[]>>();
  for (const { kind, from, to } of topology.edges) {
    const agent = kind === 'remote-writes' ? agents.get(from) : undefined;
    if (agent === undefined || to === null || topology.tenancy.get(to)?.does !== 'writes') continue;
    const writers = out.get(to) ?? new Map<string, FlowNode[]>();
    const tenant = agent.tenant ?? '';
    writers.set(tenant, [...(writers.get(tenant) ?? []), agent]);
    out.set(to, writers);
  }
  return out;
}

/**
 * The tenants that writers name and that are more than another word for their cluster, in order; with fewer than two there is nobody to be
 * told apart from.
 */
export function tenantsAmong(writers: Writers | undefined): readonly string[] {
  const names = [...(writers ?? [])].flatMap(([tenant, agents]) =>
    tenant !== '' && agents.some((agent) => !namesItsCluster(agent, tenant)) ? [tenant] : [],
  );
  return names.toSorted();
}

function namesItsCluster(agent: FlowNode, tenant: string): boolean {
  return agent.kind === 'agent' && (tenant === agent.cluster || tenant === agent.externalLabels['cluster']);
}

/** The queriers whose answers are cut to the tenant who asks. */
export function enforcing(topology: Topology): readonly FlowNode[] {
  return nodesOf(topology, 'querier').filter(({ id }) => topology.tenancy.get(id)?.enforced === true);
}

/** Whether anyone may come in by a way: nothing on it asks who calls, as far as it is understood. */
export function isOpen({ by, asked }: Entry): boolean {
  return by === 'outside' && asked === false;
}

/** Ways as a sentence names them: the first two, and how many more. */
export function shownWays(entries: readonly Entry[]): string {
  const shown = entries.slice(0, 2).map((e) => `\`${e.address}\` (${e.object} of \`${e.cluster}\`)`);
  const more = entries.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' and ');
}

/** Names in backticks: the first three, and how many more. */
export function shownNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** `kind \`name\` of \`cluster\`` */
export function titleOf({ kind, name, cluster }: FlowNode): string {
  return `${kind} \`${name}\` of \`${cluster}\``;
}

/** Where a tenant's name comes from, as words. */
export function tenantFrom({ header, splitLabel }: TenantRule): string {
  return splitLabel === '' ? `the header \`${header}\`` : `the label \`${splitLabel}\` of each series`;
}
