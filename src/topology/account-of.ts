import type { Account } from '../findings/account.ts';
import type { ClusterObjects } from '../kube/objects.ts';
import { isNamespaced } from '../kube/schema/scope.ts';
import type { Topology } from './topology.ts';

/** The account of what was understood of manifests; `judged` is what the proofs add to it. */
export function accountOf(
  clusters: readonly ClusterObjects[],
  { nodes, edges, notUnderstood, partial }: Topology,
  judged: Pick<Account, 'hub' | 'keptBack' | 'absent'>,
): Account {
  const objects = clusters.flatMap((c) => c.objects);
  const unknown = objects.filter(
    ({ apiVersion, kind }) =>
      isNamespaced(apiVersion, kind) === null &&
      !isRead(kind) &&
      !isAside(apiVersion) &&
      !apiVersion.startsWith('monitoring.thanos.io/'),
  );
  const byKind = Map.groupBy(unknown, ({ apiVersion, kind }) => `${apiVersion} ${kind}`);
  return {
    clusters: [...new Set(clusters.map((c) => c.cluster))],
    objects: objects.length,
    nodes: [...nodes.values()],
    edges,
    notUnderstood,
    unknownKinds: [...byKind.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ apiVersion: first.apiVersion, kind: first.kind, objects: others.length + 1 }],
    ),
    ...judged,
    partial: [...(partial ?? [])],
  };
}

/** Kinds without a schema that are read all the same. */
function isRead(kind: string): boolean {
  return ['GrafanaDatasource', 'HelmRelease', 'HelmChart', 'Endpoints', 'EndpointSlice'].includes(kind);
}

/** Groups of Kubernetes itself whose objects run nothing and carry no address of an engine (kubernetes.io/docs/reference/kubernetes-api). */
const aside: ReadonlySet<string> = new Set([
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'node.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

function isAside(apiVersion: string): boolean {
  return aside.has(apiVersion.split('/')[0] ?? '');
}
