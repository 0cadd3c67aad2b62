// What the product takes for itself and no field of a fleet file sets, so that the rules can refuse who takes it too.

/** Node port of Grafana, where a cluster has node ports only. */
export const grafanaNodePort = 30_300;

/** The tenant of who sends no tenant header to Thanos Receive (thanos@v0.42.4 --receive.default-tenant-id). */
export const defaultTenant = 'default-tenant';

/** Secrets that the parts of a fleet agree on, and no field names. */
const agreedSecrets: ReadonlySet<string> = new Set([
  'fluent-forward',
  'grafana-admin',
  'longhorn-backup',
  'opensearch-admin',
  'opensearch-dashboards',
  'opensearch-monitor',
  'opensearch-writer',
]);

/** Secrets that cert-manager keeps for what is rendered: `thanos-query-tls`, and one for each host of an ingress or gateway. */
const certificateSecret =
  /^(?:fluent-bit|kube-prometheus-stack|namsan|object-store|opensearch|prometheus|thanos)(?:-[a-z0-9-]+)?-tls$/;

/** Secrets in which the Prometheus operator keeps the configuration of its resources `main`, `edges` and `agent` (prometheus-operator@v0.93.1). */
const operatorSecret = /^(?:prometheus|prom-agent|alertmanager)-(?:main|edges|agent)(?:-[a-z0-9-]+)?$/;

/** Whether somebody else than who reads a fleet file makes a Secret of this name: no field may take it. */
export function isReservedSecret(name: string): boolean {
  return agreedSecrets.has(name) || certificateSecret.test(name) || operatorSecret.test(name);
}

/** Name of the Secret with the key pair by which a cluster signs for the fleet's CA, by the name of the CA's own. */
export function signingSecretOf(ca: string): string {
  return `${ca}-issuer`;
}
