import type { ContextUse } from './request-options.ts';

/** The words of OpenSSL for a certificate whose signer is not trusted (openssl@3.5 crypto/x509/x509_txt.c), as Node codes them. */
const unsigned: ReadonlySet<string> = new Set([
  'CERT_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What a broken connection says of the certificate authority of a context; `null` where that is not the reason. */
export function tlsFault(code: string | undefined, { cluster }: ContextUse): string | null {
  if (code === undefined || !unsigned.has(code)) return null;
  return cluster.caData === undefined && cluster.caFile === undefined
    ? 'its certificate is not signed by a certificate authority that is known, and the kubeconfig names none'
    : 'its certificate is not signed by the certificate authority that the kubeconfig names';
}
