import { namespaces } from '../../model/addresses.ts';
import { exporters } from '../../model/monitoring.ts';
import { hasLonghorn } from '../../model/volumes.ts';
import { isScraped } from '../parts/service-monitor.ts';
import type { Watched } from './scoped-alert.ts';

/** Job of the managers of Longhorn: the PodMonitor gives it. */
export const longhornJob = 'longhorn';

const job = `job="${longhornJob}"`;

/** Longhorn 1.12 tells a state by its label `state`, with 1 for the one that is (longhorn.io docs 1.12.0 monitoring/metrics). */
export const longhornAlerts: Watched = {
  name: 'longhorn',
  isIn: (model, cluster) => hasLonghorn(model, cluster) && isScraped(cluster),
  alerts: [
    {
      alert: 'LonghornVolumeFaulted',
      expr: (scope) => `longhorn_volume_robustness{${job}, state="faulted"${scope}} == 1`,
      for: '2m',
      severity: 'critical',
      summary: 'A volume of Longhorn has no copy that works.',
      description:
        'Volume {{ $labels.volume }} ({{ $labels.pvc_namespace }}/{{ $labels.pvc }}) is faulted: its pod stands still.',
    },
    {
      alert: 'LonghornVolumeDegraded',
      expr: (scope) => `longhorn_volume_robustness{${job}, state="degraded"${scope}} == 1`,
      for: '30m',
      severity: 'warning',
      summary: 'A volume of Longhorn lacks copies.',
      description:
        'Volume {{ $labels.volume }} ({{ $labels.pvc_namespace }}/{{ $labels.pvc }}) has fewer copies than it should for 30 minutes.',
    },
    {
      alert: 'LonghornBackupFailed',
      expr: (scope) => `max by (cluster, volume) (longhorn_backup_state{${job}${scope}}) == 4`,
      for: '5m',
      severity: 'warning',
      summary: 'A backup of a volume has failed.',
      description: 'A backup of volume {{ $labels.volume }} ended in an error; the message is in its Backup resource.',
    },
    {
      alert: 'LonghornStorageFull',
      expr: (scope) =>
        `sum by (cluster, node) (longhorn_node_storage_usage_bytes{${job}${scope}}) / sum by (cluster, node) (longhorn_node_storage_capacity_bytes{${job}${scope}}) > 0.8`,
      for: '15m',
      severity: 'warning',
      summary: 'A node has little room left for volumes.',
      description:
        '{{ $value | humanizePercentage }} of the storage of node {{ $labels.node }} is used: copies may find no place.',
    },
    {
      alert: 'LonghornNodeNotReady',
      expr: (scope) => `longhorn_node_status{${job}, condition="ready"${scope}} == 0`,
      for: '10m',
      severity: 'critical',
      summary: 'A node serves no volumes.',
      description: 'Longhorn calls node {{ $labels.node }} not ready: {{ $labels.condition_reason }}.',
    },
    {
      alert: 'LonghornDiskNotReady',
      expr: (scope) => `longhorn_disk_status{${job}, condition="ready"${scope}} == 0`,
      for: '10m',
      severity: 'warning',
      summary: 'A disk serves no volumes.',
      description:
        'Longhorn calls disk {{ $labels.disk }} of node {{ $labels.node }} not ready: {{ $labels.condition_reason }}.',
    },
  ],
};

const { kubeStateMetrics } = exporters;
const ksm = `job="${kubeStateMetrics.job}", namespace="${namespaces.objectStore}"`;

/** An object store that the fleet serves itself, by what Kubernetes tells of it: the same for each that can be chosen. */
export const objectStoreAlerts: Watched = {
  name: 'object-store',
  isIn: (model, { id }) => model.objectStores.some((store) => store.servedBy?.cluster === id),
  alerts: [
    {
      alert: 'ObjectStoreIsDown',
      expr: (scope) =>
        `kube_statefulset_status_replicas_ready{${ksm}${scope}} < kube_statefulset_replicas{${ksm}${scope}}`,
      for: '5m',
      severity: 'critical',
      summary: 'The object store does not run.',
      description:
        'StatefulSet {{ $labels.statefulset }} lacks ready pods: uploads wait at their producers, and history cannot be asked.',
    },
    {
      alert: 'ObjectStoreFull',
      expr: (scope) =>
        `kubelet_volume_stats_available_bytes{job="kubelet", namespace="${namespaces.objectStore}"${scope}} / kubelet_volume_stats_capacity_bytes{job="kubelet", namespace="${namespaces.objectStore}"${scope}} < 0.15`,
      for: '15m',
      severity: 'critical',
      summary: 'The volume of the object store is nearly full.',
      description:
        '{{ $value | humanizePercentage }} of volume {{ $labels.persistentvolumeclaim }} is left; a full store takes no blocks and no snapshots.',
    },
  ],
};
