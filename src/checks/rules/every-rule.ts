import { objectName } from '../../kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { ReadAt } from '../../topology/topology.ts';
import type { Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

/** A rule wherever it is written: in a PrometheusRule, or in a file of rules in a ConfigMap. */
export interface WrittenRule {
  readonly where: ReadAt;
  /** Empty for a rule that records. */
  readonly alert: string;
  readonly expression: string;
}

const known = new WeakMap<Subject['clusters'], readonly WrittenRule[]>();

/** Every rule of every cluster, read once for all checks. Rules that charts bring are not among them. */
export function everyRule(subject: Subject): readonly WrittenRule[] {
  const found = known.get(subject.clusters);
  if (found !== undefined) return found;
  const rules = viewsOf(subject).flatMap(({ index, yaml }) => [
    ...(index.byKind.get('PrometheusRule') ?? []).flatMap((object) =>
      rulesIn(at(object, 'spec'), { cluster: index.id, object: objectName(object), field: 'spec' }),
    ),
    ...(index.byKind.get('ConfigMap') ?? []).flatMap((object) =>
      Object.entries(stringsAt(object, 'data')).flatMap(([key, text]) =>
        /^groups:/m.test(text) && text.includes('expr')
          ? rulesIn(yaml.parse(text), { cluster: index.id, object: objectName(object), field: `data[${key}]` })
          : [],
      ),
    ),
  ]);
  known.set(subject.clusters, rules);
  return rules;
}

function rulesIn(file: unknown, where: ReadAt): readonly WrittenRule[] {
  return listAt(file, 'groups').flatMap((group, i) =>
    listAt(group, 'rules').flatMap((rule, j): readonly WrittenRule[] => {
      const expression = at(rule, 'expr');
      if (typeof expression !== 'string' && typeof expression !== 'number') return [];
      const here = { ...where, field: `${where.field}.groups[${i}].rules[${j}].expr` };
      return [{ where: here, alert: stringAt(rule, 'alert') ?? '', expression: String(expression) }];
    }),
  );
}
