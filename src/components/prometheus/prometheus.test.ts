import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { prometheus } from './prometheus.ts';

const model = modelOf({
  metrics: 'scrapeInterval: 15s',
  fleet: 'volumes: {storageClass: fast}',
  clusters: [
    'id: plant, domain: plant.example.com, labels: {region: eu}, alertmanager: none, metrics: {mode: sidecar, replicas: 2, keepLocal: 5d, keepLocalSize: 10GiB, volume: 80Gi}',
    'id: shop, domain: shop.example.com, metrics: {mode: agent}',
  ],
});
const plant = clusterOf(model, 'plant');

test('a Prometheus uploads by a sidecar that finds bucket and keys without either being in Git', () => {
  assert.deepEqual(objectOf(prometheus, model, 'Prometheus', 'main', plant), {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: {
      name: 'main',
      namespace: 'monitoring',
      labels: {
        'app.kubernetes.io/name': 'prometheus',
        'app.kubernetes.io/instance': 'main',
        'app.kubernetes.io/component': 'metrics',
        'app.kubernetes.io/version': 'v3.14.0',
        'app.kubernetes.io/part-of': 'namsan',
        'app.kubernetes.io/managed-by': 'namsan',
      },
    },
    spec: {
      image: 'quay.io/prometheus/prometheus:v3.14.0',
      version: 'v3.14.0',
      replicas: 2,
      podMetadata: {
        labels: {
          'app.kubernetes.io/component': 'metrics',
          'app.kubernetes.io/part-of': 'namsan',
          'namsan.io/store-api': 'sidecar',
        },
      },
      serviceAccountName: 'prometheus',
      externalLabels: { region: 'eu', cluster: 'plant' },
      replicaExternalLabelName: 'prometheus_replica',
      retention: '5d',
      retentionSize: '10GiB',
      scrapeInterval: '15s',
      evaluationInterval: '15s',
      serviceDiscoveryRole: 'EndpointSlice',
      serviceMonitorSelector: {},
      serviceMonitorNamespaceSelector: {},
      podMonitorSelector: {},
      podMonitorNamespaceSelector: {},
      probeSelector: {},
      probeNamespaceSelector: {},
      scrapeConfigSelector: { matchExpressions: [{ key: 'namsan.io/scraped-edge', operator: 'DoesNotExist' }] },
      scrapeConfigNamespaceSelector: {},
      ruleSelector: { matchExpressions: [{ key: 'role', operator: 'NotIn', values: ['thanos-rule'] }] },
      ruleNamespaceSelector: {},
      thanos: {
        image: 'quay.io/thanos/thanos:v0.42.4',
        version: 'v0.42.4',
        objectStorageConfigFile: '/etc/thanos/objectstore/objstore.yaml',
        volumeMounts: [{ name: 'objectstore', mountPath: '/etc/thanos/objectstore', readOnly: true }],
        additionalArgs: [{ name: 'enable-auto-gomemlimit' }],
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      },
      volumes: [{ name: 'objectstore', configMap: { name: 'thanos-objectstore' } }],
      containers: [
        {
          name: 'thanos-sidecar',
          env: [
            { name: 'AWS_ACCESS_KEY_ID', valueFrom: { secretKeyRef: { name: 's3', key: 'access-key' } } },
            { name: 'AWS_SECRET_ACCESS_KEY', valueFrom: { secretKeyRef: { name: 's3', key: 'secret-key' } } },
          ],
        },
      ],
      storage: {
        volumeClaimTemplate: {
          metadata: { name: 'prometheus-main-db' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'fast',
            resources: { requests: { storage: '80Gi' } },
          },
        },
      },
      resources: { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '4Gi' } },
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            {
              weight: 100,
              podAffinityTerm: {
                labelSelector: {
                  matchLabels: { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': 'main' },
                },
                topologyKey: 'kubernetes.io/hostname',
              },
            },
          ],
        },
      },
    },
  });
});

test('alerts go to every pod of the Alertmanager of the cluster', () => {
  assert.deepEqual(objectOf(prometheus, model, 'Prometheus', 'main').spec.alerting, {
    alertmanagers: [{ namespace: 'monitoring', name: 'alertmanager', port: 'http', apiVersion: 'v2' }],
  });
});

test('a store with a private CA is trusted by the sidecar', () => {
  const store =
    'provider: minio, endpoint: "https://s3.example.com", credentials: {secret: s3}, ca: {secret: s3-ca}, buckets: {metrics: blocks}';
  const { spec } = objectOf(prometheus, modelOf({ store }), 'Prometheus', 'main');
  assert.deepEqual(
    [spec.volumes?.map((v) => v.name), spec.thanos?.volumeMounts?.map((m) => m.mountPath)],
    [
      ['objectstore', 'objectstore-ca'],
      ['/etc/thanos/objectstore', '/etc/thanos/objectstore-ca'],
    ],
  );
});

test('a fleet for trials has shorter blocks, which Prometheus never merges: the operator sets no other length', () => {
  const { disableCompaction, thanos } = objectOf(
    prometheus,
    modelOf({ metrics: 'blockRange: 5m' }),
    'Prometheus',
    'main',
  ).spec;
  assert.deepEqual([disableCompaction, thanos?.blockSize], [true, '5m']);
});

test('two replicas have a budget for drains, one has none', () => {
  assert.deepEqual(objectNames(prometheus, model, plant), [
    'Prometheus monitoring/main',
    'ServiceAccount monitoring/prometheus',
    'Service monitoring/prometheus',
    'PodDisruptionBudget monitoring/prometheus',
    'ServiceMonitor monitoring/prometheus',
    'ClusterRole namsan-prometheus',
    'ClusterRoleBinding namsan-prometheus',
  ]);
  assert.ok(!objectNames(prometheus, model).some((name) => name.startsWith('PodDisruptionBudget')));
});

test('it may find targets and ask kubelets, and nothing more', () => {
  assert.deepEqual(objectOf(prometheus, model, 'ClusterRole', 'namsan-prometheus', plant).rules, [
    { apiGroups: [''], resources: ['nodes', 'services', 'pods'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['nodes/metrics'], verbs: ['get'] },
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ]);
});

test('it is scraped under the job that the upstream rules and dashboards ask for', () => {
  assert.deepEqual(objectOf(prometheus, model, 'ServiceMonitor', 'prometheus', plant).spec, {
    selector: { matchLabels: { 'namsan.io/scrape': 'prometheus' } },
    endpoints: [
      { port: 'http', relabelings: [{ targetLabel: 'job', replacement: 'kube-prometheus-stack-prometheus' }] },
    ],
  });
});

test('a cluster in another mode has no Prometheus', () => {
  assert.deepEqual(objectNames(prometheus, model, clusterOf(model, 'shop')), []);
});
