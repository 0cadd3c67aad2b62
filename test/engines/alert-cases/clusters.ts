import { type AlertCases, counted, value } from './alert-case.ts';

/** Names of clusters in the objects that are tried are put in the place of these. */
export const anyCluster = 'CLUSTER';

const agent = 'job="prometheus-agent", cluster="a", namespace="monitoring", pod="p-0"';
const ksm = 'job="kube-state-metrics", cluster="a"';
const node = 'job="node-exporter", cluster="a", fstype="ext4", mountpoint="/"';
const volume = 'job="kubelet", cluster="a", namespace="shop", persistentvolumeclaim="data"';

/** Alerts about whole clusters, agents, scraped edges and Kubernetes. */
export const clusterCases: AlertCases = {
  // Its targets are gone at the tenth minute, as when the cluster is lost.
  ClusterSendsNoMetrics: {
    at: 30,
    fires: { [`up{cluster="${anyCluster}", job="prometheus-agent"}`]: '1x10 _x100', 'up{cluster="other"}': '1x100' },
    silent: {
      [`up{cluster="${anyCluster}", job="node"}`]: '0x100',
      [`up{cluster="${anyCluster}", job="prometheus-agent"}`]: '1x100',
    },
  },
  ClusterEvaluatesNoRules: {
    at: 60,
    fires: {
      [`up{cluster="${anyCluster}"}`]: '1x100',
      'ALERTS{alertname="Watchdog", alertstate="firing", cluster="other"}': '1x100',
    },
    silent: {
      [`up{cluster="${anyCluster}"}`]: '1x100',
      [`ALERTS{alertname="Watchdog", alertstate="firing", cluster="${anyCluster}"}`]: '1x100',
    },
  },
  PrometheusAgentIsDown: value(`up{${agent}}`, 0, 1),
  PrometheusAgentLosesSamples: {
    at: 60,
    fires: {
      [`prometheus_remote_storage_samples_failed_total{${agent}}`]: '0+6x100',
      [`prometheus_remote_storage_histograms_failed_total{${agent}}`]: '0x100',
    },
    silent: {
      [`prometheus_remote_storage_samples_failed_total{${agent}}`]: '4x100',
      [`prometheus_remote_storage_histograms_failed_total{${agent}}`]: '0x100',
    },
  },
  PrometheusAgentFallsBehind: {
    at: 60,
    fires: {
      [`prometheus_remote_storage_queue_highest_timestamp_seconds{${agent}}`]: '1000+60x100',
      [`prometheus_remote_storage_queue_highest_sent_timestamp_seconds{${agent}}`]: '700+60x100',
    },
    silent: {
      [`prometheus_remote_storage_queue_highest_timestamp_seconds{${agent}}`]: '1000+60x100',
      [`prometheus_remote_storage_queue_highest_sent_timestamp_seconds{${agent}}`]: '990+60x100',
    },
  },
  ScrapedTargetsAreDown: {
    at: 60,
    fires: {
      [`up{scraper="${anyCluster}", cluster="a", job="kubelet", instance="x"}`]: '0x100',
      [`up{scraper="${anyCluster}", cluster="a", job="kubelet", instance="y"}`]: '1x100',
    },
    silent: { [`up{scraper="${anyCluster}", cluster="a", job="kubelet", instance="x"}`]: '1x100' },
  },
  NodeIsNotReady: value(`kube_node_status_condition{${ksm}, condition="Ready", status="true", node="n"}`, 0, 1),
  NodeDiskFills: {
    at: 90,
    fires: { [`node_filesystem_avail_bytes{${node}}`]: '5x100', [`node_filesystem_size_bytes{${node}}`]: '100x100' },
    silent: { [`node_filesystem_avail_bytes{${node}}`]: '15x100', [`node_filesystem_size_bytes{${node}}`]: '100x100' },
  },
  VolumeFills: {
    at: 60,
    fires: {
      [`kubelet_volume_stats_available_bytes{${volume}}`]: '5x100',
      [`kubelet_volume_stats_capacity_bytes{${volume}}`]: '100x100',
    },
    silent: {
      [`kubelet_volume_stats_available_bytes{${volume}}`]: '50x100',
      [`kubelet_volume_stats_capacity_bytes{${volume}}`]: '100x100',
    },
  },
  PodCrashes: value(`kube_pod_container_status_waiting_reason{${ksm}, reason="CrashLoopBackOff", pod="p"}`, 1, 0),
  WorkloadLacksPods: {
    at: 90,
    fires: {
      [`kube_statefulset_replicas{${ksm}, statefulset="s"}`]: '3x100',
      [`kube_statefulset_status_replicas_ready{${ksm}, statefulset="s"}`]: '2x100',
    },
    silent: {
      [`kube_deployment_status_replicas_unavailable{${ksm}, deployment="d"}`]: '0x100',
      [`kube_daemonset_status_number_unavailable{${ksm}, daemonset="d"}`]: '0x100',
      [`kube_statefulset_replicas{${ksm}, statefulset="s"}`]: '3x100',
      [`kube_statefulset_status_replicas_ready{${ksm}, statefulset="s"}`]: '3x100',
    },
  },
  GrafanaIsDown: value(
    'kube_deployment_status_replicas_available{job="kube-state-metrics", namespace="monitoring", deployment="kube-prometheus-stack-grafana"}',
    0,
    1,
  ),
  ArgoCdAppOutOfSync: value('argocd_app_info{job="argocd", name="hub", sync_status="OutOfSync"}', 1, 0, 120),
  ArgoCdAppUnhealthy: value('argocd_app_info{job="argocd", name="hub", health_status="Degraded"}', 1, 0),
  ArgoCdSyncFails: counted('argocd_app_sync_total{job="argocd", name="hub", phase="Failed"}'),
  ArgoCdClusterUnreachable: value('argocd_cluster_connection_status{job="argocd", server="https://edge"}', 0, 1),
};
