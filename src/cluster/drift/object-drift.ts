import type { Workload } from '../../components/workload.ts';
import { type KubeObject, objectName } from '../../kube/objects.ts';
import { numberAt } from '../../kube/read.ts';
import type { Schemas } from '../../kube/schema/schemas.ts';
import { setIdOf } from '../apply/apply-set.ts';
import { groupKind, identity, isMember, ofComponent } from '../apply/member.ts';
import type { LiveCluster } from '../live-objects.ts';
import { type FieldDifference, fieldDifferences } from './field-differences.ts';

/** An object of a cluster that is not as the repository has it. */
export type ObjectDrift = {
  readonly cluster: string;
  /** `Kind namespace/name`. */
  readonly object: string;
  /** The component that it belongs to; empty where that is not known. */
  readonly component: string;
} & (
  | { readonly state: 'missing' }
  /** It is there, and on its way out; `since` as the server says it. */
  | { readonly state: 'leaving'; readonly since: string }
  | { readonly state: 'changed'; readonly fields: readonly FieldDifference[] }
  /** Applied by namsan once, and the repository has it no more. */
  | { readonly state: 'left' }
);

/** What was held against the repository, and what came of it. */
export interface HeldObjects {
  readonly objects: readonly ObjectDrift[];
  /** How many rendered objects were compared. */
  readonly compared: number;
  /** `Kind namespace/name` of rendered objects whose kind could not be listed. */
  readonly unread: readonly string[];
}

/** Holds the objects of a cluster that answered against the workloads that were rendered for it: in their order, what is left last. */
export function heldObjects(
  fleet: string,
  workloads: readonly Workload[],
  live: LiveCluster,
  schemas: Schemas,
): HeldObjects {
  const own = workloads.filter(({ cluster }) => cluster === live.cluster);
  const drifts: ObjectDrift[] = [];
  const unread: string[] = [];
  const names = new Set<string>();
  let compared = 0;
  for (const { component, objects } of own)
    for (const rendered of objects) {
      names.add(identity(rendered));
      if (live.unlisted.has(groupKind(rendered))) {
        unread.push(objectName(rendered));
        continue;
      }
      compared += 1;
      const drift = driftOf(rendered, live, schemas);
      if (drift !== null) drifts.push({ cluster: live.cluster, object: objectName(rendered), component, ...drift });
    }
  return { objects: [...drifts, ...leftOver(fleet, own, live, names)], compared, unread };
}

type Found =
  | { readonly state: 'missing' }
  | { readonly state: 'leaving'; readonly since: string }
  | { readonly state: 'changed'; readonly fields: readonly FieldDifference[] };

function driftOf(rendered: KubeObject, live: LiveCluster, schemas: Schemas): Found | null {
  const there = live.live.get(identity(rendered));
  if (there === undefined) return goesByItself(rendered) ? null : { state: 'missing' };
  const since = there.metadata.deletionTimestamp;
  if (since !== undefined) return { state: 'leaving', since };
  const fields = fieldDifferences(rendered, there, schemas);
  return fields.length === 0 ? null : { state: 'changed', fields };
}

/** A Job that is taken away some time after it is done (kubernetes@v1.35.4 pkg/controller/ttlafterfinished). */
function goesByItself(rendered: KubeObject): boolean {
  return rendered.kind === 'Job' && numberAt(rendered, 'spec', 'ttlSecondsAfterFinished') !== undefined;
}

/** Members of the fleet's ApplySet that nothing renders. What charts bring is not rendered here, so nothing is said of components with charts. */
function leftOver(
  fleet: string,
  own: readonly Workload[],
  live: LiveCluster,
  rendered: ReadonlySet<string>,
): readonly ObjectDrift[] {
  const setId = setIdOf(fleet);
  const charted = new Set(own.flatMap(({ component, charts }) => (charts.length > 0 ? [component] : [])));
  return [...live.live].flatMap(([name, object]) => {
    if (rendered.has(name) || !isMember(object, setId)) return [];
    const component = object.metadata.annotations?.[ofComponent] ?? '';
    if (charted.has(component)) return [];
    return [{ cluster: live.cluster, object: objectName(object), component, state: 'left' as const }];
  });
}
