import { namespaces, services } from '../../model/addresses.ts';
import { exporters, rulerHasStackRules } from '../../model/monitoring.ts';
import type { Watched } from './scoped-alert.ts';

const { kubeStateMetrics, nodeExporter } = exporters;
const ksm = `job="${kubeStateMetrics.job}"`;

/** Grafana, by what Kubernetes tells of it. */
export const grafanaAlerts: Watched = {
  name: 'grafana',
  isIn: (_, { grafana, metrics }) => grafana && metrics.mode !== 'none',
  alerts: [
    {
      alert: 'GrafanaIsDown',
      expr: (scope) =>
        `kube_deployment_status_replicas_available{${ksm}, namespace="${namespaces.monitoring}", deployment="${services.grafana.name}"${scope}} == 0`,
      for: '10m',
      severity: 'warning',
      summary: 'Grafana does not run.',
      description: 'No pod of {{ $labels.deployment }} is available: dashboards cannot be seen.',
    },
  ],
};

/** What the upstream rules would tell of Kubernetes, for clusters where nobody evaluates those: agents and scraped edges beside a Prometheus. */
export const kubernetesAlerts: Watched = {
  name: 'kubernetes',
  isIn: (model, { metrics }) => (metrics.mode === 'agent' || metrics.mode === 'scrape') && !rulerHasStackRules(model),
  alerts: [
    {
      alert: 'NodeIsNotReady',
      expr: (scope) => `kube_node_status_condition{${ksm}, condition="Ready", status="true"${scope}} == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'A node is not ready.',
      description:
        'Node {{ $labels.node }} of cluster {{ $labels.cluster }} is not ready: its pods are moved or stand still.',
    },
    {
      alert: 'NodeDiskFills',
      expr: (scope) =>
        `node_filesystem_avail_bytes{job="${nodeExporter.job}", fstype!="", mountpoint=~"/|/var.*"${scope}} / node_filesystem_size_bytes{job="${nodeExporter.job}", fstype!="", mountpoint=~"/|/var.*"${scope}} < 0.1`,
      for: '30m',
      severity: 'critical',
      summary: 'A disk of a node is nearly full.',
      description:
        '{{ $value | humanizePercentage }} of {{ $labels.mountpoint }} of {{ $labels.instance }} in cluster {{ $labels.cluster }} is left.',
    },
    {
      alert: 'VolumeFills',
      expr: (scope) =>
        `kubelet_volume_stats_available_bytes{job="kubelet"${scope}} / kubelet_volume_stats_capacity_bytes{job="kubelet"${scope}} < 0.1`,
      for: '15m',
      severity: 'critical',
      summary: 'A volume is nearly full.',
      description:
        '{{ $value | humanizePercentage }} of volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} of cluster {{ $labels.cluster }} is left.',
    },
    {
      alert: 'PodCrashes',
      expr: (scope) =>
        `max_over_time(kube_pod_container_status_waiting_reason{${ksm}, reason="CrashLoopBackOff"${scope}}[5m]) >= 1`,
      for: '15m',
      severity: 'warning',
      summary: 'A container ends again and again.',
      description:
        'Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} in cluster {{ $labels.cluster }} does not stay up.',
    },
    {
      alert: 'WorkloadLacksPods',
      expr: (scope) =>
        `kube_daemonset_status_number_unavailable{${ksm}${scope}} > 0 or kube_deployment_status_replicas_unavailable{${ksm}${scope}} > 0 or kube_statefulset_replicas{${ksm}${scope}} - kube_statefulset_status_replicas_ready{${ksm}${scope}} > 0`,
      for: '30m',
      severity: 'warning',
      summary: 'A workload lacks pods.',
      description:
        '{{ $value }} pods of {{ $labels.daemonset }}{{ $labels.deployment }}{{ $labels.statefulset }} in {{ $labels.namespace }} of cluster {{ $labels.cluster }} are not available.',
    },
  ],
};
