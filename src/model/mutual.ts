import type { Cluster, Model } from './model.ts';

// With `tls.mutual` hub and edges prove themselves to each other by certificates of the fleet's CA, end to end: who ends TLS in between would
// see no client certificate, so these calls go by load-balancer address or node port and never through a gateway or an ingress.

/** Secrets that cert-manager keeps in the namespace `monitoring`: of who answers, and of who calls. */
export const mutualSecrets = {
  sidecar: 'thanos-sidecar-tls',
  receive: 'thanos-receive-tls',
  query: 'thanos-query-tls',
  agent: 'prometheus-agent-tls',
} as const;

/** The name in the certificate of who answers, which callers ask for whatever the address: no DNS server need know it. */
export function serverName(what: 'sidecar' | 'receive', cluster: Cluster): string {
  return `thanos-${what}.${cluster.id}`;
}

/** Whether the sidecars of a cluster ask who calls: those of edges do, which only the hub's Query calls; inside the hub calls stay plain. */
export function sidecarAsksWho(model: Model, cluster: Cluster): boolean {
  return model.tls.mutual && cluster.id !== model.hub.id && cluster.metrics.mode === 'sidecar';
}
