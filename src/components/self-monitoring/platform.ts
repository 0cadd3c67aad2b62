import { needsCertificates } from '../../model/certificates.ts';
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
