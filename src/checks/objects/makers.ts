import { apiGroup, type KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { holderOfPods } from '../../topology/objects/unread.ts';
import type { ChartRelease } from '../check.ts';
import type { ClusterView } from '../cluster-view.ts';

/** Whether something in a namespace makes objects that are in no file and bear one of these names. */
export type Makers = (namespace: string, names: readonly string[]) => boolean;

/** API groups whose resources an operator turns into pods and Services, labelled with the resource's name. Those of the Prometheus operator are read as pods. */
const groups: ReadonlySet<string> = new Set([
  'opensearch.org',
  'opensearch.opster.io',
  'fluentbit.fluent.io',
  'fluentd.fluent.io',
  'argoproj.io',
  'cilium.io',
  'longhorn.io',
]);

/** What charts and operators make is named and labelled after the release, the chart, or the resource. */
export function makersIn({ index }: ClusterView, charts: readonly ChartRelease[]): Makers {
  const names = new Map<string, Set<string>>();
  const add = (namespace: string, name: string): void => {
    const known = names.get(namespace);
    if (known === undefined) names.set(namespace, new Set([name]));
    else known.add(name);
  };
  for (const { cluster, namespace, name, releaseName } of charts) {
    if (cluster !== index.id) continue;
    add(namespace, name);
    add(namespace, releaseName);
  }
  const exact = new Set<string>();
  for (const objects of index.byKind.values())
    for (const object of objects) {
      const namespace = namespaceOf(object);
      const madeHere = openSearchNames(object);
      for (const name of madeHere ?? []) exact.add(`${namespace}/${name}`);
      if (madeHere === null && groups.has(apiGroup(object.apiVersion))) add(namespace, object.metadata.name);
    }
  return (namespace, wanted) => {
    if (holderOfPods(index.unread, namespace, wanted) !== undefined) return true;
    const made = [...(names.get(namespace) ?? [])];
    return wanted.some(
      (name) =>
        exact.has(`${namespace}/${name}`) || made.some((maker) => name === maker || name.startsWith(`${maker}-`)),
    );
  };
}

/**
 * What the OpenSearch operator makes for a cluster, by name: others in the namespace begin with the same word (opensearch-k8s-operator@v3.0.2
 * pkg/builders/cluster.go, dashboards.go, pkg/reconcilers/{securityconfig,tls}.go); `null` for any other object.
 */
function openSearchNames(object: KubeObject): readonly string[] | null {
  if (object.kind !== 'OpenSearchCluster') return null;
  const { name } = object.metadata;
  const pools = listAt(object, 'spec', 'nodePools').map((pool) => stringAt(pool, 'component') ?? '');
  return ['', ...operatorSuffixes, ...pools].map((suffix) => (suffix === '' ? name : `${name}-${suffix}`));
}

const operatorSuffixes: readonly string[] = [
  ...['discovery', 'bootstrap', 'bootstrap-0', 'dashboards', 'config', 'dashboards-config', 'securityconfig-update'],
  ...['admin-password', 'dashboards-password', 'ca', 'http-cert', 'transport-cert', 'admin-cert', 'dashboards-cert'],
  ...['default-securityconfig', 'generated-securityconfig', 'security-config-generated'],
];
