import type { Certificate } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { issuers } from '../../model/exposure.ts';
import { type Identity, metadata } from './labels.ts';

/** A key pair that proves a workload of the fleet. */
export interface KeyPair {
  readonly identity: Identity;
  /** Name of the Certificate and of the Secret that cert-manager keeps it in, with the keys `tls.crt`, `tls.key` and `ca.crt`. */
  readonly secret: string;
  readonly namespace?: string;
  /** The names that callers ask for. */
  readonly names: readonly string[];
  readonly usages: readonly ('server auth' | 'client auth')[];
  /** The name by which a program that looks at the subject knows the owner. */
  readonly commonName?: string;
  /** Addresses that callers ask for where there is no name. */
  readonly addresses?: readonly string[];
  /** Java programs read keys in PKCS #8 only. */
  readonly pkcs8?: boolean;
}

/**
 * The Certificate by which cert-manager makes a key pair and renews it a month before its end, signed by the CA of the fleet. Ninety days are
 * cert-manager's own default (cert-manager.io/docs/usage/certificate); the key changes each time.
 */
export function certificate(pair: KeyPair): Certificate {
  const { identity, secret, namespace, names, usages, commonName, addresses = [], pkcs8 = false } = pair;
  const meta = metadata(identity, secret);
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { ...meta, namespace: namespace ?? namespaces.monitoring },
    spec: {
      secretName: secret,
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: issuers['private-ca'] },
      ...(commonName === undefined ? {} : { commonName }),
      ...(names.length === 0 ? {} : { dnsNames: names }),
      ...(addresses.length === 0 ? {} : { ipAddresses: addresses }),
      duration: '2160h',
      renewBefore: '720h',
      privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always', ...(pkcs8 ? { encoding: 'PKCS8' } : {}) },
      usages: ['digital signature', ...usages],
    },
  };
}
