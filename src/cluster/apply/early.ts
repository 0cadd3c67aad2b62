import type { KubeObject } from '../../kube/objects.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { Told } from './apply-report.ts';
import type { UnknownKind } from './unknown-kind.ts';

/** Why the server of a cluster cannot judge an object now: it can `once` something is there that the same run brings, or that never comes. */
export type Early = { readonly once: string } | { readonly never: Omit<Told, 'object'> };

/** What is known of what a run does not bring. */
export interface NotBrought {
  readonly unknownKind: (object: KubeObject) => UnknownKind;
  /** What to do about a namespace that is not there, full sentences. */
  readonly namespaceFix: (namespace: string) => string;
}

/** Tells of each of these objects, which are applied together, why it cannot be judged now; `null` where it can. */
export async function earlyIn(
  kube: KubeClient,
  objects: readonly KubeObject[],
  { unknownKind, namespaceFix }: NotBrought,
): Promise<Outcome<(object: KubeObject) => Early | null>> {
  const kinds = await kube.kinds();
  if (!kinds.ok) return kinds;
  const namespaces = await kube.list({ apiVersion: 'v1', kind: 'Namespace' });
  if (!namespaces.ok) return namespaces;
  const served = new Set(kinds.value.map(keyOf));
  const there = new Set(namespaces.value.map(({ metadata }) => metadata.name));
  const defined = new Set(objects.flatMap(definedBy));
  const made = new Set(objects.filter(isNamespace).map(({ metadata }) => metadata.name));

  return answered((object) => {
    const { apiVersion, kind, metadata } = object;
    const { namespace } = metadata;
    const unserved = !served.has(keyOf(object));
    if (unserved && !defined.has(keyOf(object))) {
      const source = unknownKind(object);
      const message = `The API server of ${kube.cluster} knows no kind ${kind} in ${apiVersion}, and this run does not bring it.`;
      if (!source.comes) return { never: { message, fix: source.fix } };
    }
    if (namespace !== undefined && !there.has(namespace)) {
      if (made.has(namespace)) return { once: `Namespace ${namespace} exists` };
      const message = `Namespace ${namespace} is not there, and this run does not bring it.`;
      return { never: { message, fix: namespaceFix(namespace) } };
    }
    return unserved ? { once: `it serves ${kind} of ${apiVersion}` } : null;
  });
}

function keyOf({ apiVersion, kind }: Pick<KubeObject, 'apiVersion' | 'kind'>): string {
  return `${apiVersion} ${kind}`;
}

function isNamespace({ apiVersion, kind }: KubeObject): boolean {
  return apiVersion === 'v1' && kind === 'Namespace';
}

/** The kinds that a definition defines, in its versions. */
function definedBy(object: KubeObject): readonly string[] {
  if (object.kind !== 'CustomResourceDefinition') return [];
  const [group, kind] = [stringAt(object, 'spec', 'group') ?? '', stringAt(object, 'spec', 'names', 'kind') ?? ''];
  return listAt(object, 'spec', 'versions').map((version) =>
    keyOf({ apiVersion: `${group}/${stringAt(version, 'name') ?? ''}`, kind }),
  );
}
