import { edgesFrom } from '../../proofs/reachable.ts';
import { streamsOf } from '../../proofs/streams.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check, ReportCheck, Subject } from '../check.ts';
import { absenceIn } from '../promql/absence.ts';
import { everyRule, type WrittenRule } from './every-rule.ts';

export const lostCluster: Check = {
  code: 'rules/lost-cluster',
  severity: 'warning',
  title: 'No alert tells that a cluster is lost',
  why: 'A cluster that is down, or whose link is, sends nothing: its series are absent and not 0, and a partial answer looks like a good one.',
  fix: 'Write an alert such as `absent(up{cluster="edge-7", job="prometheus"} == 1)` for each cluster, with `partial_response_strategy: warn`.',
  refs: ['B7', 'R41'],
  run: (subject, report) => {
    const rules = everyRule(subject);
    for (const { where, alert, expression } of rules)
      if (lostName.test(alert) && zero.test(expression))
        report(where, `\`${alert}\` waits for \`up\` to be 0, and a lost cluster has no \`up\` at all`);
    unwatched(subject, rules, report);
  },
};

/** An alert whose whole name says that a Kubernetes cluster is lost; those of OpenSearch, etcd and the like have clusters of their own. */
const lostName =
  /^(?:remote|edge|member|managed|workload|k8s|kube|kubernetes)?_?cluster_?(?:is)?_?(?:down|lost|gone|dead|offline|unreachable|missing|silent)$/i;

/** `up == 0` with any selector, perhaps aggregated, and nothing else. */
const zero =
  /^\s*(?:(?:min|max|sum|avg)\s*(?:(?:by|without)\s*\([^)]*\))?\s*\()?\s*up\s*(?:\{[^}]*\})?\s*\)?\s*(?:==\s*0|<\s*1)\s*$/;

/** Clusters that send metrics, and of whose absence no rule tells. */
function unwatched(subject: Subject, rules: readonly WrittenRule[], report: ReportCheck): void {
  const streams = streamsOf(subject.topology, edgesFrom(subject.topology)).filter(({ cluster }) => cluster !== '');
  const clusters = Map.groupBy(streams, ({ cluster }) => cluster);
  // Rules that are elsewhere, as those of a chart or of Grafana, are not known: where there are none at all, or no ruler that sees
  // several clusters, nothing is said.
  const rulers = new Set(nodesOf(subject.topology, 'ruler').map(({ cluster }) => cluster));
  if (clusters.size < 2 || rules.length === 0 || rulers.size === 0) return;
  const absences = rules.map(({ expression }) => absenceIn(expression));
  if (absences.some(({ every }) => every)) return;
  const patterns = absences.flatMap((absence) => absence.clusters);
  const exact = new Set(patterns.map(({ source }) => source));
  for (const [cluster, [stream]] of clusters) {
    // Where the ruler runs, what is lost with its cluster is the ruler too.
    if (stream === undefined || rulers.has(stream.producer.cluster) || exact.has(`^(?:${cluster})$`)) continue;
    if (patterns.some((pattern) => pattern.test(cluster)) || hasOwnSwitch(subject, rules, stream.producer.cluster))
      continue;
    report(stream.producer.readAt, `No alert tells that \`cluster="${cluster}"\` sends no metrics`);
  }
}

/** A cluster of another origin that alerts by itself, with an alert that always fires: its silence may be heard outside. */
function hasOwnSwitch({ model, charts }: Subject, rules: readonly WrittenRule[], cluster: string): boolean {
  if (model !== null) return false;
  return (
    rules.some(({ where, expression }) => where.cluster === cluster && /^\s*vector\(1\)\s*$/.test(expression)) ||
    charts.some((chart) => chart.cluster === cluster && chart.name === 'kube-prometheus-stack')
  );
}
