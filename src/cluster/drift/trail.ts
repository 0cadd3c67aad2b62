import type { Json } from '../../kube/objects.ts';

/** The way to a value in an object, from the value upwards; `null` is the object itself. */
export type Trail = { readonly above: Trail; readonly step: Step } | null;

/** A field of a map, or an item of a list: by its keys where the list has some, else by its position. */
export type Step =
  | { readonly field: string }
  | { readonly item: Json; readonly keys: readonly string[]; readonly named: string }
  | { readonly index: number };

/** A trail as findings write it, with names in the place of positions: `spec.template.spec.containers[thanos].image`. */
export function trailText(trail: Trail): string {
  return stepsOf(trail).reduce((path, step) => {
    if ('index' in step) return `${path}[${step.index}]`;
    if ('item' in step) return `${path}[${step.named}]`;
    if (!/^[\w-]+$/.test(step.field)) return `${path}[${step.field}]`;
    return path === '' ? step.field : `${path}.${step.field}`;
  }, '');
}

/** The steps of a trail from the object downwards. */
export function stepsOf(trail: Trail): readonly Step[] {
  const out: Step[] = [];
  for (let here = trail; here !== null; here = here.above) out.push(here.step);
  return out.reverse();
}
