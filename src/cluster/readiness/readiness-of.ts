import { apiGroup, type KubeObject } from '../../kube/objects.ts';
import { entryOf } from '../../kube/table.ts';
import type { LiveObject, ServedKind } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { byAnyCondition } from './by-condition.ts';
import { deletion } from './deletion.ts';
import { type ExplainingKind, explainingKinds, judges } from './judges.ts';
import type { Readiness } from './readiness.ts';

/** Whether an object does what it is there for, and what it waits for if not: `around` explains it, as far as it was fetched. */
export function readinessOf(object: LiveObject, around: Around): Readiness {
  const judge = entryOf(judges, kindKey(object))?.judge ?? byAnyCondition;
  const cause = deletion(object, around) ?? judge(object, around);
  if (cause === null) return { ready: true };
  const { text, stuck, final } = cause;
  return { ready: false, says: `${object.kind} ${object.metadata.name}: ${text}`, stuck, final };
}

/** The kinds to list, beside these objects themselves, so that their state is explained. Events are not among them: they are needed only where something is not ready. */
export function kindsAround(objects: readonly KubeObject[]): readonly Pick<ServedKind, 'apiVersion' | 'kind'>[] {
  const kinds = new Set<ExplainingKind>();
  for (const object of objects) for (const kind of entryOf(judges, kindKey(object))?.explainedBy ?? []) kinds.add(kind);
  return [...kinds].sort().map((kind) => ({ apiVersion: explainingKinds[kind], kind }));
}

/** Whether an object of this kind has a state that can be waited for. */
export function hasState(object: KubeObject): boolean {
  return entryOf(judges, kindKey(object)) !== undefined;
}

function kindKey(object: KubeObject): string {
  return `${apiGroup(object.apiVersion)}/${object.kind}`;
}
