/** An API group and a kind in it, as a project of Argo CD names them. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** What a chart brings beside the kinds that every chart may bring. */
interface ChartKinds {
  /** Cluster-scoped, each as `Kind.group`. */
  readonly cluster: readonly string[];
  /** Namespaced, each as `Kind.group`. */
  readonly namespaced: readonly string[];
  /** Namespaces beside the one of its release. */
  readonly namespaces: readonly string[];
}

const rbac = ['ClusterRole.rbac.authorization.k8s.io', 'ClusterRoleBinding.rbac.authorization.k8s.io'];
const crd = 'CustomResourceDefinition.apiextensions.k8s.io';
const webhooks = [
  'MutatingWebhookConfiguration.admissionregistration.k8s.io',
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
];

/** Kinds of what runs in pods, which any chart may bring into its own namespace. */
const everyChart: readonly string[] = [
  ...['ConfigMap', 'PersistentVolumeClaim', 'Secret', 'Service', 'ServiceAccount'],
  ...['DaemonSet.apps', 'Deployment.apps', 'StatefulSet.apps', 'CronJob.batch', 'Job.batch'],
  ...['HorizontalPodAutoscaler.autoscaling', 'PodDisruptionBudget.policy', 'NetworkPolicy.networking.k8s.io'],
  ...['Role.rbac.authorization.k8s.io', 'RoleBinding.rbac.authorization.k8s.io'],
];

const monitors = ['PodMonitor', 'PrometheusRule', 'ServiceMonitor'].map((kind) => `${kind}.monitoring.coreos.com`);
const certificates = ['Certificate.cert-manager.io', 'Issuer.cert-manager.io'];

/** By name of the chart, as read in the templates of the pinned versions or, where marked, in their values. */
const byChart: Readonly<Record<string, ChartKinds>> = {
  'argo-cd': { cluster: [crd, ...rbac], namespaced: [...monitors, 'Ingress.networking.k8s.io'], namespaces: [] },
  'kube-prometheus-stack': {
    cluster: [crd, ...rbac, ...webhooks],
    namespaced: [...monitors, 'Ingress.networking.k8s.io'],
    // Services by which the control plane, CoreDNS and kubelets are scraped.
    namespaces: ['kube-system', 'default'],
  },
  'cert-manager': {
    cluster: [crd, ...rbac, ...webhooks],
    namespaced: monitors,
    // Roles for the leases of its leader election (values: global.leaderElection.namespace).
    namespaces: ['kube-system'],
  },
  cilium: {
    cluster: [crd, ...rbac, 'GatewayClass.gateway.networking.k8s.io', 'IngressClass.networking.k8s.io', 'Namespace'],
    namespaced: [...monitors, ...certificates, 'Endpoints', 'Lease.coordination.k8s.io', 'ResourceQuota'],
    // Secrets of TLS for its proxies (values: ingressController, gatewayAPI and tls secretsNamespace).
    namespaces: ['kube-system', 'cilium-secrets'],
  },
  'external-secrets': {
    cluster: [crd, ...rbac, ...webhooks],
    namespaced: [...monitors, ...certificates],
    namespaces: [],
  },
  'fluent-operator': {
    cluster: [
      crd,
      ...rbac,
      ...[
        'ClusterFilter',
        'ClusterFluentBitConfig',
        'ClusterInput',
        'ClusterMultilineParser',
        'ClusterOutput',
        'ClusterParser',
      ].map((kind) => `${kind}.fluentbit.fluent.io`),
    ],
    namespaced: [...monitors, 'FluentBit.fluentbit.fluent.io'],
    namespaces: [],
  },
  'ingress-nginx': {
    cluster: [...rbac, ...webhooks, 'IngressClass.networking.k8s.io'],
    namespaced: monitors,
    namespaces: [],
  },
  longhorn: {
    cluster: [crd, ...rbac, 'PriorityClass.scheduling.k8s.io', 'StorageClass.storage.k8s.io'],
    namespaced: [...monitors, 'Ingress.networking.k8s.io', 'Setting.longhorn.io'],
    namespaces: [],
  },
  'opensearch-operator': {
    cluster: [crd, ...rbac, ...webhooks],
    namespaced: [...monitors, ...certificates],
    namespaces: [],
  },
  'sealed-secrets': { cluster: [crd, ...rbac], namespaced: monitors, namespaces: [] },
};

/** What a chart brings, so that a project lets it in; `null` for a chart that nobody has looked into. */
export function kindsOfChart(
  name: string,
): { cluster: GroupKind[]; namespaced: GroupKind[]; namespaces: readonly string[] } | null {
  const found = byChart[name];
  if (found === undefined) return null;
  return {
    cluster: found.cluster.map(groupKind),
    namespaced: [...everyChart, ...found.namespaced].map(groupKind),
    namespaces: found.namespaces,
  };
}

function groupKind(text: string): GroupKind {
  const dot = text.indexOf('.');
  return dot < 0 ? { group: '', kind: text } : { group: text.slice(dot + 1), kind: text.slice(0, dot) };
}
