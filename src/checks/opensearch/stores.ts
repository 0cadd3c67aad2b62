import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, mapAt, numberAt, stringAt } from '../../kube/read.ts';
import { type Definition, definitionsOf } from '../../topology/logs/definitions.ts';
import type { Subject } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';

/** An OpenSearch of the operator, with its pools. */
export interface OperatedStore {
  readonly cluster: string;
  readonly object: KubeObject;
}

/** Every OpenSearchCluster, of either group. */
export function operatedStores(subject: Subject): readonly OperatedStore[] {
  return viewsOf(subject).flatMap(({ index }) =>
    (index.byKind.get('OpenSearchCluster') ?? [])
      .filter(({ apiVersion }) => /^opensearch\.(?:org|opster\.io)\//.test(apiVersion))
      .map((object) => ({ cluster: index.id, object })),
  );
}

/** Whether a pool has a role; one that names none has every role, as OpenSearch's own default is. `master` is the old word for `cluster_manager`. */
function hasRole(pool: unknown, role: 'cluster_manager' | 'data'): boolean {
  const roles = listAt(pool, 'roles').map(String);
  return roles.length === 0 || roles.includes(role) || (role === 'cluster_manager' && roles.includes('master'));
}

/** How many nodes of an OpenSearchCluster have a role. */
export function nodesWith(object: KubeObject, role: 'cluster_manager' | 'data'): number {
  return listAt(object, 'spec', 'nodePools')
    .filter((pool) => hasRole(pool, role))
    .reduce<number>((sum, pool) => sum + (numberAt(pool, 'replicas') ?? 1), 0);
}

/** A definition with the cluster that it is told in. */
export interface ToldDefinition {
  readonly view: ClusterView;
  readonly definition: Definition;
}

const known = new WeakMap<Subject['clusters'], ReadonlyMap<string, readonly ToldDefinition[]>>();

/** What OpenSearch is told, by resources and by Jobs: in one cluster, or in all. Read once for all rules. */
export function definitionsIn(subject: Subject, kind: Definition['kind'], cluster?: string): readonly ToldDefinition[] {
  const byCluster = known.get(subject.clusters) ?? readDefinitions(subject);
  const from = cluster === undefined ? [...byCluster.values()].flat() : (byCluster.get(cluster) ?? []);
  return from.filter(({ definition }) => definition.kind === kind);
}

function readDefinitions(subject: Subject): ReadonlyMap<string, readonly ToldDefinition[]> {
  const made = new Map(
    viewsOf(subject).map((view) => [
      view.index.id,
      definitionsOf(view.index, view.yaml).map((definition) => ({ view, definition })),
    ]),
  );
  known.set(subject.clusters, made);
  return made;
}

/** A setting of an index template, nested or with dots, with or without `index.` before it: OpenSearch takes all. */
export function indexSetting({ body }: Definition, name: string): string | undefined {
  const settings = mapAt(body, 'template', 'settings');
  const found = [settings, mapAt(settings, 'index')].flatMap((from) => [
    from[name],
    from[`index.${name}`],
    at(from, ...name.split('.')),
  ]);
  const value = found.find((one) => one !== undefined && one !== null && typeof one !== 'object');
  return value === undefined ? undefined : String(value);
}

/** The words of `settings.client.default` and its like in a repository: the S3 client whose keys it uses. */
export function s3Client(repository: unknown): string {
  return stringAt(repository, 'settings', 'client') ?? 'default';
}
