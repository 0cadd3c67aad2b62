import type { LabelSelector } from '../../kube/types.gen.ts';
import { resources } from '../../model/addresses.ts';
import type { Cluster } from '../../model/model.ts';
import { tenantMonitorLabel } from '../../model/monitoring.ts';

/** An agent: whose samples it sends, and what it scrapes for them. */
export interface Agent {
  /** Name of the PrometheusAgent resource. */
  readonly name: string;
  readonly tenant: string;
  /** Which ServiceMonitors, PodMonitors, Probes and ScrapeConfigs. */
  readonly monitors: LabelSelector;
}

/**
 * The agents of a cluster: one for each tenant, which takes the monitors labelled with it, and one for all others: the platform's own,
 * which no tenant owns, and those labelled with a tenant that the fleet does not know. So every monitor is scraped by exactly one agent.
 * The tenant of that last one is the cluster: an outage of one cluster then never makes late samples of another too old for a TSDB
 * that went on, because Receive keeps a TSDB per tenant.
 */
export function agentsOf(cluster: Cluster, tenants: readonly string[]): readonly Agent[] {
  return [
    ...tenants.map((tenant) => ({
      name: `${resources.agent}-${tenant}`,
      tenant,
      monitors: { matchLabels: { [tenantMonitorLabel]: tenant } },
    })),
    {
      name: resources.agent,
      tenant: cluster.id,
      monitors:
        tenants.length === 0
          ? {}
          : { matchExpressions: [{ key: tenantMonitorLabel, operator: 'NotIn', values: tenants }] },
    },
  ];
}
