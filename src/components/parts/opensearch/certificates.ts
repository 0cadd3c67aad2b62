import type { Certificate } from '../../../kube/types.gen.ts';
import { hostOf, inCluster, namespaces, poolAddress, services } from '../../../model/addresses.ts';
import { exposedIn } from '../../../model/exposure.ts';
import { logStoreByHost } from '../../../model/logs/addresses.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { certificate } from '../certificate.ts';
import type { Identity } from '../labels.ts';

/** Secrets of OpenSearch's certificates: for callers, between its nodes, and of whoever may change the security configuration. */
export const logCertificates = {
  http: 'opensearch-http-tls',
  transport: 'opensearch-transport-tls',
  admin: 'opensearch-admin-tls',
} as const;

/** Subjects by which OpenSearch knows its nodes and its administrator: who has such a certificate needs no password. */
export const logSubjects = { node: 'CN=opensearch-node', admin: 'CN=opensearch-admin' } as const;

/** The certificates of an OpenSearch, by the CA of the fleet. Nodes read new ones without a restart. */
export function openSearchCertificates(model: Model, cluster: Cluster, identity: Identity): readonly Certificate[] {
  const common = { identity, namespace: namespaces.logging, pkcs8: true } as const;
  return [
    certificate({
      ...common,
      secret: logCertificates.http,
      commonName: services.opensearch.name,
      names: httpNames(model, cluster),
      addresses: outerAddresses(model, cluster),
      usages: ['server auth'],
    }),
    certificate({
      ...common,
      secret: logCertificates.transport,
      commonName: logSubjects.node.slice(3),
      names: [inCluster(services.opensearch, namespaces.logging)],
      usages: ['server auth', 'client auth'],
    }),
    certificate({
      ...common,
      secret: logCertificates.admin,
      commonName: logSubjects.admin.slice(3),
      names: [],
      usages: ['client auth'],
    }),
  ];
}

/** Every name of the Service, `localhost` for probes of a node by itself, and the host behind a gateway, which hands TLS through. */
function httpNames(model: Model, cluster: Cluster): readonly string[] {
  const { name } = services.opensearch;
  const full = inCluster(services.opensearch, namespaces.logging);
  const host = isExposed(model, cluster) && logStoreByHost(model) ? hostOf(cluster, 'opensearch') : null;
  const own = [name, `${name}.${namespaces.logging}`, `${name}.${namespaces.logging}.svc`, full, 'localhost'];
  return host === null ? own : [...own, host];
}

/** Callers without a host name ask an address, and check it. */
function outerAddresses(model: Model, cluster: Cluster): readonly string[] {
  if (!isExposed(model, cluster) || logStoreByHost(model)) return [];
  const pool = poolAddress(cluster, 'opensearch');
  return pool === null ? cluster.nodes.map(({ address }) => address) : [pool];
}

function isExposed(model: Model, cluster: Cluster): boolean {
  return exposedIn(model, cluster).includes('opensearch');
}
