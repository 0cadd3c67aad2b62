import { apiGroup, type Json, type KubeObject } from '../../kube/objects.ts';
import { digest } from '../../manifests/digest.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { canonicalObject } from './canonical.ts';

/** What marks an object as a member of an ApplySet (KEP-3659, kubernetes/kubectl@v1.35.0 pkg/cmd/apply/applyset.go). */
export const partOf = 'applyset.kubernetes.io/part-of';
/** SHA-256 of all that makes what was sent, so that it need not be sent again. */
export const appliedDigest = 'namsan.io/applied';
/** The component that an object belongs to: what is no longer rendered says by it whose it was. */
export const ofComponent = 'namsan.io/component';

/** The field manager of everything that namsan applies. */
export const manager = 'namsan';

/** An object as it is sent: marked as a member, with the digest of all that it was made of. */
export interface Sent {
  readonly object: KubeObject;
  readonly digest: string;
  readonly component: string;
}

/** A rendered object that is due, and what is sent for it: made when it is first asked for, for it costs as much as sending it. */
export interface Due {
  readonly object: KubeObject;
  readonly sent: () => Sent;
}

/** A rendered object of a component, due in the set with this id. */
export function dueOf(object: KubeObject, component: string, setId: string): Due {
  let made: Sent | null = null;
  return {
    object,
    sent: () => {
      made ??= sentOf(object, component, setId);
      return made;
    },
  };
}

/** What is sent for a rendered object. `status` is nobody's to apply: charts leave it in definitions. */
export function sentOf(rendered: KubeObject, component: string, setId: string): Sent {
  const { status: _, ...rest } = rendered as KubeObject & { readonly status?: Json };
  const { labels, annotations } = rendered.metadata;
  const own = digest(`${setId} ${component} ${canonicalObject(rendered)}`);
  const metadata = {
    ...rendered.metadata,
    labels: { ...labels, [partOf]: setId },
    annotations: { ...annotations, [ofComponent]: component, [appliedDigest]: own },
  };
  return { object: { ...rest, metadata }, digest: own, component };
}

/** What an object is, whichever version of its kind it is written in: `Deployment.apps monitoring/thanos-query`. */
export function identity({ apiVersion, kind, metadata }: KubeObject): string {
  return `${groupKind({ apiVersion, kind })} ${metadata.namespace ?? ''}/${metadata.name}`;
}

/** A kind with its group as ApplySets write it: `Deployment.apps`, `ConfigMap`. */
export function groupKind({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): string {
  const group = apiGroup(apiVersion);
  return group === '' ? kind : `${kind}.${group}`;
}

/**
 * Whether a live object is a member of the set that namsan applied. Operators and controllers copy labels to what they make, so the label
 * alone says nothing: a member has no owner, and fields that the manager `namsan` applied.
 */
export function isMember(object: LiveObject, setId: string): boolean {
  const { labels, ownerReferences = [] } = object.metadata;
  return labels?.[partOf] === setId && ownerReferences.length === 0 && isApplied(object);
}

/** Whether namsan applied an object, and still owns something of it. */
export function isApplied({ metadata: { managedFields = [] } }: LiveObject): boolean {
  return managedFields.some((entry) => entry.manager === manager && entry.operation === 'Apply');
}
