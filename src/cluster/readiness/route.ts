import type { Json } from '../../kube/objects.ts';
import { listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { type Condition, conditionsOf, unmet } from './conditions.ts';
import { generationOf } from './generation.ts';
import { type Cause, waits } from './readiness.ts';

/**
 * An HTTPRoute (GRPCRoute, TLSRoute …) is ready once every parent that it names has accepted it as it is now, and found what it refers to
 * (sigs.k8s.io/gateway-api apis/v1/shared_types.go, RouteParentStatus).
 */
export function route(object: LiveObject): Cause | null {
  const parents = listAt(object, 'status', 'parents');
  for (const wanted of listAt(object, 'spec', 'parentRefs')) {
    const name = parentName(wanted);
    const said = parents.filter((parent) => isSame(wanted, parent, object));
    if (said.length === 0) return waits(`${name} has said nothing of it yet`);
    for (const parent of said) {
      const cause = refusedBy(conditionsOf(parent, 'conditions'), generationOf(object));
      if (cause !== null) return { ...cause, text: `${name}: ${cause.text}` };
    }
  }
  return null;
}

function refusedBy(conditions: readonly Condition[], generation: number | undefined): Cause | null {
  const accepted = unmet(
    conditions.find(({ type }) => type === 'Accepted'),
    'Accepted',
    generation,
  );
  if (accepted !== null) return accepted;
  const resolved = conditions.find(({ type }) => type === 'ResolvedRefs');
  return resolved === undefined ? null : unmet(resolved, 'ResolvedRefs', generation);
}

function isSame(wanted: Json, status: Json, object: LiveObject): boolean {
  const own = object.metadata.namespace;
  const same = (field: string, standard: string | undefined): boolean =>
    (stringAt(wanted, field) ?? standard) === (stringAt(status, 'parentRef', field) ?? standard);
  return (
    same('name', undefined) &&
    same('kind', 'Gateway') &&
    same('namespace', own) &&
    same('sectionName', undefined) &&
    numberAt(wanted, 'port') === numberAt(status, 'parentRef', 'port')
  );
}

function parentName(parent: Json): string {
  const section = stringAt(parent, 'sectionName');
  const name = `${stringAt(parent, 'kind') ?? 'Gateway'} ${stringAt(parent, 'name')}`;
  return section === undefined ? name : `${name}, listener ${section}`;
}
