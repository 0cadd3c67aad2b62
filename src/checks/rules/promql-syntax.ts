import { type Check, objectPlace } from '../check.ts';
import { readPromql } from '../promql/read-promql.ts';
import { expressionsOf } from './expressions.ts';

export const promqlSyntax: Check = {
  code: 'rules/promql-syntax',
  severity: 'error',
  title: 'A rule whose expression is no PromQL',
  why: 'The operator refuses the whole PrometheusRule, or the engine keeps its old rules: no alert of the object exists.',
  fix: 'Correct the expression; `promtool check rules` tells whether it is one.',
  refs: ['R39'],
  run: (subject, report) => {
    for (const { cluster, object, field, name, text } of expressionsOf(subject)) {
      const { fault } = readPromql(text);
      if (fault === null) continue;
      const place = fault.text.trim() === '' ? 'at its end' : `from \`${fault.text.slice(0, 40)}\` on`;
      report(
        objectPlace(cluster, object, field),
        `The expression of \`${name}\` in PrometheusRule \`${object.metadata.name}\` of \`${cluster}\` is no PromQL ${place}`,
      );
    }
  },
};
