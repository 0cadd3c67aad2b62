import type { KubeObject } from '../kube/objects.ts';
import { at, listAt, namespaceOf, stringAt } from '../kube/read.ts';
import { namespaces, services } from '../model/addresses.ts';
import { apiServerOf } from '../model/cluster-network.ts';
import type { Cluster } from '../model/model.ts';
import { exporters } from '../model/monitoring.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import type { Workload } from '../topology/objects/workload.ts';
import { type Allowance, between, type Pods, type Port, podsOf, tcp } from './allowance.ts';
import {
  fluentOperatorPods,
  fluentOperatorPort,
  grafanaPods,
  grafanaPort,
  kubeStateMetricsPods,
  prometheusOperatorPods,
  prometheusOperatorPort,
} from './chart-pods.ts';
import { scrapersOf } from './from-monitors.ts';
import { logStoreAllowances } from './log-store.ts';

/** What the flows of data do not show and every cluster needs: the API server, the pods of charts, peers of one workload, caches, those who are told of alerts. */
export function standing(cluster: Cluster, index: ClusterIndex): readonly Allowance[] {
  return [
    ...withRights(index).map((pods) => toApiServer(cluster, pods)),
    ...ofCharts(cluster, index),
    ...peers(index),
    ...caches(index),
    ...logStoreAllowances(index),
    ...toObjectStore(index),
  ];
}

/** The API server stands at addresses of nodes, at the port of its own and, as a Service, at 443. */
function toApiServer(cluster: Cluster, pods: Pods): Allowance {
  const { api } = cluster.kubernetes;
  return {
    pods,
    direction: 'egress',
    peer: 'anyone',
    ports: [...tcp(443), ...(api === '' ? [] : tcp(apiServerOf(cluster).port))],
  };
}

/** Pods whose account was given rights. */
function withRights(index: ClusterIndex): readonly Pods[] {
  const bound = new Set(
    [...(index.byKind.get('RoleBinding') ?? []), ...(index.byKind.get('ClusterRoleBinding') ?? [])].flatMap((binding) =>
      listAt(binding, 'subjects').map(
        (subject) => `${stringAt(subject, 'namespace') ?? namespaceOf(binding)}/${stringAt(subject, 'name') ?? ''}`,
      ),
    ),
  );
  return index.workloads
    .filter((w) => bound.has(`${w.namespace}/${accountOf(index, w.object) ?? ''}`) || w.resource?.kind === 'FluentBit')
    .filter((w) => !w.hostNetwork)
    .map(podsOf);
}

function accountOf(index: ClusterIndex, object: string): string | undefined {
  const [kind = '', path = ''] = object.split(' ');
  const [namespace = '', name = ''] = path.split('/');
  const found: KubeObject | undefined = index.named(kind, namespace, name);
  return stringAt(at(found, 'spec', 'template', 'spec') ?? at(found, 'spec'), 'serviceAccountName');
}

function ofCharts(cluster: Cluster, index: ClusterIndex): readonly Allowance[] {
  const scrapers = scrapersOf(index);
  const { mode } = cluster.metrics;
  const scraped = (pods: Pods, port: number): readonly Allowance[] =>
    scrapers.map((scraper) => ({ pods, direction: 'ingress', peer: scraper, ports: tcp(port) }));
  const out: Allowance[] = [];
  if (cluster.operator)
    out.push(toApiServer(cluster, prometheusOperatorPods), ...scraped(prometheusOperatorPods, prometheusOperatorPort));
  if (cluster.grafana) {
    out.push(toApiServer(cluster, grafanaPods), ...scraped(grafanaPods, grafanaPort));
    // People open it through what exposes it, and on the hub alerts link to it.
    out.push({ pods: grafanaPods, direction: 'ingress', peer: 'anyone', ports: tcp(grafanaPort) });
  }
  if (mode !== 'none') {
    const { port } = exporters.kubeStateMetrics;
    out.push(toApiServer(cluster, kubeStateMetricsPods), ...scraped(kubeStateMetricsPods, port));
    // The hub scrapes an edge through its API server, which calls from a node.
    if (mode === 'scrape')
      out.push({ pods: kubeStateMetricsPods, direction: 'ingress', peer: 'anyone', ports: tcp(port) });
  }
  if (cluster.logs.mode !== 'none' && cluster.logs.collector === 'operator')
    out.push(toApiServer(cluster, fluentOperatorPods), ...scraped(fluentOperatorPods, fluentOperatorPort));
  return out;
}

/** How Alertmanagers speak to each other (alertmanager --cluster.listen-address). */
const gossip: readonly Port[] = [
  { protocol: 'TCP', port: 9094 },
  { protocol: 'UDP', port: 9094 },
];

/** Alertmanagers agree on what was told, and tell whoever their Secrets name. */
function peers(index: ClusterIndex): readonly Allowance[] {
  return index.workloads
    .filter(({ resource }) => resource?.kind === 'Alertmanager')
    .flatMap((workload): readonly Allowance[] => {
      const pods = podsOf(workload);
      return [...between(pods, pods, gossip), { pods, direction: 'egress', peer: 'anyone', ports: 'all' }];
    });
}

const clients: readonly (readonly [client: string, cache: { readonly name: string; readonly client: number }])[] = [
  ['thanos-store', services.memcachedIndex],
  ['thanos-query-frontend', services.memcachedFrontend],
];

function caches(index: ClusterIndex): readonly Allowance[] {
  const named = (name: string): readonly Pods[] =>
    index.workloads.filter((w) => w.podLabels['app.kubernetes.io/name'] === name).map(podsOf);
  return clients.flatMap(([client, cache]) =>
    named(client).flatMap((from) => named(cache.name).flatMap((to) => between(from, to, tcp(cache.client)))),
  );
}

/** The Job that makes the buckets calls the server beside it. */
function toObjectStore(index: ClusterIndex): readonly Allowance[] {
  const here = index.workloads.filter((w) => w.namespace === namespaces.objectStore);
  const isJob = ({ object }: Workload): boolean => object.startsWith('Job ');
  const servers = here.filter((w) => !isJob(w));
  return here.filter(isJob).flatMap((job) =>
    servers.flatMap((server) => {
      const ports = server.containers.flatMap((c) => c.ports.flatMap(({ port }) => tcp(port)));
      return between(podsOf(job), podsOf(server), ports);
    }),
  );
}
