import { formatDuration } from '../../kube/duration.ts';
import type { JsonObject } from '../../kube/objects.ts';
import { clusterLabel, hostOf, hostScheme, namespaces, queryUrl } from '../../model/addresses.ts';
import { rulerRuleLabels } from '../../model/agreements.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { grafanaFiles, needsFleetCa, rulerHasStackRules, stackRelease } from '../../model/monitoring.ts';
import { charts } from '../../model/versions.ts';
import { resources } from '../parts/resources.ts';
import { isScraped } from '../parts/service-monitor.ts';
import { type Component, waves } from '../workload.ts';

/**
 * The chart that installs software without a part in the flow of metrics: the Prometheus operator with its resource definitions, the
 * exporters, the upstream rules, Grafana. Prometheus and Alertmanager resources are namsan's own, so the chart's are off.
 */
export const kubePrometheusStack: Component = {
  name: 'kube-prometheus-stack',
  wave: waves.operators,
  about: 'Prometheus operator, exporters, upstream rules and Grafana, by Helm chart.',
  build: (model, cluster) =>
    cluster.operator || hasExporters(cluster) || cluster.grafana
      ? {
          objects: [],
          charts: [
            {
              ...charts.kubePrometheusStack,
              releaseName: stackRelease,
              namespace: namespaces.monitoring,
              includeCRDs: true,
              // Its only hooks make the certificate of the admission webhook, which is off, and Helm tests.
              skipHooks: true,
              values: stackValues(model, cluster),
            },
          ],
        }
      : null,
};

/** Whether node exporter and kube-state-metrics run here: wherever somebody scrapes them. */
function hasExporters(cluster: Cluster): boolean {
  return cluster.metrics.mode !== 'none';
}

function stackValues(model: Model, cluster: Cluster): JsonObject {
  // A scraped edge has nobody to take ServiceMonitors, and no definitions of them either.
  const scraped = isScraped(cluster);
  const interval = formatDuration(model.metrics.scrapeInterval);
  const version = `${cluster.kubernetes.version}.0`;
  return {
    // Rendering asks no cluster: templates that depend on its version are told it.
    kubeTargetVersionOverride: version,
    kubeVersionOverride: version,
    crds: { enabled: cluster.operator, upgradeJob: { enabled: false } },
    prometheus: { enabled: false },
    alertmanager: { enabled: false },
    thanosRuler: { enabled: false },
    windowsMonitoring: { enabled: false },
    defaultRules: ruleValues(model, cluster),
    prometheusOperator: operatorValues(cluster, scraped),
    kubernetesServiceMonitors: { enabled: scraped },
    kubeApiServer: { enabled: scraped },
    kubelet: {
      enabled: scraped,
      // The chart asks cAdvisor every 10s, whatever the fleet says.
      serviceMonitor: { interval, cAdvisorInterval: interval },
    },
    coreDns: { enabled: scraped },
    ...unreachable,
    kubeStateMetrics: { enabled: hasExporters(cluster) },
    'kube-state-metrics': {
      prometheus: { monitor: { enabled: scraped } },
      resources: sized('20m', '64Mi', '512Mi'),
    },
    nodeExporter: { enabled: hasExporters(cluster) },
    'prometheus-node-exporter': {
      prometheus: { monitor: { enabled: scraped } },
      resources: sized('50m', '32Mi', '128Mi'),
    },
    grafana: grafanaValues(model, cluster, scraped),
  };
}

/** An agent evaluates no rules, and a scraped edge has nobody who could: if all clusters are such, the ruler does it for them, by the hub's objects. */
function ruleValues(model: Model, cluster: Cluster): JsonObject {
  const byRuler = cluster.id === model.hub.id && rulerHasStackRules(model);
  return {
    create: cluster.metrics.mode === 'sidecar' || byRuler,
    additionalAggregationLabels: [clusterLabel],
    ...(byRuler ? { labels: rulerRuleLabels, rules: localOnly } : {}),
  };
}

