/** The kinds that get a TypeScript type: those that namsan itself writes. */
export const typedKinds: readonly { readonly apiVersion: string; readonly kind: string }[] = Object.entries({
  v1: ['Namespace', 'ServiceAccount', 'Service', 'ConfigMap', 'PersistentVolumeClaim', 'Secret'],
  'apps/v1': ['Deployment', 'StatefulSet', 'DaemonSet'],
  'batch/v1': ['Job', 'CronJob'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'monitoring.coreos.com/v1': [
    'Prometheus',
    'Alertmanager',
    'ThanosRuler',
    'PrometheusRule',
    'ServiceMonitor',
    'PodMonitor',
  ],
  'monitoring.coreos.com/v1alpha1': ['PrometheusAgent', 'AlertmanagerConfig', 'ScrapeConfig'],
  'gateway.networking.k8s.io/v1': ['Gateway', 'HTTPRoute', 'GRPCRoute'],
  'cert-manager.io/v1': ['Certificate', 'ClusterIssuer', 'Issuer'],
  'argoproj.io/v1alpha1': ['Application', 'AppProject', 'ApplicationSet'],
}).flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })));
