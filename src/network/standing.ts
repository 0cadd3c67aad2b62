import type { KubeObject } from '../kube/objects.ts';
import { at, listAt, namespaceOf, stringAt } from '../kube/read.ts';
import { namespaces, services } from '../model/addresses.ts';
import type { Cluster } from '../model/model.ts';
import { exporters } from '../model/monitoring.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import { type Allowance, between, lastingLabels, type Pods, type Port, tcp } from './allowance.ts';
import {
  fluentOperatorPods,
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
function toApiServer({ kubernetes }: Cluster, pods: Pods): Allowance {
  const own = URL.canParse(kubernetes.api) ? Number(new URL(kubernetes.api).port) : 0;
  return {
    pods,
    direction: 'egress',
    peer: 'anyone',
    ports: [...tcp(443), ...(own > 0 && own !== 443 ? tcp(own) : [])],
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
    .map(({ namespace, podLabels }) => ({ namespace, labels: lastingLabels(podLabels) }));
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
    out.push(toApiServer(cluster, fluentOperatorPods), ...scraped(fluentOperatorPods, 8080));
  return out;
}

const gossip: readonly Port[] = [
  { protocol: 'TCP', port: 9094 },
  { protocol: 'UDP', port: 9094 },
];

/** Alertmanagers agree on what was told, and tell whoever their Secrets name. */
function peers(index: ClusterIndex): readonly Allowance[] {
  return index.workloads
    .filter(({ resource }) => resource?.kind === 'Alertmanager')
    .flatMap(({ namespace, podLabels }): readonly Allowance[] => {
      const pods = { namespace, labels: lastingLabels(podLabels) };
      return [...between(pods, pods, gossip), { pods, direction: 'egress', peer: 'anyone', ports: 'all' }];
    });
}

const clients: readonly (readonly [client: string, cache: { readonly name: string; readonly client: number }])[] = [
  ['thanos-store', services.memcachedIndex],
  ['thanos-query-frontend', services.memcachedFrontend],
];

function caches(index: ClusterIndex): readonly Allowance[] {
  const named = (name: string): readonly Pods[] =>
    index.workloads
      .filter((w) => w.podLabels['app.kubernetes.io/name'] === name)
      .map(({ namespace, podLabels }) => ({ namespace, labels: lastingLabels(podLabels) }));
  return clients.flatMap(([client, cache]) =>
    named(client).flatMap((from) => named(cache.name).flatMap((to) => between(from, to, tcp(cache.client)))),
  );
}

/** The Job that makes the buckets calls the server beside it. */
function toObjectStore(index: ClusterIndex): readonly Allowance[] {
  const here = index.workloads.filter((w) => w.namespace === namespaces.objectStore);
  const [jobs, servers] = [true, false].map((job) =>
    here
      .filter((w) => w.object.startsWith('Job ') === job)
      .map((w) => ({
        pods: { namespace: w.namespace, labels: lastingLabels(w.podLabels) },
        ports: w.containers.flatMap((c) => c.ports.flatMap(({ port }) => tcp(port))),
      })),
  );
  return (jobs ?? []).flatMap((job) =>
    (servers ?? []).flatMap((server) => between(job.pods, server.pods, server.ports)),
  );
}