/** Rules that read every bucket of the latencies of every API server: too much to be read over many clusters. */
const localOnly: JsonObject = {
  kubeApiserverAvailability: false,
  kubeApiserverBurnrate: false,
  kubeApiserverHistogram: false,
  kubeApiserverSlos: false,
};

/**
 * kubeadm, and with it kind and minikube, binds the metrics of these four to loopback (kubernetes@v1.35 cmd/kubeadm/app/phases/controlplane
 * `--bind-address=127.0.0.1`, phases/etcd `--listen-metrics-urls=http://127.0.0.1:2381`, kube-proxy `metricsBindAddress`), a cluster with
 * Cilium may have no kube-proxy: as monitors they would only ever say `KubeSchedulerDown`.
 */
const unreachable: JsonObject = {
  kubeEtcd: { enabled: false },
  kubeControllerManager: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeProxy: { enabled: false },
};

function operatorValues({ operator }: Cluster, scraped: boolean): JsonObject {
  return {
    enabled: operator,
    // Its certificate comes from hook jobs, which kustomize does not run, or from cert-manager, which not every cluster has. What it would
    // refuse is refused by `namsan check` before anything is applied. Without it the certificate of `tls` does not exist either.
    admissionWebhooks: { enabled: false, patch: { enabled: false }, certManager: { enabled: false } },
    tls: { enabled: false },
    // Kubernetes deprecates Endpoints since 1.33; our Prometheus asks for EndpointSlices only.
    kubeletService: { enabled: operator && scraped },
    kubeletEndpointsEnabled: false,
    kubeletEndpointSliceEnabled: operator && scraped,
    serviceMonitor: { selfMonitor: operator && scraped },
    resources: sized('50m', '128Mi', '512Mi'),
    prometheusConfigReloader: { resources: sized('10m', '32Mi', '64Mi') },
  };
}

function grafanaValues(model: Model, cluster: Cluster, scraped: boolean): JsonObject {
  if (!cluster.grafana) return { enabled: false };
  const host = hostOf(cluster, 'grafana');
  const { storageClass } = model.volumes;
  const { admin } = grafanaFiles;
  return {
    enabled: true,
    // Without a Secret of its own the chart makes a new password at every render.
    admin: { existingSecret: admin.secret, userKey: admin.user, passwordKey: admin.password },
    sidecar: {
      datasources: {
        enabled: true,
        defaultDatasourceEnabled: false,
        isDefaultDatasource: false,
        alertmanager: { enabled: false },
      },
      dashboards: { enabled: true, searchNamespace: 'ALL', multicluster: { global: { enabled: true } } },
      resources: sized('10m', '96Mi', '256Mi'),
    },
    persistence: {
      enabled: true,
      size: '5Gi',
      ...(storageClass === null ? {} : { storageClassName: storageClass }),
    },
    // The volume belongs to one pod at a time: the old one goes first.
    deploymentStrategy: { type: 'Recreate' },
    initChownData: { enabled: false },
    testFramework: { enabled: false },
    serviceMonitor: { enabled: cluster.operator && scraped },
    ...(needsFleetCa(model, queryUrl(model, cluster))
      ? {
          extraSecretMounts: [
            {
              name: 'fleet-ca',
              secretName: model.tls.ca,
              mountPath: grafanaFiles.ca,
              readOnly: true,
              defaultMode: 292,
            },
          ],
        }
      : {}),
    'grafana.ini': {
      analytics: { check_for_updates: false, reporting_enabled: false },
      ...(host === null ? {} : { server: { domain: host, root_url: `${hostScheme(model)}://${host}` } }),
    },
    resources: sized('100m', '256Mi', '512Mi'),
  };
}

/** The chart takes resources as any pod does. */
function sized(cpu: string, memory: string, mostMemory: string): JsonObject {
  const { requests = {}, limits = {} } = resources(cpu, memory, mostMemory);
  return { requests, limits };
}
