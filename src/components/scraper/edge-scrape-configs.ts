import type { Labels } from '../../kube/objects.ts';
import type {
  RelabelConfig,
  ScrapeConfig,
  ScrapeConfigKubernetesSDConfig,
  ScrapeConfigSpec,
} from '../../kube/types.gen.ts';
import { clusterLabel, namespaces, secretKeys } from '../../model/addresses.ts';
import type { Cluster } from '../../model/model.ts';
import { edgeScrapeLabel, exporters } from '../../model/monitoring.ts';
import { type Identity, labelsOf } from '../parts/labels.ts';

/** What the hub scrapes of an edge that is too small for a Prometheus, each through the proxy of the edge's API server: nothing else of it need be reachable. */
export function edgeScrapeConfigs(identity: Identity, edge: Cluster): readonly ScrapeConfig[] {
  if (edge.metrics.mode !== 'scrape') return [];
  const proxy = apiProxy(edge, edge.metrics.credentials);
  const config = (part: string, spec: ScrapeConfigSpec): ScrapeConfig => ({
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: {
      name: `${edge.id}-${part}`,
      namespace: namespaces.monitoring,
      labels: { ...labelsOf(identity), [edgeScrapeLabel]: edge.id },
    },
    spec,
  });
  return [
    config('kubelet', kubelet(proxy, edge, '/metrics', [])),
    config('cadvisor', kubelet(proxy, edge, '/metrics/cadvisor', [podless])),
    config('node-exporter', exporter(proxy, edge, exporters.nodeExporter, false)),
    config('kube-state-metrics', exporter(proxy, edge, exporters.kubeStateMetrics, true)),
  ];
}

/** The series of control groups above the pods; the charts drop them too (kube-prometheus-stack 88.5.3, cAdvisorMetricRelabelings). */
const podless: RelabelConfig = { sourceLabels: ['id', 'pod'], regex: '.+;', action: 'drop' };

/** The API server of an edge, as target and as source of targets. */
interface ApiProxy {
  readonly address: string;
  readonly spec: Pick<ScrapeConfigSpec, 'scheme' | 'authorization' | 'tlsConfig'>;
  readonly discovery: Pick<ScrapeConfigKubernetesSDConfig, 'apiServer' | 'authorization' | 'tlsConfig'>;
}

function apiProxy(edge: Cluster, secret: string): ApiProxy {
  const url = new URL(edge.kubernetes.api);
  const https = url.protocol === 'https:';
  const access = {
    authorization: { type: 'Bearer', credentials: { name: secret, key: secretKeys.token } },
    ...(https ? { tlsConfig: { ca: { secret: { name: secret, key: secretKeys.ca } } } } : {}),
  };
  return {
    address: `${url.hostname}:${url.port === '' ? (https ? '443' : '80') : url.port}`,
    spec: { scheme: https ? 'https' : 'http', ...access },
    discovery: { apiServer: edge.kubernetes.api, ...access },
  };
}

/** Each kubelet, as the charts name and label it: `instance` is the node's own address. */
function kubelet(
  proxy: ApiProxy,
  edge: Cluster,
  path: string,
  metricRelabelings: readonly RelabelConfig[],
): ScrapeConfigSpec {
  return {
    jobName: 'kubelet',
    ...proxy.spec,
    kubernetesSDConfigs: [{ role: 'Node', ...proxy.discovery }],
    honorLabels: true,
    relabelings: [
      { sourceLabels: ['__address__'], targetLabel: 'instance' },
      { sourceLabels: ['__meta_kubernetes_node_name'], targetLabel: 'node' },
      {
        sourceLabels: ['__meta_kubernetes_node_name'],
        targetLabel: '__metrics_path__',
        replacement: `/api/v1/nodes/$1/proxy${path}`,
      },
      ...constants({ __address__: proxy.address, metrics_path: path, ...identityOf(edge) }),
    ],
    ...(metricRelabelings.length === 0 ? {} : { metricRelabelings }),
  };
}

/** Each ready pod of an exporter. By pods and not by the Service, behind which the API server would pick one of them. */
function exporter(
  proxy: ApiProxy,
  edge: Cluster,
  { app, job, portName }: (typeof exporters)[keyof typeof exporters],
  honorLabels: boolean,
): ScrapeConfigSpec {
  return {
    jobName: job,
    ...proxy.spec,
    kubernetesSDConfigs: [
      {
        role: 'Pod',
        ...proxy.discovery,
        namespaces: { names: [namespaces.monitoring] },
        selectors: [{ role: 'Pod', label: `app.kubernetes.io/name=${app}` }],
      },
    ],
    honorLabels,
    relabelings: [
      { sourceLabels: ['__meta_kubernetes_pod_container_port_name'], regex: portName, action: 'keep' },
      { sourceLabels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed', action: 'drop' },
      { sourceLabels: ['__address__'], targetLabel: 'instance' },
      { sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'namespace' },
      { sourceLabels: ['__meta_kubernetes_pod_name'], targetLabel: 'pod' },
      { sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' },
      {
        sourceLabels: [
          '__meta_kubernetes_namespace',
          '__meta_kubernetes_pod_name',
          '__meta_kubernetes_pod_container_port_number',
        ],
        separator: '/',
        regex: '(.+)/(.+)/(.+)',
        targetLabel: '__metrics_path__',
        replacement: `/api/v1/namespaces/$1/pods/$2:$3/proxy/metrics`,
      },
      ...constants({ __address__: proxy.address, ...identityOf(edge) }),
    ],
  };
}

/** What would be external labels, were there a Prometheus in the edge. */
function identityOf(edge: Cluster): Labels {
  return { ...edge.labels, [clusterLabel]: edge.id };
}

function constants(labels: Labels): readonly RelabelConfig[] {
  return Object.entries(labels).map(([targetLabel, replacement]) => ({ targetLabel, replacement }));
}
