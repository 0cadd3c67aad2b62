import { parseDuration } from '../../kube/duration.ts';
import type { Json } from '../../kube/objects.ts';
import { at, listAt, mapAt, stringAt } from '../../kube/read.ts';
import type { IndexPolicy } from '../log-nodes.ts';
import type { Definition } from './definitions.ts';

/** The way that an index has gone through the states: its age, when it was archived on the way, and whether other conditions than age decided. */
interface Way {
  readonly age: number;
  readonly archive: IndexPolicy['archives'];
  readonly unclear: boolean;
}

/**
 * What an ISM policy does, over every way from its first state to a deletion. Actions of a state run in order and a failed one stops the
 * policy, so that what stands before a deletion has been done when it comes (opensearch.org im-plugin/ism/policies, error handling).
 */
export function ismPolicy(definition: Definition): IndexPolicy {
  const body = at(definition.body, 'policy') ?? definition.body;
  const states = new Map(listAt(body, 'states').map((state) => [stringAt(state, 'name') ?? '', state]));
  const first = stringAt(body, 'default_state') ?? [...states.keys()][0] ?? '';
  const ends: Way[] = [];
  let unclear = false;
  const go = (name: string, way: Way, seen: readonly string[]): void => {
    const state = states.get(name);
    if (state === undefined || seen.includes(name)) return;
    let here = way;
    for (const action of listAt(state, 'actions')) {
      if (at(action, 'snapshot') !== undefined)
        here = { ...here, archive: archiveOf(at(action, 'snapshot') ?? null, here.age) };
      if (at(action, 'delete') !== undefined) {
        ends.push(here);
        return;
      }
    }
    for (const transition of listAt(state, 'transitions')) {
      const conditions = mapAt(transition, 'conditions');
      const asked = stringAt(conditions, 'min_index_age');
      const least = asked === undefined ? 0 : parseDuration(asked);
      const other = Object.keys(conditions).some((key) => key !== 'min_index_age') || least === null;
      if (other) unclear = true;
      const next = { ...here, age: Math.max(here.age, least ?? 0), unclear: here.unclear || other };
      go(stringAt(transition, 'state_name') ?? '', next, [...seen, name]);
    }
  };
  go(first, { age: 0, archive: null, unclear: false }, []);
  const archives = ends.map((end) => end.archive);
  return {
    name: definition.name,
    deletesFrom: Math.min(Number.POSITIVE_INFINITY, ...ends.map((end) => end.age)),
    archives: archives.some((archive) => archive === null)
      ? null
      : (archives.toSorted((a, b) => (b?.at ?? 0) - (a?.at ?? 0))[0] ?? null),
    unclear,
    readAt: definition.readAt,
  };
}

function archiveOf(snapshot: Json, age: number): IndexPolicy['archives'] {
  const repository = stringAt(snapshot, 'repository') ?? '';
  return { repository, snapshot: stringAt(snapshot, 'snapshot') ?? '', at: age };
}

/** The patterns of indices that a policy takes by itself when they are made, with their priority. */
export function policyPatterns(
  definition: Definition,
): readonly { readonly patterns: readonly string[]; readonly priority: number }[] {
  const body = at(definition.body, 'policy') ?? definition.body;
  const written = at(body, 'ism_template');
  const templates = Array.isArray(written) ? listAt(body, 'ism_template') : written === undefined ? [] : [written];
  return templates.map((template) => ({
    patterns: listAt(template, 'index_patterns').map(String),
    priority: Number(at(template, 'priority') ?? 0),
  }));
}
