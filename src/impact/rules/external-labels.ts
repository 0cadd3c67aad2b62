import type { LabelSet } from '../../topology/topology.ts';
import type { Comparison } from '../comparison.ts';
import { nodePairs } from '../comparison.ts';
import { after, before, type ImpactRule } from '../rule.ts';

export const externalLabels: ImpactRule = {
  code: 'impact/external-labels',
  severity: 'error',
  title: 'The labels by which a producer is known change',
  why: 'Blocks and series that are written keep the old labels for as long as they are kept: every question, dashboard and rule sees two streams, one that ends and one that begins. Nobody renames what lies in a bucket.',
  fix: 'Keep the labels; or change them once, and let dashboards and rules take both until the old blocks are gone.',
  refs: ['A7', 'A8'],
  judge: (comparison, report) => {
    for (const [was, is] of producers(comparison)) {
      const what = differences(was.externalLabels, is.externalLabels);
      if (what.length === 0) continue;
      report(
        'splits history',
        is.readAt,
        `${was.kind === 'ruler' ? 'The ruler' : was.kind === 'ingester' ? 'The ingester' : 'The Prometheus'} \`${was.name}\` of \`${was.cluster}\` changes ${what.join(', ')}`,
        {
          steps: [
            ...before(`Let dashboards, rules and alerts take both values: ${what.join(', ')}.`),
            ...after(`Drop the old values once blocks with them are older than the longest retention.`),
          ],
        },
      );
    }
  },
};

function producers(comparison: Comparison) {
  return [
    ...nodePairs(comparison, 'scraper'),
    ...nodePairs(comparison, 'agent'),
    ...nodePairs(comparison, 'ingester'),
    ...nodePairs(comparison, 'ruler'),
  ];
}

/** `cluster` from `a` to `b`, each label that differs. */
function differences(was: LabelSet, is: LabelSet): readonly string[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((name) => was[name] !== is[name])
    .map((name) => `\`${name}\` from ${said(was[name])} to ${said(is[name])}`);
}

function said(value: string | undefined): string {
  return value === undefined ? 'nothing' : `\`${value}\``;
}
