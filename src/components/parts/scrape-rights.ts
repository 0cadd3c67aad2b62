import type { ClusterRole, ClusterRoleBinding, PolicyRule } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { type Identity, labelsOf } from './labels.ts';

/**
 * What a Prometheus asks the API server of its own cluster: to find targets (the operator writes discovery by EndpointSlices, pods and
 * nodes) and to be let in by kubelets, which ask back whether the caller may `get` `nodes/metrics`.
 */
const discovery: readonly PolicyRule[] = [
  { apiGroups: [''], resources: ['nodes', 'services', 'pods'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['get', 'list', 'watch'] },
  { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
  { nonResourceURLs: ['/metrics'], verbs: ['get'] },
];

/** Lets the account `account` of the namespace `monitoring` find and scrape everything in its cluster. */
export function scrapeRights(identity: Identity, account: string): readonly (ClusterRole | ClusterRoleBinding)[] {
  return clusterRights(identity, account, discovery);
}

/** A ClusterRole with these rules, bound to an account, by default of the namespace `monitoring`. */
export function clusterRights(
  identity: Identity,
  account: string,
  rules: readonly PolicyRule[],
  namespace: string = namespaces.monitoring,
): readonly (ClusterRole | ClusterRoleBinding)[] {
  const metadata = { name: `namsan-${account}`, labels: labelsOf(identity) };
  return [
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata, rules },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: metadata.name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    },
  ];
}
