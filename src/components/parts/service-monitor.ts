import type { Labels } from '../../kube/objects.ts';
import type { ServiceMonitor } from '../../kube/types.gen.ts';
import type { Cluster } from '../../model/model.ts';
import { type Identity, metadata } from './labels.ts';

/** Whether something in the cluster scrapes ServiceMonitors: its own Prometheus or agent. */
export function isScraped(cluster: Cluster): boolean {
  return cluster.metrics.mode === 'sidecar' || cluster.metrics.mode === 'agent';
}

/** Has the Services with this component name scraped, under the job of that name; nothing where nobody scrapes. `port` is a Service port's name. */
export function serviceMonitor(cluster: Cluster, identity: Identity, port: string): readonly ServiceMonitor[] {
  if (!isScraped(cluster)) return [];
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: metadata(identity, identity.name),
      spec: {
        selector: { matchLabels: scrapedServiceLabels(identity.name) },
        endpoints: [{ port, relabelings: [{ targetLabel: 'job', replacement: identity.name }] }],
      },
    },
  ];
}

/** The labels by which the Services of a component are found; `-external` Services do not carry them, so that no pod is scraped twice. */
export function scrapedServiceLabels(name: string): Labels {
  return { 'namsan.io/scrape': name };
}
