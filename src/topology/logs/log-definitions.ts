import { at, listAt, stringAt } from '../../kube/read.ts';
import type { LogStoreFacts, StoreUse } from '../engines/reading.ts';
import type { SnapshotRepository } from '../log-nodes.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import type { Yaml } from '../objects/embedded-yaml.ts';
import type { FlowEdge } from '../topology.ts';
import { type Definition, definitionsOf } from './definitions.ts';
import { policyRepository, snapshotPolicy } from './snapshot-policy.ts';

/** What one log store is given: its definitions, and its repositories with the object stores that they use. */
export interface DefinedStore {
  readonly facts: LogStoreFacts;
  readonly definitions: readonly Definition[];
  readonly repositories: readonly SnapshotRepository[];
  readonly edges: readonly FlowEdge[];
  readonly uses: readonly StoreUse[];
}

/** Sorts the definitions of a cluster to the log stores that they are for. One that could be for several is said and left out. */
export function definedStores(
  cluster: ClusterIndex,
  stores: readonly LogStoreFacts[],
  yaml: Yaml,
  say: (note: string) => void,
): readonly DefinedStore[] {
  const byStore = Map.groupBy(definitionsOf(cluster, yaml), (definition) => {
    const found = storeOf(definition, stores);
    if (found === null)
      say(`${cluster.id}: ${definition.readAt.object}: no one log store of the cluster is meant by it`);
    return found;
  });
  return stores.map((facts) => {
    const definitions = byStore.get(facts) ?? [];
    const told = (object: string) => (reason: string) => say(`${cluster.id}: ${object}: ${reason}`);
    const repositories = definitions
      .filter((d) => d.kind === 'snapshot-repository')
      .map((d) => repositoryOf(facts, d, definitions, told(d.readAt.object)));
    return {
      facts,
      definitions,
      repositories,
      edges: repositories.map((repository) => snapshots(facts, repository)),
      uses: definitions.flatMap((d) => usesOf(facts, d, repositories)),
    };
  });
}

/** A definition names its OpenSearchCluster, or is for the only store of the cluster or of its namespace. */
function storeOf(definition: Definition, stores: readonly LogStoreFacts[]): LogStoreFacts | null {
  const { namespace, store } = definition;
  const near = stores.filter((s) => s.workload.namespace === namespace);
  if (store !== null) return near.find((s) => s.name === store) ?? null;
  const candidates = near.length > 0 ? near : stores;
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

function repositoryOf(
  { id: store, workload }: LogStoreFacts,
  definition: Definition,
  all: readonly Definition[],
  say: (reason: string) => void,
): SnapshotRepository {
  const { name, body, readAt } = definition;
  const { cluster, namespace } = workload;
  const policies = all.filter((d) => d.kind === 'snapshot-policy' && policyRepository(d) === name);
  return {
    kind: 'snapshot-repository',
    id: `${store}/${name}`.replace('/log-store/', '/snapshot-repository/'),
    cluster,
    namespace,
    name,
    replicas: 1,
    readAt,
    store,
    basePath: basePath(body),
    policies: policies.map((policy) => snapshotPolicy(policy, say)),
  };
}

function basePath(body: unknown): string {
  return (stringAt(body, 'settings', 'base_path') ?? '').replace(/^\/+|\/+$/g, '');
}

function snapshots({ id }: LogStoreFacts, repository: SnapshotRepository): FlowEdge {
  const { readAt, name } = repository;
  return { kind: 'snapshots', from: id, to: repository.id, address: name, via: [], pods: 'each', broken: null, readAt };
}

/** How a repository uses its object store: it writes, and where a policy of snapshot management deletes, it deletes. */
function usesOf(
  { settings }: LogStoreFacts,
  definition: Definition,
  repositories: readonly SnapshotRepository[],
): readonly StoreUse[] {
  const repository = repositories.find((r) => r.readAt === definition.readAt);
  if (repository === undefined) return [];
  const { body, readAt } = definition;
  const content = { kind: 'text' as const, text: storeConfig(body, settings), readAt };
  const deleting = repository.policies.find((policy) => policy.deletion !== null);
  return [
    { kind: 'snapshots', from: repository.id, content, readAt },
    ...(deleting === undefined
      ? []
      : [{ kind: 'deletes-in' as const, from: repository.id, content, readAt: deleting.readAt }]),
  ];
}

/** The place of an S3 repository as an object store's configuration; the client's settings are those of the repository, else of the store (opensearch.org snapshot-restore, Amazon S3). */
function storeConfig(body: unknown, settings: ReadonlyMap<string, string>): string {
  const own = (key: string): string | undefined => stringAt(body, 'settings', key);
  if (stringAt(body, 'type') !== 's3')
    return JSON.stringify({ type: 'FILESYSTEM', config: { directory: own('location') ?? '' } });
  const client = own('client') ?? 'default';
  const ofClient = (key: string): string | undefined => own(key) ?? settings.get(`s3.client.${client}.${key}`);
  const endpoint = ofClient('endpoint') ?? 's3.amazonaws.com';
  const insecure = endpoint.startsWith('http://') || (ofClient('protocol') === 'http' && !endpoint.includes('://'));
  return JSON.stringify({
    type: 'S3',
    config: { bucket: own('bucket') ?? '', endpoint, insecure },
    prefix: basePath(body),
  });
}

/** The patterns of an index template with its priority. */
export function templatePatterns({ body }: Definition): {
  readonly patterns: readonly string[];
  readonly priority: number;
} {
  return { patterns: listAt(body, 'index_patterns').map(String), priority: Number(at(body, 'priority') ?? 0) };
}
