import { namespaces, services } from '../../model/addresses.ts';
import { needsCertificates } from '../../model/certificates.ts';
import { exporters, rulerHasStackRules } from '../../model/monitoring.ts';
import { isScraped } from '../parts/service-monitor.ts';
import type { Watched } from './scoped-alert.ts';

/** Jobs of what charts install without a monitor: the PodMonitors give them. */
export const platformJobs = { certManager: 'cert-manager', ingress: 'ingress-nginx', argocd: 'argocd' } as const;

const certificates = `job="${platformJobs.certManager}"`;

/** cert-manager. It renews a month before the end: what is closer has failed for weeks. */
export const certManagerAlerts: Watched = {
  name: 'cert-manager',
  isIn: (model, cluster) => needsCertificates(model, cluster) && isScraped(cluster),
  alerts: [
    {
      alert: 'CertManagerIsDown',
      expr: (scope) => `up{${certificates}${scope}} == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'cert-manager does not answer.',
      description: '{{ $labels.pod }} is down: no certificate is made or renewed.',
    },
    {
      alert: 'CertificateNotReady',
      expr: (scope) =>
        `max by (cluster, exported_namespace, name) (certmanager_certificate_ready_status{${certificates}, condition="False"${scope}}) == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'A certificate cannot be made.',
      description:
        'Certificate {{ $labels.exported_namespace }}/{{ $labels.name }} is not ready; its CertificateRequest tells why.',
    },
    {
      alert: 'CertificateExpires',
      expr: (scope) =>
        `min by (cluster, exported_namespace, name) (certmanager_certificate_expiration_timestamp_seconds{${certificates}${scope}} > 0) - time() < 604800`,
      for: '1h',
      severity: 'critical',
      summary: 'A certificate ends within a week.',
      description:
        'Certificate {{ $labels.exported_namespace }}/{{ $labels.name }} ends in {{ $value | humanizeDuration }} and has not been renewed.',
    },
  ],
};

const ingress = `job="${platformJobs.ingress}"`;

/** The controller behind Ingresses. */
export const ingressAlerts: Watched = {
  name: 'ingress-nginx',
  isIn: (_, cluster) => cluster.expose.via === 'ingress-nginx' && isScraped(cluster),
  alerts: [
    {
      alert: 'IngressNginxIsDown',
      expr: (scope) => `up{${ingress}${scope}} == 0`,
      for: '5m',
      severity: 'critical',
      summary: 'ingress-nginx does not answer.',
      description: '{{ $labels.pod }} is down: hosts of the fleet that resolve to its node are out of reach.',
    },
    {
      alert: 'IngressNginxKeepsOldConfiguration',
      expr: (scope) => `nginx_ingress_controller_config_last_reload_successful{${ingress}${scope}} == 0`,
      for: '10m',
      severity: 'warning',
      summary: 'ingress-nginx could not load its configuration.',
      description: '{{ $labels.pod }} still serves the Ingresses from before the last change.',
    },
    {
      alert: 'IngressNginxFailsRequests',
      expr: (scope) =>
        `sum by (cluster, exported_namespace, ingress) (rate(nginx_ingress_controller_requests{${ingress}, status=~"5.."${scope}}[5m])) / sum by (cluster, exported_namespace, ingress) (rate(nginx_ingress_controller_requests{${ingress}${scope}}[5m])) > 0.05`,
      for: '10m',
      severity: 'warning',
      summary: 'Requests through an Ingress fail.',
      description:
        '{{ $value | humanizePercentage }} of the requests of Ingress {{ $labels.exported_namespace }}/{{ $labels.ingress }} ended in an error of the server.',
    },
  ],
};

const argocd = `job="${platformJobs.argocd}"`;

/** Argo CD, which runs on the hub. */
export const argoCdAlerts: Watched = {
  name: 'argocd',
  isIn: (model, cluster) => model.delivery.via === 'argocd' && cluster.id === model.hub.id && isScraped(cluster),
  alerts: [
    {
      alert: 'ArgoCdAppOutOfSync',
      expr: (scope) => `max by (cluster, name) (argocd_app_info{${argocd}, sync_status!="Synced"${scope}}) == 1`,
      for: '1h',
      severity: 'warning',
      summary: 'A cluster is not as the repository says.',
      description: 'Application {{ $labels.name }} has been out of sync for an hour.',
    },
    {
      alert: 'ArgoCdAppUnhealthy',
      expr: (scope) =>
        `max by (cluster, name) (argocd_app_info{${argocd}, health_status=~"Degraded|Missing"${scope}}) == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'An Application of Argo CD is not healthy.',
      description: 'Application {{ $labels.name }} has been unhealthy for 15 minutes: later waves of its cluster wait.',
    },
    {
      alert: 'ArgoCdSyncFails',
      expr: (scope) =>
        `sum by (cluster, name) (increase(argocd_app_sync_total{${argocd}, phase=~"Error|Failed"${scope}}[30m])) > 1`,
      for: '5m',
      severity: 'warning',
      summary: 'Argo CD cannot apply a change.',
      description: 'Syncs of Application {{ $labels.name }} failed {{ $value | humanize }} times within 30 minutes.',
    },
    {
      alert: 'ArgoCdClusterUnreachable',
      expr: (scope) => `min by (cluster, server) (argocd_cluster_connection_status{${argocd}${scope}}) == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'Argo CD cannot reach a cluster.',
      description:
        'The API server {{ $labels.server }} does not answer, or refuses the credentials: nothing is delivered to it.',
    },
  ],
};

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
