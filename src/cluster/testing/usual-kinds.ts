import type { KubeObject } from '../../kube/objects.ts';
import { isJsonObject, listAt, stringAt } from '../../kube/read.ts';
import type { ServedKind } from '../kube/kube-client.ts';

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** What every API server serves, as far as a fleet needs it. */
export const usualKinds: readonly ServedKind[] = [
  ...kinds('v1', true, [
    ...['ConfigMap configmaps', 'Endpoints endpoints', 'Event events', 'LimitRange limitranges', 'Pod pods'],
    ...['PersistentVolumeClaim persistentvolumeclaims', 'ResourceQuota resourcequotas', 'Secret secrets'],
    ...['Service services', 'ServiceAccount serviceaccounts'],
  ]),
  ...kinds('v1', false, ['Namespace namespaces', 'Node nodes', 'PersistentVolume persistentvolumes']),
  ...kinds('apps/v1', true, [
    ...['DaemonSet daemonsets', 'Deployment deployments', 'ReplicaSet replicasets', 'StatefulSet statefulsets'],
  ]),
  ...kinds('batch/v1', true, ['CronJob cronjobs', 'Job jobs']),
  ...kinds('policy/v1', true, ['PodDisruptionBudget poddisruptionbudgets']),
  ...kinds('autoscaling/v2', true, ['HorizontalPodAutoscaler horizontalpodautoscalers']),
  ...kinds('networking.k8s.io/v1', true, ['Ingress ingresses', 'NetworkPolicy networkpolicies']),
  ...kinds('discovery.k8s.io/v1', true, ['EndpointSlice endpointslices']),
  ...kinds('coordination.k8s.io/v1', true, ['Lease leases']),
  ...kinds('events.k8s.io/v1', true, ['Event events']),
  ...kinds('rbac.authorization.k8s.io/v1', true, ['Role roles', 'RoleBinding rolebindings']),
  ...kinds('rbac.authorization.k8s.io/v1', false, [
    ...['ClusterRole clusterroles', 'ClusterRoleBinding clusterrolebindings'],
  ]),
  ...kinds('storage.k8s.io/v1', false, ['StorageClass storageclasses']),
  ...kinds('scheduling.k8s.io/v1', false, ['PriorityClass priorityclasses']),
  ...kinds('apiextensions.k8s.io/v1', false, ['CustomResourceDefinition customresourcedefinitions']),
  ...kinds('apiregistration.k8s.io/v1', false, ['APIService apiservices']),
  ...kinds('authorization.k8s.io/v1', false, ['SelfSubjectAccessReview selfsubjectaccessreviews']),
];

/** What a custom resource definition brings. */
export function kindsOfDefinition(crd: KubeObject): readonly ServedKind[] {
  const spec = 'spec' in crd && isJsonObject(crd.spec) ? crd.spec : {};
  const [group, kind, resource] = [
    stringAt(spec, 'group') ?? '',
    stringAt(spec, 'names', 'kind') ?? '',
    stringAt(spec, 'names', 'plural') ?? '',
  ];
  const namespaced = stringAt(spec, 'scope') === 'Namespaced';
  return listAt(spec, 'versions').map((version) => ({
    apiVersion: `${group}/${stringAt(version, 'name') ?? ''}`,
    kind,
    resource,
    namespaced,
    verbs,
  }));
}

/** A kind that a chart or operator brings, in a short form for tests: `servedKind('monitoring.coreos.com/v1', 'Prometheus')`. */
export function servedKind(apiVersion: string, kind: string, namespaced = true): ServedKind {
  return { apiVersion, kind, resource: `${kind.toLowerCase()}s`, namespaced, verbs };
}

function kinds(apiVersion: string, namespaced: boolean, names: readonly string[]): readonly ServedKind[] {
  return names.map((name) => {
    const [kind = '', resource = ''] = name.split(' ');
    return { apiVersion, kind, resource, namespaced, verbs };
  });
}
