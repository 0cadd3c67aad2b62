import { namespaces } from '../../src/model/addresses.ts';
import { secretsOf } from '../../src/model/secrets/secrets.ts';
import { clusterIndex } from '../../src/topology/objects/cluster-index.ts';
import { ordinalOf, type Workload } from '../../src/topology/objects/workload.ts';
import type { ExamplePages } from './pages.ts';

/** Services that charts make (their templates at the pinned versions), by namespace. */
const chartServices: ReadonlySet<string> = new Set(['longhorn-system/longhorn-frontend']);

/** Kinds that are only asked for in lists, which an API server with these components has. */
const lists: ReadonlySet<string> = new Set([
  ...['nodes', 'pods', 'events', 'persistentvolumeclaims', 'customresourcedefinitions', 'serviceaccounts,secrets'],
  ...['certificates.cert-manager.io', 'clusterissuers.cert-manager.io', 'externalsecrets.external-secrets.io'],
  ...['sealedsecrets.bitnami.com', 'volumes.longhorn.io', 'backups.longhorn.io', 'applications.argoproj.io'],
]);

/** What a `kubectl` line names that the fleet has not: contexts, namespaces, Services, workloads, pods, Secrets. */
export function clusterFaults({ rendered }: ExamplePages, args: readonly string[]): readonly string[] {
  const context = args[args.indexOf('--context') + 1] ?? '';
  const cluster = rendered.model.clusters.find(({ kubernetes }) => kubernetes.context === context);
  if (cluster === undefined) return [`no context ${context}`];
  const objects = rendered.clusters.find((one) => one.cluster === cluster.id)?.objects ?? [];
  const charts = rendered.workloads.filter((w) => w.cluster === cluster.id).flatMap((w) => w.charts);
  const index = clusterIndex(cluster.id, objects);
  const at = args.indexOf('-n');
  const namespace = at < 0 ? null : (args[at + 1] ?? '');
  const known = [
    ...objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name),
    ...charts.map((chart) => chart.namespace),
    ...(cluster.id === rendered.model.hub.id && rendered.model.delivery.via === 'argocd' ? [namespaces.argocd] : []),
  ];
  if (namespace !== null && !known.includes(namespace)) return [`${cluster.id} has no namespace ${namespace}`];
  const words = args.filter((arg, i) => !arg.startsWith('-') && !['--context', '-n'].includes(args[i - 1] ?? ''));
  const missing = (what: string): readonly string[] => [`${cluster.id} has no ${namespace}/${what}`];
  const faults = words.flatMap((word, i): readonly string[] => {
    const [, kind = '', name = ''] = /^([a-z]+)\/([\w.-]+)$/.exec(word) ?? [];
    if (kind === 'service')
      return index.services.has(`${namespace}/${name}`) || chartServices.has(`${namespace}/${name}`)
        ? []
        : missing(word);
    if (['deployment', 'statefulset', 'daemonset'].includes(kind))
      return index.workloads.some((w) => w.namespace === namespace && runs(w, kind, name)) ? [] : missing(word);
    if (kind !== '')
      return objects.some((o) => o.kind.toLowerCase() === kind && o.metadata.name === name) ? [] : missing(word);
    if (words[i - 1] === 'logs') return index.workloads.some((w) => ordinalOf(w, word) !== null) ? [] : missing(word);
    if (words[i - 1] === 'statefulset')
      return index.workloads.some((w) => runs(w, 'statefulset', word)) ? [] : missing(word);
    if (words[i - 1] === 'job')
      return objects.some((o) => o.kind === 'Job' && o.metadata.name === word) ? [] : missing(word);
    if (words[i - 1] === 'secret')
      return secretsOf(rendered.model, cluster).some((s) => s.namespace === namespace && s.name === word)
        ? []
        : missing(word);
    return [];
  });
  const [verb, kind = ''] = words;
  const single = ['secret', 'opensearchclusters.opensearch.org', 'statefulset', 'persistentvolumeclaim', 'job'];
  const asked = (verb === 'get' || verb === 'describe') && !args.includes('--raw') && !kind.includes('/');
  return [
    ...faults,
    ...(asked && !lists.has(kind) && !single.includes(kind) ? [`${kind} is no kind that is listed`] : []),
  ];
}

/** Whether a workload is what `rollout` calls by this kind and name; operators make StatefulSets and DaemonSets of their resources. */
function runs({ object, resource, podPrefix }: Workload, kind: string, name: string): boolean {
  const [own = '', path = ''] = object.split(' ');
  if (resource === null) return own.toLowerCase() === kind && path.endsWith(`/${name}`);
  return own === 'FluentBit'
    ? kind === 'daemonset' && path.endsWith(`/${name}`)
    : kind === 'statefulset' && podPrefix === name;
}
