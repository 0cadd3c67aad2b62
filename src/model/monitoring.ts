import type { Labels } from '../kube/objects.ts';
import type { Model } from './model.ts';

/** The release that installs operator, exporters and Grafana: the names of what it brings begin with it. */
export const stackRelease = 'kube-prometheus-stack';

/** Values of the label `job` that the rules and dashboards of kube-prometheus-stack ask for: `<release>-<part>`, not the names of our Services (R41). */
export const stackJobs = {
  prometheus: `${stackRelease}-prometheus`,
  alertmanager: `${stackRelease}-alertmanager`,
} as const;

/**
 * Whether the ruler evaluates the upstream rules, over all clusters and from the hub: where some cluster sends metrics and none has a Prometheus,
 * which would evaluate them a second time.
 */
export function rulerHasStackRules({ clusters, metrics }: Model): boolean {
  const modes = new Set(clusters.map((cluster) => cluster.metrics.mode));
  return metrics.ruler !== null && !modes.has('sidecar') && (modes.has('agent') || modes.has('scrape'));
}

/** The alert of a cluster from which no metrics come. It silences all others of that cluster. */
export const lostCluster = 'ClusterSendsNoMetrics';

/** Value of the label `job` of every agent's own metrics. */
export const agentJob = 'prometheus-agent';

/** External label of what the hub scraped in other clusters; its value is the hub. */
export const scraperLabel = 'scraper';

/** The exporters as their charts name their pods and ports (kube-prometheus-stack 88.5.3 values.yaml). */
export const exporters = {
  nodeExporter: { app: 'prometheus-node-exporter', job: 'node-exporter', portName: 'http-metrics', port: 9100 },
  kubeStateMetrics: { app: 'kube-state-metrics', job: 'kube-state-metrics', portName: 'http', port: 8080 },
} as const;

/** The Secret of Grafana's administrator, made outside the tree, with both keys (R37), and where Grafana finds the CA of the fleet's hosts. */
export const grafanaFiles = {
  admin: { secret: 'grafana-admin', user: 'admin-user', password: 'admin-password' },
  ca: '/etc/grafana/fleet-ca',
} as const;

/** Label of every pod with a Thanos sidecar, whichever Prometheus it belongs to: the Service `thanos-sidecar` selects it. */
export const storeApiLabel: Labels = { 'namsan.io/store-api': 'sidecar' };

/** Label of the ScrapeConfigs that only the scraper of edges takes; its value is the edge. */
export const edgeScrapeLabel = 'namsan.io/scraped-edge';

/** Label by which a ServiceMonitor, PodMonitor, Probe or ScrapeConfig belongs to a tenant: that tenant's agent scrapes it, and no other. */
export const tenantMonitorLabel = 'tenant';

/** Whether a caller of `url`, a host of the fleet, needs the fleet's own CA (`tls.ca`) to trust it. */
export function needsFleetCa(model: Model, url: string): boolean {
  return url.startsWith('https:') && model.tls.issuer === 'private-ca';
}
