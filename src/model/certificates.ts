import { signingSecretOf } from '../fleet/reserved.ts';
import { hostScheme } from './addresses.ts';
import { exposedHosts } from './exposure.ts';
import type { Cluster, Model } from './model.ts';
import { sidecarAsksWho } from './mutual.ts';

/** Who signs certificates in a cluster: the CA of the fleet, or a public one. Keys of `issuers` in exposure.ts. */
export type Signer = 'private-ca' | 'acme';

/**
 * Name of the Secret with the key pair (`tls.crt`, `tls.key`) by which cert-manager signs for the fleet's CA in one cluster: an intermediate
 * certificate of its own, in the namespace `cert-manager`, made by `bootstrap/certificates.sh` and never in Git.
 */
export function signingSecret({ tls }: Model): string {
  return signingSecretOf(tls.ca);
}

/** Whose signature something in a cluster asks for, the fleet's own CA first; empty where nothing needs a certificate. */
export function signersIn(model: Model, cluster: Cluster): readonly Signer[] {
  const { issuer } = model.tls;
  const hosts = issuer !== 'none' && hostScheme(model) === 'https' && exposedHosts(model, cluster).length > 0;
  const own = cluster.logs.mode === 'local' || provesItself(model, cluster) || (hosts && issuer === 'private-ca');
  return [...(own ? ['private-ca' as const] : []), ...(hosts && issuer === 'acme' ? ['acme' as const] : [])];
}

/**
 * Whether anything in a cluster needs a certificate, so that cert-manager runs there: exposed hosts with TLS, OpenSearch and the aggregator before it,
 * the webhook of the OpenSearch operator, and what proves itself with `tls.mutual`.
 */
export function needsCertificates(model: Model, cluster: Cluster): boolean {
  return signersIn(model, cluster).length > 0;
}

/** With `tls.mutual` those who call show a certificate, and those who answer. */
function provesItself(model: Model, cluster: Cluster): boolean {
  if (!model.tls.mutual) return false;
  if (cluster.metrics.mode === 'agent' || cluster.logs.mode === 'forward' || sidecarAsksWho(model, cluster))
    return true;
  if (cluster.id !== model.hub.id) return false;
  return model.metrics.receive !== null || model.clusters.some((edge) => sidecarAsksWho(model, edge));
}
