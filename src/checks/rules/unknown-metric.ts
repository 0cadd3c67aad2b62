import { type Check, objectPlace } from '../check.ts';
import { judgeMetric } from '../promql/judge-metrics.ts';
import { readPromql } from '../promql/read-promql.ts';
import { expressionsOf, recordedNames } from './expressions.ts';

export const unknownMetric: Check = {
  code: 'rules/unknown-metric',
  severity: 'warning',
  title: 'A rule asks for a metric that its engine does not have',
  why: 'The selector finds nothing, so that the alert never fires, or always where it asks for absence.',
  fix: 'Write a name that the engine has in the version that runs.',
  refs: ['R39', 'R40'],
  run: (subject, report) => {
    const recorded = recordedNames(subject);
    for (const { cluster, object, field, name, text } of expressionsOf(subject))
      for (const metric of readPromql(text).metrics) {
        const unknown = judgeMetric(metric, recorded);
        if (unknown === null) continue;
        report(
          objectPlace(cluster, object, field),
          `\`${name}\` in PrometheusRule \`${object.metadata.name}\` of \`${cluster}\` asks for \`${metric}\`, which ${unknown.engine} does not have`,
          unknown.meant === null ? {} : { fix: `Write \`${unknown.meant}\` if that was meant.` },
        );
      }
  },
};
