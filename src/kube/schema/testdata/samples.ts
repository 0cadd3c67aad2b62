import type {
  Alertmanager,
  Application,
  Certificate,
  ConfigMap,
  DaemonSet,
  Deployment,
  HTTPRoute,
  NetworkPolicy,
  PodDisruptionBudget,
  Prometheus,
  PrometheusRule,
  Role,
  Service,
  ServiceMonitor,
  TypedObject,
} from '../../types.gen.ts';

const labels = { 'app.kubernetes.io/name': 'store', 'app.kubernetes.io/part-of': 'metrics' };

const deployment: Deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'query', namespace: 'metrics', labels },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: 1 } },
    template: {
      metadata: { labels, annotations: { 'example.com/config': 'a1b2' } },
      spec: {
        securityContext: { runAsNonRoot: true, runAsUser: 1001, fsGroup: 1001 },
        containers: [
          {
            name: 'query',
            image: 'registry.example.com/query:1.0',
            args: ['--http=:9090'],
            env: [
              { name: 'ZONE', value: 'a' },
              { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'first', optional: true } } },
            ],
            ports: [
              { name: 'http', containerPort: 9090 },
              { name: 'http-udp', containerPort: 9090, protocol: 'UDP' },
            ],
            livenessProbe: { httpGet: { path: '/healthy', port: 'http' }, periodSeconds: 10 },
            resources: { requests: { cpu: '250m', memory: '1.5Gi' }, limits: { memory: '2e9' } },
            volumeMounts: [{ name: 'config', mountPath: '/etc/query', readOnly: true }],
          },
        ],
        volumes: [
          { name: 'config', configMap: { name: 'query', items: [{ key: 'a', path: 'a.yml' }] } },
          { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
        ],
        tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'metrics', effect: 'NoSchedule' }],
      },
    },
  },
};

const daemonSet: DaemonSet = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'collector', namespace: 'logs' },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [{ name: 'collector', image: 'registry.example.com/collector:2', imagePullPolicy: 'IfNotPresent' }],
        volumes: [{ name: 'logs', hostPath: { path: '/var/log', type: 'Directory' } }],
      },
    },
    updateStrategy: { type: 'RollingUpdate' },
  },
};

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'query', namespace: 'metrics' },
  spec: {
    clusterIP: 'None',
    selector: labels,
    ports: [
      { name: 'http', port: 9090, targetPort: 'http' },
      { name: 'grpc', port: 10901, targetPort: 10901, appProtocol: 'grpc' },
    ],
  },
};

const configMap: ConfigMap = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'query', namespace: 'metrics' },
  data: { 'a.yml': 'type: S3\n' },
};

const networkPolicy: NetworkPolicy = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'query', namespace: 'metrics' },
  spec: {
    podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['query', 'store'] }] },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 9090, protocol: 'TCP' }] }],
  },
};

const budget: PodDisruptionBudget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'query', namespace: 'metrics' },
  spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
};

const role: Role = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'reader', namespace: 'metrics' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
};

const prometheus: Prometheus = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'main', namespace: 'metrics' },
  spec: {
    replicas: 2,
    retention: '1d12h',
    retentionSize: '40GiB',
    externalLabels: { cluster: 'edge-1' },
    serviceMonitorSelector: {},
    thanos: { objectStorageConfig: { name: 'bucket', key: 'bucket.yml' }, logFormat: 'json' },
    remoteWrite: [{ url: 'http://receive.example.com/api/v1/receive', queueConfig: { maxShards: 10 } }],
    storage: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '50Gi' } } } } },
    resources: { requests: { cpu: 1, memory: '4Gi' } },
  },
};

const alertmanager: Alertmanager = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Alertmanager',
  metadata: { name: 'main', namespace: 'metrics' },
  spec: { replicas: 3, retention: '120h', configSecret: 'routes' },
};

const rules: PrometheusRule = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'self', namespace: 'metrics' },
  spec: {
    groups: [
      {
        name: 'self',
        interval: '1m',
        partial_response_strategy: 'Abort',
        rules: [{ alert: 'Down', expr: 'up == 0', for: '5m', labels: { severity: 'critical' } }],
      },
    ],
  },
};

const monitor: ServiceMonitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'query', namespace: 'metrics' },
  spec: {
    selector: { matchLabels: labels },
    endpoints: [{ port: 'http', interval: '30s', relabelings: [{ action: 'labeldrop', regex: 'pod' }] }],
  },
};

const route: HTTPRoute = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  metadata: { name: 'query', namespace: 'metrics' },
  spec: {
    hostnames: ['query.example.com'],
    parentRefs: [{ name: 'edge', namespace: 'ingress', sectionName: 'https' }],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ name: 'query', port: 9090 }],
      },
    ],
  },
};

const certificate: Certificate = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'query', namespace: 'metrics' },
  spec: {
    secretName: 'query-tls',
    dnsNames: ['query.example.com'],
    issuerRef: { name: 'lab', kind: 'ClusterIssuer' },
    usages: ['server auth', 'client auth'],
  },
};

const application: Application = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'query', namespace: 'argocd' },
  spec: {
    project: 'metrics',
    source: { repoURL: 'https://git.example.com/fleet.git', path: 'clusters/a', targetRevision: 'main' },
    destination: { name: 'a', namespace: 'metrics' },
    syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['ServerSideApply=true'] },
  },
};

/** One valid object of each kind that carries data or its configuration. */
export const samples: readonly TypedObject[] = [
  deployment,
  daemonSet,
  service,
  configMap,
  networkPolicy,
  budget,
  role,
  prometheus,
  alertmanager,
  rules,
  monitor,
  route,
  certificate,
  application,
];
