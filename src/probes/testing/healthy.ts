import type { PodReply, PodRequest } from '../../cluster/testing/answering.ts';
import { hour } from '../../kube/duration.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Live } from '../probe.ts';
import { expectedOf } from '../thanos-live/store-not-registered.ts';
import type { PodOf } from './pods.ts';

/** What a healthy engine of a fleet says to the questions of probes. */
export function healthyReply(live: Live, pod: PodOf | null, request: PodRequest): PodReply {
  const { path } = request;
  const fixed = pages[path];
  if (fixed !== undefined) return fixed;
  if (path === '/api/v1/query') return query(request.query.get('query') ?? '');
  if (path === '/api/v1/stores') return { status: 'success', data: stores(live) };
  if (path === '/api/v1/targets') return { data: { activeTargets: pod === null ? [] : targets(live, pod) } };
  if (path === '/api/v1/alertmanagers') return { data: { activeAlertmanagers: alertmanagers(live, request.cluster) } };
  if (path === '/metrics') return metrics(live);
  if (path === '/api/datasources') return sources(live, request.cluster);
  if (path.startsWith('/api/datasources/proxy/')) return { status: 'success', version: {} };
  if (path.endsWith('/_count')) return { count: 12 };
  if (path.startsWith('/_plugins/_ism/explain/')) return indices(live, path);
  if (path.startsWith('/_cat/snapshots/'))
    return [{ id: 'logs-1', status: 'SUCCESS', end_epoch: String((live.machine.now() - 3 * hour) / 1000) }];
  return { status: 404, text: `no page ${path}` };
}

const pages: Readonly<Record<string, PodReply>> = {
  '/api/v1/rules': { data: { groups: [{ rules: [{ name: 'Watchdog', health: 'ok' }] }] } },
  '/api/v2/alerts': [{ status: { state: 'active' }, startsAt: '2027-01-14T00:00:00Z' }],
  '/_cluster/health': { status: 'green', number_of_nodes: 3, unassigned_shards: 0 },
  '/api/v2/metrics/prometheus': [
    'fluentbit_output_proc_records_total{name="k8s"} 10',
    'fluentbit_output_errors_total{name="k8s"} 0',
    'fluentbit_output_chunk_available_capacity_percent{name="k8s"} 99.5',
    'fluentbit_storage_fs_chunks 2',
    '',
  ].join('\n'),
};

function query(text: string): PodReply {
  const value = text.includes('> 1') ? null : text.includes('timestamp') ? '11' : text.includes('increase') ? '0' : '1';
  return { status: 'success', data: { result: value === null ? [] : [{ metric: {}, value: [0, value] }] } };
}

function stores(live: Live): Record<string, object[]> {
  const out: Record<string, object[]> = {};
  for (const { node, type, count, labels } of expectedOf(live)) {
    const list = out[type] ?? [];
    out[type] = list;
    for (let i = 0; i < count; i += 1)
      list.push({ name: `${node.id}:${i}`, lastError: null, labelSets: [labels ?? {}], minTime: 0, maxTime: 1 });
  }
  return out;
}

function targets(live: Live, pod: PodOf): readonly object[] {
  return live.topology.edges.flatMap(({ kind, from, readAt }) => {
    const node = live.topology.nodes.get(from);
    if (kind !== 'scrapes' || node?.readAt.object !== pod.of || node.cluster !== pod.cluster) return [];
    const [type = '', name = ''] = readAt.object.split(' ');
    const prefix = `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`;
    return [{ health: 'up', scrapePool: type === 'ScrapeConfig' ? `${prefix}/${name}` : `${prefix}/${name}/0` }];
  });
}

function alertmanagers(live: Live, cluster: string): readonly object[] {
  return nodesOf(live.topology, 'alertmanager')
    .filter((node) => node.cluster === cluster)
    .flatMap(({ replicas }) => Array.from({ length: replicas }, () => ({ url: 'http://alertmanager' })));
}

function metrics(live: Live): string {
  const [router] = nodesOf(live.topology, 'receive-router');
  const ring = router?.hashrings.map(
    ({ name, endpoints }) => `thanos_receive_hashring_nodes{name="${name}"} ${endpoints.length}`,
  );
  const seconds = live.machine.now() / 1000;
  return [
    'thanos_compact_halted 0',
    'thanos_compact_iterations_total 7',
    'thanos_receive_config_hash 4.2e+14',
    'thanos_receive_config_last_reload_successful 1',
    `thanos_receive_replication_factor ${router?.replication ?? 1}`,
    ...(ring ?? []),
    `prometheus_remote_storage_highest_timestamp_in_seconds ${seconds - 2}`,
    `prometheus_remote_storage_queue_highest_sent_timestamp_seconds{url="http://hub"} ${seconds - 5}`,
    'prometheus_remote_storage_samples_pending{url="http://hub"} 40',
    '',
  ].join('\n');
}

function sources(live: Live, cluster: string): readonly object[] {
  return nodesOf(live.topology, 'data-source')
    .filter((node) => node.cluster === cluster)
    .map(({ name }, i) => ({ name, uid: `uid-${i}` }));
}

function indices(live: Live, path: string): PodReply {
  const family = path.slice(path.lastIndexOf('/') + 1);
  const policy = nodesOf(live.topology, 'log-index').find((index) => index.family === family)?.policy?.name;
  return {
    [family.replace('*', '2027.01.15')]: { policy_id: policy, action: { failed: false } },
    total_managed_indices: 1,
  };
}
