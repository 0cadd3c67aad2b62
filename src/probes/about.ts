import type { MoreOf, ObjectPlace } from '../findings/finding.ts';
import { objectName } from '../kube/objects.ts';
import type { ReadAt } from '../topology/topology.ts';
import type { Answer, Live } from './probe.ts';

/** What is asked of one object: `yes` and `no` make an answer of what came out. */
export interface About {
  readonly yes: (seen: string) => Answer;
  readonly no: (message: string, more?: MoreOf) => Answer;
}

/** A question about an object of the topology, counted under the component that the object is of. */
export function about(live: Live, place: ReadAt, asked: string, cluster: string = place.cluster): About {
  const where: ObjectPlace = { cluster: place.cluster, object: place.object, field: place.field };
  const base = { cluster, component: componentOf(live, place), asked };
  return {
    yes: (seen) => ({ ...base, ok: true, seen, where }),
    no: (message, more) => ({ ...base, ok: false, where, message, ...(more === undefined ? {} : { more }) }),
  };
}

const owners = new WeakMap<Live['workloads'], ReadonlyMap<string, string>>();

/** The component that an object is rendered by; the kind of the object where none has it. */
export function componentOf({ workloads }: Live, { cluster, object }: ReadAt): string {
  const known = owners.get(workloads) ?? ownersAmong(workloads);
  owners.set(workloads, known);
  return known.get(`${cluster} ${object}`) ?? object.split(' ')[0] ?? '';
}

function ownersAmong(workloads: Live['workloads']): ReadonlyMap<string, string> {
  return new Map(
    workloads.flatMap(({ cluster, component, objects }) =>
      objects.map((object) => [`${cluster} ${objectName(object)}`, component] as const),
    ),
  );
}
