import type { Json, KubeObject } from '../../kube/objects.ts';
import type { Schemas } from '../../kube/schema/schemas.ts';
import { manager as ourManager } from '../apply/member.ts';
import type { LiveObject, ManagedFields } from '../kube/kube-client.ts';
import { additions } from './additions.ts';
import { compare, type Taken, type Tell } from './compare.ts';
import { ownersOf, owns, type SetBy } from './field-owners.ts';
import { stepsOf, type Trail, trailText } from './trail.ts';

/** A field of an object that is not as the repository has it; what one side has not is left out there. */
export interface FieldDifference {
  /** As findings write it, items by their names: `spec.template.spec.containers[thanos].args`. */
  readonly field: string;
  readonly rendered?: Json;
  readonly live?: Json;
  /** Who set what is there; `null` where nobody owns the field any more, because it was taken away. */
  readonly by: SetBy | null;
}

/**
 * Every field in which a live object is not what the repository has: rendered fields that changed or are gone, and fields that somebody added.
 * What controllers own, and what the server fills in, is none. Of Secrets only the names of keys are looked at, and no value is given.
 */
export function fieldDifferences(rendered: KubeObject, live: LiveObject, schemas: Schemas): readonly FieldDifference[] {
  const secret = rendered.kind === 'Secret';
  const asked = secret ? asKeys(rendered) : rendered;
  const there = secret ? (asKeys(live) as LiveObject) : live;
  const out = new Map<string, FieldDifference>();
  const tell: Tell = (trail, wanted, found) => {
    const owners = ownersOf(live, trail);
    const other = owners.find(({ hand }) => hand === 'other');
    const controlled = other === undefined && owners.some(({ hand }) => hand === 'controller');
    // A field that a controller took over, such as replicas that an autoscaler sets, is its own.
    if (controlled && found !== undefined) return false;
    add(out, trail, wanted, found, other ?? (found === undefined ? null : (owners[0] ?? null)));
    return false;
  };
  // What was applied empty stays in the server's book of fields, though not in the object; what was taken away is in neither.
  const applied = (live.metadata.managedFields ?? []).filter(isOurs);
  const taken: Taken = (trail) => applied.length > 0 && !applied.some((entry) => owns(entry.fieldsV1, stepsOf(trail)));
  compare(asked, there, schemas.of(rendered.apiVersion, rendered.kind), tell, taken);
  for (const { trail, live: found, by } of additions(asked, there)) {
    const field = trailText(trail);
    if (!out.has(field)) out.set(field, { field, live: found, by });
  }
  const all = [...out.values()];
  return secret ? all.map(({ field, by }) => ({ field, by })) : all;
}

function add(
  out: Map<string, FieldDifference>,
  trail: Trail,
  rendered: Json | undefined,
  live: Json | undefined,
  by: SetBy | null,
): void {
  const field = trailText(trail);
  out.set(field, {
    field,
    ...(rendered === undefined ? {} : { rendered }),
    ...(live === undefined ? {} : { live }),
    by,
  });
}

function isOurs({ manager, operation, subresource }: ManagedFields): boolean {
  return manager === ourManager && operation === 'Apply' && subresource === undefined;
}

/** A Secret with the names of its keys and no values: `stringData` is kept as `data`. */
function asKeys(secret: KubeObject): KubeObject {
  const { data = {}, stringData = {}, ...rest } = secret as KubeObject & { data?: object; stringData?: object };
  const keys = [...new Set([...Object.keys(data), ...Object.keys(stringData)])];
  if (keys.length === 0) return rest;
  return { ...rest, data: Object.fromEntries(keys.map((key) => [key, ''])) } as KubeObject;
}
