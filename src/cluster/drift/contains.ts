import type { KubeObject } from '../../kube/objects.ts';
import { type Schemas, schemasFor } from '../../kube/schema/schemas.ts';
import { compare } from './compare.ts';

/** Whether a live object has every field of a rendered one as it was rendered. */
export type Contains = (live: KubeObject, rendered: KubeObject) => boolean;

/**
 * Loads what is known of the kinds of these objects, and gives the question whether a live one still has all that was rendered: fields that
 * the server, controllers or others added do not count, amounts may be written otherwise. It ends at the first difference.
 */
export async function containment(objects: Iterable<Pick<KubeObject, 'apiVersion' | 'kind'>>): Promise<Contains> {
  return containsBy(await schemasFor(objects));
}

/** The same with schemas that are at hand. */
export function containsBy(schemas: Schemas): Contains {
  return (live, rendered) => {
    const schema = schemas.of(rendered.apiVersion, rendered.kind);
    if (rendered.kind === 'Secret') return hasKeys(live, rendered);
    return !compare(rendered, live, schema, () => true);
  };
}

/** Of Secrets only the names of keys are looked at; `stringData` is only ever sent. */
function hasKeys(live: KubeObject, rendered: KubeObject): boolean {
  const { data, stringData, ...rest } = rendered as KubeObject & { data?: object; stringData?: object };
  const there = (live as KubeObject & { data?: object }).data ?? {};
  const asked = [...Object.keys(data ?? {}), ...Object.keys(stringData ?? {})];
  return asked.every((key) => Object.hasOwn(there, key)) && !compare(rest, live, null, () => true);
}
