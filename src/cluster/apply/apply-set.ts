import { createHash } from 'node:crypto';
import type { JsonObject, KubeObject } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import { release } from '../../manifests/release.ts';
import type { LiveObject, ObjectRef } from '../kube/kube-client.ts';
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

/** The parent as it is applied. */
export function parentOf(fleet: string, { kinds, namespaces }: Extent): KubeObject {
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
      },
    },
  };
}

const idLabel = 'applyset.kubernetes.io/id';
const kindsAnnotation = 'applyset.kubernetes.io/contains-group-kinds';
const namespacesAnnotation = 'applyset.kubernetes.io/additional-namespaces';

/** The extent that a live parent says; nothing where there is none yet. */
export function extentIn(parent: LiveObject | null): Extent {
  const list = (name: string): readonly string[] =>
    (stringAt(parent as JsonObject | null, 'metadata', 'annotations', name) ?? '').split(',').filter((x) => x !== '');
  return extent(list(kindsAnnotation), list(namespacesAnnotation));
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
