import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Subject } from '../check.ts';

/** One rule of a PrometheusRule. */
export interface RuleExpression {
  readonly cluster: string;
  readonly object: KubeObject;
  readonly field: string;
  /** The alert, or the name of what is recorded. */
  readonly name: string;
  readonly text: string;
}

/** Every rule of every PrometheusRule. A number is an expression too. */
export function* expressionsOf({ clusters }: Pick<Subject, 'clusters'>): Generator<RuleExpression> {
  for (const { cluster, objects } of clusters)
    for (const object of objects) {
      if (object.kind !== 'PrometheusRule') continue;
      for (const [i, group] of listAt(object, 'spec', 'groups').entries())
        for (const [j, rule] of listAt(group, 'rules').entries()) {
          const expr = at(rule, 'expr');
          if (typeof expr !== 'string' && typeof expr !== 'number') continue;
          const name = stringAt(rule, 'alert') ?? stringAt(rule, 'record') ?? '';
          yield { cluster, object, field: `spec.groups[${i}].rules[${j}].expr`, name, text: String(expr) };
        }
    }
}

/** Names of series that rules record, in any cluster. */
export function recordedNames({ clusters }: Pick<Subject, 'clusters'>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { objects } of clusters)
    for (const object of objects)
      if (object.kind === 'PrometheusRule')
        for (const group of listAt(object, 'spec', 'groups'))
          for (const rule of listAt(group, 'rules')) names.add(stringAt(rule, 'record') ?? '');
  return names;
}
