import type { KubeObject } from '../../kube/objects.ts';
import { services } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { agentJob } from '../../model/monitoring.ts';
import { mutualSecrets } from '../../model/mutual.ts';
import { versions } from '../../model/versions.ts';
import { certificate } from '../parts/certificate.ts';
import { type Operated, operatedAccount, operatedBudget, operatedMonitor, webPort } from '../parts/operated.ts';
import { scrapeRights } from '../parts/scrape-rights.ts';
import { headlessService } from '../parts/services.ts';
import { type Component, waves } from '../workload.ts';
import { agentResource } from './agent-resource.ts';
import { agentsOf } from './tenants.ts';

/** The agents of a cluster that keeps no metrics of its own: they scrape, and write to Thanos Receive on the hub. */
export const prometheusAgent: Component = {
  name: 'prometheus-agent',
  wave: waves.stores,
  about: 'Prometheus agents, one for each tenant, that write to Thanos Receive on the hub.',
  build: (model, cluster) =>
    cluster.metrics.mode === 'agent' ? { objects: objects(model, cluster), charts: [] } : null,
};

const identity = { name: 'prometheus-agent', layer: 'metrics', version: versions.prometheus };

function objects(model: Model, cluster: Cluster): readonly KubeObject[] {
  const { metrics } = cluster;
  if (metrics.mode !== 'agent') return [];
  const all: Operated = { identity, name: identity.name };
  return [
    ...agentsOf(cluster, metrics.tenants).flatMap((agent) => {
      const own = { identity: { ...identity, instance: agent.name }, name: `${identity.name}-${agent.name}` };
      return [agentResource(model, cluster, metrics, agent, own.identity), ...operatedBudget(own, metrics.replicas)];
    }),
    ...(model.tls.mutual
      ? [certificate({ identity, secret: mutualSecrets.agent, names: [identity.name], usages: ['client auth'] })]
      : []),
    operatedAccount(all),
    ...scrapeRights(identity, identity.name),
    headlessService(identity, [webPort(services.prometheus.http)]),
    ...operatedMonitor(cluster, all, agentJob),
  ];
}
