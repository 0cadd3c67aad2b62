import { createHash } from 'node:crypto';
import type { JsonObject, KubeObject } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import { release } from '../../manifests/release.ts';
import type { LiveObject, ObjectRef } from '../kube/kube-client.ts';
import type { Told } from './apply-report.ts';
import { groupKind } from './member.ts';

/** Where namsan keeps what it must know of a cluster in it. */
export const homeNamespace = 'namsan';

/** Over which kinds and namespaces members of a set may be spread. */
export interface Extent {
  /** `Kind.group`, in order. */
  readonly kinds: readonly string[];
  /** Beside that of the parent, in order. */
  readonly namespaces: readonly string[];
}

/** The namespace that holds the parent. */
export const home: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: homeNamespace } };

/** The parent of the members of a fleet in a cluster. */
export function parentRef(fleet: string): ObjectRef & { readonly namespace: string } {
  return { apiVersion: 'v1', kind: 'ConfigMap', namespace: homeNamespace, name: `fleet-${fleet}` };
}

/** The id of a set: SHA-256 of `name.namespace.kind.group` of its parent in base64 for URLs (KEP-3659). */
export function setIdOf(fleet: string): string {
  const { name, namespace, kind } = parentRef(fleet);
  const hash = createHash('sha256').update(`${name}.${namespace}.${kind}.`).digest('base64url');
  return `applyset-${hash}-v1`;
}

/** The parent as it is applied in a cluster of the fleet. */
export function parentOf(fleet: string, { kinds, namespaces }: Extent, cluster: string): KubeObject {
  const { name, namespace, apiVersion, kind } = parentRef(fleet);
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      labels: { [idLabel]: setIdOf(fleet), 'app.kubernetes.io/managed-by': 'namsan' },
      annotations: {
        'applyset.kubernetes.io/tooling': `namsan/v${release}`,
        [kindsAnnotation]: kinds.join(','),
        [namespacesAnnotation]: namespaces.join(','),
        [ofCluster]: cluster,
      },
    },
  };
}

/** The `id` of the cluster in the fleet, by which a cluster is told from another that a context leads to. */
const ofCluster = 'namsan.io/cluster';
const idLabel = 'applyset.kubernetes.io/id';
const kindsAnnotation = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesAnnotation = 'applyset.kubernetes.io/additional-namespaces';

/** The extent that a live parent says; nothing where there is none yet. */
export function extentIn(parent: LiveObject | null): Extent {
  const list = (name: string): readonly string[] =>
    (stringAt(parent as JsonObject | null, 'metadata', 'annotations', name) ?? '').split(',').filter((x) => x !== '');
  return extent(list(kindsAnnotation), list(namespacesAnnotation));
}

/** As which cluster of the fleet a live parent was applied; `null` where it does not say. */
export function clusterIn(parent: LiveObject | null): string | null {
  return parent?.metadata.annotations?.[ofCluster] ?? null;
}

/**
 * That what a context leads to was applied as another cluster which the fleet still has, and what to do; `null` where it was not. A cluster
 * alone may be asked for, so that the other one is not asked who it is.
 */
export function otherCluster(
  fleet: string,
  cluster: string,
  ids: readonly string[],
  parent: LiveObject | null,
): Omit<Told, 'object'> | null {
  const other = clusterIn(parent);
  if (other === null || other === cluster || !ids.includes(other)) return null;
  return {
    message: `The context of \`${cluster}\` leads to the cluster that this fleet was applied to as \`${other}\`: it would be written over.`,
    fix: `Look at \`kubernetes.context\` of both in the fleet file. If the cluster is \`${cluster}\` from now on: \`kubectl --namespace ${homeNamespace} annotate configmap ${parentRef(fleet).name} ${ofCluster}-\`, and apply again.`,
  };
}

/** The extent of these objects. */
export function extentOf(objects: Iterable<KubeObject>): Extent {
  const kinds: string[] = [];
  const namespaces: string[] = [];
  for (const object of objects) {
    kinds.push(groupKind(object));
    if (object.metadata.namespace !== undefined) namespaces.push(object.metadata.namespace);
  }
  return extent(kinds, namespaces);
}

/** Both together: what a parent must say before members are added, and until the last one is gone. */
export function extended(a: Extent, b: Extent): Extent {
  return extent([...a.kinds, ...b.kinds], [...a.namespaces, ...b.namespaces]);
}

/** The kinds of the one that the other does not have. */
export function beyond(a: Extent, b: Extent): Extent {
  return extent(
    a.kinds.filter((kind) => !b.kinds.includes(kind)),
    [],
  );
}

/** Whether two extents say the same. */
export function sameExtent(a: Extent, b: Extent): boolean {
  return a.kinds.join() === b.kinds.join() && a.namespaces.join() === b.namespaces.join();
}

function extent(kinds: readonly string[], namespaces: readonly string[]): Extent {
  return {
    kinds: [...new Set(kinds)].sort(),
    namespaces: [...new Set(namespaces)].filter((name) => name !== homeNamespace).sort(),
  };
}
