import { services } from '../../model/addresses.ts';
import { isScraped } from '../parts/service-monitor.ts';
import type { Watched } from './scoped-alert.ts';

const job = `job="${services.opensearch.name}"`;

/**
 * The stores of logs. Each node tells the state of the whole cluster, so that what is asked of it is the worst answer. Snapshots are not among the
 * metrics of the exporter: whether they succeed is told by OpenSearch alone.
 */
export const openSearchAlerts: Watched = {
  name: 'opensearch',
  isIn: (_, cluster) => cluster.logs.mode === 'local' && isScraped(cluster),
  alerts: [
    {
      alert: 'OpenSearchIsRed',
      expr: (scope) => `max by (cluster, namespace) (opensearch_cluster_status{${job}${scope}}) == 2`,
      for: '5m',
      severity: 'critical',
      summary: 'OpenSearch is red.',
      description: 'At least one primary shard is on no node: its records can be neither searched nor written.',
    },
    {
      alert: 'OpenSearchIsYellow',
      expr: (scope) => `max by (cluster, namespace) (opensearch_cluster_status{${job}${scope}}) == 1`,
      for: '30m',
      severity: 'warning',
      summary: 'OpenSearch is yellow.',
      description: 'Copies of shards are on no node: the loss of a further node may lose records.',
    },
    {
      alert: 'OpenSearchNodeIsDown',
      expr: (scope) => `up{${job}${scope}} == 0`,
      for: '5m',
      severity: 'critical',
      summary: 'A node of OpenSearch does not answer.',
      description: '{{ $labels.pod }} is down, or its metrics cannot be read.',
    },
    {
      alert: 'OpenSearchDiskAboveWatermark',
      expr: (scope) => diskUsed(scope, 0.85),
      for: '10m',
      severity: 'warning',
      summary: 'A disk of OpenSearch is above the low watermark.',
      description: 'Node {{ $labels.node }} has used {{ $value | humanizePercentage }}: it is given no further shards.',
    },
    {
      alert: 'OpenSearchDiskFull',
      // At 95% every index with a shard on the node becomes read-only (OpenSearch cluster.routing.allocation.disk.watermark.flood_stage).
      expr: (scope) => diskUsed(scope, 0.92),
      for: '5m',
      severity: 'critical',
      summary: 'A disk of OpenSearch is nearly full.',
      description:
        'Node {{ $labels.node }} has used {{ $value | humanizePercentage }}: at 95% its indices take no more records.',
    },
    {
      alert: 'OpenSearchHeapFull',
      expr: (scope) => `max by (cluster, node) (opensearch_jvm_mem_heap_used_percent{${job}${scope}}) > 85`,
      for: '15m',
      severity: 'warning',
      summary: 'The heap of an OpenSearch node is nearly full.',
      description:
        'Node {{ $labels.node }} has used {{ $value }}% of its heap for 15 minutes; requests will be refused.',
    },
    {
      alert: 'OpenSearchRefusesRequests',
      expr: (scope) => `sum by (cluster, node) (rate(opensearch_circuitbreaker_tripped_count{${job}${scope}}[5m])) > 0`,
      for: '5m',
      severity: 'warning',
      summary: 'OpenSearch refuses requests for want of memory.',
      description: 'A circuit breaker of node {{ $labels.node }} has tripped.',
    },
    {
      alert: 'OpenSearchRejectsWrites',
      expr: (scope) =>
        `sum by (cluster, node) (rate(opensearch_threadpool_threads_count{${job}, name="write", type="rejected"${scope}}[5m])) > 0`,
      for: '10m',
      severity: 'warning',
      summary: 'OpenSearch takes writes slower than they come.',
      description:
        'Node {{ $labels.node }} rejects {{ $value | humanize }} writes per second; collectors keep them and try again.',
    },
    {
      alert: 'OpenSearchFailsToIndex',
      expr: (scope) =>
        `sum by (cluster, node) (rate(opensearch_indices_indexing_index_failed_count{${job}${scope}}[5m])) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Records do not fit their index.',
      description:
        'Node {{ $labels.node }} refuses {{ $value | humanize }} records per second: a field has another type than the template says.',
    },
    {
      alert: 'OpenSearchTakesNoLogs',
      expr: (scope) => `sum by (cluster) (rate(opensearch_indices_indexing_index_count{${job}${scope}}[15m])) == 0`,
      for: '30m',
      severity: 'critical',
      summary: 'No records arrive at OpenSearch.',
      description:
        'Nothing has been written for 30 minutes, and no cluster is that silent: the collectors or their way are broken.',
    },
  ],
};

function diskUsed(scope: string, share: number): string {
  const of = (what: string) => `min by (cluster, node) (opensearch_fs_total_${what}_bytes{${job}${scope}})`;
  return `1 - ${of('available')} / ${of('total')} > ${share}`;
}
