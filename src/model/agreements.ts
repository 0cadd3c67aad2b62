import { defaultTenant } from '../fleet/reserved.ts';
import { inCluster } from './addresses.ts';
import type { Model } from './model.ts';

/**
 * Names of ports in Services and containers. `_<name>._tcp.<service>` is looked up by DNS, so a Service and who asks it must agree.
 * The Services `sidecar`, `store`, `ruler`, `receiveIngester` and `alertmanager` are headless: a look-up gives every pod.
 */
export const portNames = {
  http: 'http',
  grpc: 'grpc',
  remoteWrite: 'remote-write',
  client: 'client',
  s3: 's3',
} as const;

/** What a DNS look-up of one port of a headless Service is asked for: host and port of each of its pods. */
export function srvName(port: string, service: { readonly name: string }): string {
  return `_${port}._tcp.${inCluster(service)}`;
}

/** The DNS name of one pod of a StatefulSet that has the name of its headless Service. */
export function podInCluster(service: { readonly name: string }, ordinal: number): string {
  return `${service.name}-${ordinal}.${inCluster(service)}`;
}

/** The external label by which Receive tells tenants apart, and the tenant of who sends no header (thanos@v0.42.4 --receive.tenant-label-name). */
export const receiveTenancy = { label: 'tenant_id', defaultTenant } as const;

/** Whether the hub has a Prometheus of its own for the clusters that it scrapes (`resources.scraper`); it has a sidecar like `resources.prometheus`. */
export function hasScraper(model: Model): boolean {
  return model.clusters.some((c) => c.metrics.mode === 'scrape');
}

/** PrometheusRules with this label are the ruler's; a Prometheus selects those without it, so that nothing is evaluated twice (R53). */
export const rulerRuleLabels: Readonly<Record<'role', string>> = { role: 'thanos-rule' };
