import type { KubeObject } from '../kube/objects.ts';
import { at, isJsonObject, listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../kube/read.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import { selects } from '../topology/objects/selector.ts';
import type { Workload } from '../topology/objects/workload.ts';
import { type Allowance, lastingLabels, type Pods, type Port, podsOf, tcp } from './allowance.ts';

/** The pods of a cluster that scrape what its monitors select. */
export function scrapersOf(cluster: ClusterIndex): readonly Pods[] {
  return scraping(cluster)
    .filter(({ resource }) => isJsonObject(at(resource, 'spec', 'serviceMonitorSelector')))
    .map(podsOf);
}

/** What scraping needs: into the pods of every ServiceMonitor and PodMonitor, and out everywhere, because what teams have scraped is not known. */
export function fromMonitors(cluster: ClusterIndex): readonly Allowance[] {
  const into = [
    ...(cluster.byKind.get('ServiceMonitor') ?? []).flatMap((monitor) => ofServices(cluster, monitor)),
    ...(cluster.byKind.get('PodMonitor') ?? []).flatMap(ofPods),
  ];
  return [
    ...scraping(cluster).map(
      (workload): Allowance => ({ pods: podsOf(workload), direction: 'egress', peer: 'anyone', ports: 'all' }),
    ),
    ...scrapersOf(cluster).flatMap((scraper) =>
      into.map(({ pods, ports }): Allowance => ({ pods, direction: 'ingress', peer: scraper, ports })),
    ),
  ];
}

function scraping({ workloads }: ClusterIndex): readonly Workload[] {
  return workloads.filter(({ resource }) => resource?.kind === 'Prometheus' || resource?.kind === 'PrometheusAgent');
}

interface Scraped {
  readonly pods: Pods;
  readonly ports: readonly Port[];
}

function ofServices(cluster: ClusterIndex, monitor: KubeObject): readonly Scraped[] {
  const namespace = namespaceOf(monitor);
  const endpoints = listAt(monitor, 'spec', 'endpoints');
  return (cluster.byKind.get('Service') ?? []).flatMap((object) => {
    const service = cluster.services.get(`${namespace}/${object.metadata.name}`);
    const labels = stringsAt(object, 'metadata', 'labels');
    if (service === undefined || namespaceOf(object) !== namespace) return [];
    if (!selects(at(monitor, 'spec', 'selector'), labels)) return [];
    const ports = endpoints.flatMap((endpoint) => {
      const named = stringAt(endpoint, 'port');
      return service.ports.filter(({ name }) => name === named).flatMap(({ target }) => tcp(target));
    });
    return [{ pods: { namespace, labels: lastingLabels(service.selector) }, ports }];
  });
}

function ofPods(monitor: KubeObject): readonly Scraped[] {
  const ports = listAt(monitor, 'spec', 'podMetricsEndpoints').flatMap((endpoint) => {
    const port = stringAt(endpoint, 'port') ?? numberAt(endpoint, 'portNumber');
    return port === undefined ? [] : tcp(port);
  });
  const named = listAt(monitor, 'spec', 'namespaceSelector', 'matchNames').map(String);
  const labels = stringsAt(monitor, 'spec', 'selector', 'matchLabels');
  return (named.length > 0 ? named : [namespaceOf(monitor)]).map((namespace) => ({
    pods: { namespace, labels },
    ports,
  }));
}
