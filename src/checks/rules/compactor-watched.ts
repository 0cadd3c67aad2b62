import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';
import { readPromql } from '../promql/read-promql.ts';
import { everyRule } from './every-rule.ts';

export const compactorWatched: Check = {
  code: 'rules/compactor-watched',
  severity: 'warning',
  title: 'Nobody hears that the compactor halted',
  why: 'A compactor that halts goes on running and answers its probes: nothing is downsampled or deleted until somebody sees the bucket grow, often weeks later.',
  fix: 'Write alerts on `thanos_compact_halted == 1` and on a compactor that has not run.',
  refs: ['C9'],
  run: (subject, report) => {
    const alerts = everyRule(subject).filter(({ alert }) => alert !== '');
    // Where alerts come from elsewhere, as from a chart, it is not known which there are.
    if (alerts.length === 0 || subject.charts.some(({ name }) => name.includes('thanos'))) return;
    if (alerts.some(({ expression }) => isAboutCompactor(expression))) return;
    const { topology } = subject;
    const scraped = new Set(
      topology.edges.flatMap(({ kind, to }) => {
        const targets = kind === 'scrapes' && to !== null ? topology.nodes.get(to) : undefined;
        return targets?.kind === 'targets' ? targets.clusters : [];
      }),
    );
    const evaluating = new Set([...nodesOf(topology, 'scraper'), ...nodesOf(topology, 'ruler')].map((n) => n.cluster));
    for (const { readAt, name, cluster } of nodesOf(topology, 'compactor')) {
      // Where nobody scrapes, or nobody evaluates rules, no alert can tell anything.
      if (!scraped.has(cluster) || !evaluating.has(cluster)) continue;
      report(readAt, `None of ${alerts.length} alerts is about the compactor \`${name}\` of \`${cluster}\` halting`);
    }
  },
};

/** What the alerts ThanosCompactHalted and ThanosCompactHasNotRun ask for (thanos@v0.42.4 mixin/alerts/compact.libsonnet). */
const halted = 'thanos_compact_halted';
/** Whoever uploads has this one: it is about the compactor where its job is. */
const uploaded = 'thanos_objstore_bucket_last_successful_upload_time';

function isAboutCompactor(expression: string): boolean {
  const { metrics } = readPromql(expression);
  return metrics.includes(halted) || (metrics.includes(uploaded) && expression.includes('compact'));
}
