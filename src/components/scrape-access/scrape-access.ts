import type { Role, RoleBinding, Secret } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { clusterRights } from '../parts/scrape-rights.ts';
import { serviceAccount } from '../parts/services.ts';
import { type Component, waves } from '../workload.ts';

/** The account of a scraped edge, with the token that the hub's scraper brings. */
export const scrapeAccess: Component = {
  name: 'scrape-access',
  wave: waves.operators,
  about: 'Account, rights and token by which the hub scrapes an edge through its API server.',
  build: (_model, cluster) =>
    cluster.metrics.mode === 'scrape'
      ? { objects: [serviceAccount(identity), ...nodes, ...pods, token], charts: [] }
      : null,
};

const identity: Identity = { name: 'hub-scraper', layer: 'metrics', version: 'v1' };

/**
 * The API server asks for `nodes/proxy` before it passes a request on to a kubelet. The right is a strong one: with `get` alone a caller
 * reaches every path of the kubelet, so the token belongs in the hub's Secret and nowhere else.
 */
const nodes = clusterRights(identity, identity.name, [
  { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get'] },
]);

/** The exporters' pods are in one namespace: no right to those of others. */
const pods: readonly (Role | RoleBinding)[] = [
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: metadata(identity, identity.name),
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] },
    ],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: metadata(identity, identity.name),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: identity.name },
    subjects: [{ kind: 'ServiceAccount', name: identity.name, namespace: namespaces.monitoring }],
  },
];

/** Kubernetes fills it with a token that does not expire and with the CA of the API server; it holds nothing here. */
const token: Secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    ...metadata(identity, `${identity.name}-token`),
    annotations: { 'kubernetes.io/service-account.name': identity.name },
  },
  type: 'kubernetes.io/service-account-token',
};
