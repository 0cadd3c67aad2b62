import type { EnvVar } from '../../../kube/types.gen.ts';
import { hostOf, hostScheme } from '../../../model/addresses.ts';
import { logSecrets } from '../../../model/logs/secret-names.ts';
import type { Cluster, Model } from '../../../model/model.ts';

const cookieVariable = 'COOKIE_PASSWORD';

/**
 * Settings of Dashboards for the security plugin (opensearch-security-dashboards-plugin@3.6.0.0 README.md), flat, as texts. Saved index patterns are
 * those of the tenant `Global`, so that everybody begins there. `secure` where Dashboards is called by HTTPS.
 */
export function dashboardsSettings(secure: boolean): Readonly<Record<string, string>> {
  return {
    'opensearch.requestHeadersAllowlist': '["securitytenant","Authorization"]',
    'opensearch_security.multitenancy.enabled': 'true',
    'opensearch_security.multitenancy.tenants.preferred': '["Global","Private"]',
    'opensearch_security.readonly_mode.roles': '["kibana_read_only"]',
    'opensearch_security.cookie.secure': String(secure),
    // Without it, sessions are encrypted with a password that every installation has.
    'opensearch_security.cookie.password': `\${${cookieVariable}}`,
  };
}

/** Whether people open Dashboards by a host with TLS. By an address it has none: a browser would not send back a cookie for HTTPS only. */
export function calledByHttps(model: Model, cluster: Cluster): boolean {
  return hostOf(cluster, 'dashboards') !== null && hostScheme(model) === 'https';
}

/** The variable that those settings refer to. */
export const dashboardsEnv: readonly EnvVar[] = [
  {
    name: cookieVariable,
    valueFrom: { secretKeyRef: { name: logSecrets.dashboards.name, key: logSecrets.dashboards.cookie } },
  },
];
