import { edgesFrom } from '../../proofs/reachable.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import type { Check, ReportCheck } from '../check.ts';
import { enginesNamed, ownerText } from '../cluster-view.ts';

export const rulerQuery: Check = {
  code: 'thanos/ruler-query',
  severity: 'error',
  title: 'A ruler asks nobody, or a querier that does not see every stream',
  why: 'Without a querier the ruler exits at start; with one that sees less than the dashboards, alerts about the rest never fire.',
  fix: 'Let the ruler ask the querier that the dashboards ask: `queryEndpoints` of a ThanosRuler, `--query` of a ruler.',
  refs: ['D17'],
  run: (subject, report) => {
    for (const ruler of enginesNamed(subject, 'rule')) {
      const { flags, workload, container } = ruler.reading;
      const words = [...container.command, ...container.args];
      if (ways.some((name) => flags.has(name)) || words.some(({ text }) => text.startsWith('$'))) continue;
      report(readAt(workload, container.field), `${ownerText(ruler)} has no querier to ask`);
    }
    blindness(subject.topology, report);
  },
};

/** thanos@v0.42.4 cmd/thanos/rule.go: one of these must be given. */
const ways = ['query', 'query.sd-files', 'query.config', 'query.config-file', 'grpc-query-endpoint'];

/** What the dashboards of a cluster see and none of its rulers does. */
function blindness(topology: Topology, report: ReportCheck): void {
  const from = edgesFrom(topology);
  const seenFrom = (starts: readonly string[]): ReadonlySet<string> => {
    const seen = new Set(starts);
    for (const at of seen)
      for (const { kind, to } of from.get(at) ?? []) if (kind === 'queries' && to !== null) seen.add(to);
    return seen;
  };
  for (const [cluster, rulers] of Map.groupBy(nodesOf(topology, 'ruler'), (ruler) => ruler.cluster)) {
    const byRulers = seenFrom(rulers.map(({ id }) => id));
    const asksQuerier = [...byRulers].some((id) => topology.nodes.get(id)?.kind === 'querier');
    const unclear = topology.unclear.some(({ kind, from: asker }) => kind === 'queries' && byRulers.has(asker));
    const [ruler] = rulers;
    if (!asksQuerier || unclear || ruler === undefined) continue;
    const sources = nodesOf(topology, 'data-source').filter((s) => s.cluster === cluster && s.asks === 'prometheus');
    const missed = [...seenFrom(sources.map(({ id }) => id))]
      .filter((id) => !byRulers.has(id))
      .map((id) => topology.nodes.get(id))
      .filter((node) => node !== undefined)
      .filter(({ kind }) => kind === 'sidecar' || kind === 'ingester' || kind === 'store-gateway');
    const [first] = missed;
    if (first === undefined) continue;
    const more = missed.length === 1 ? '' : ` and ${missed.length - 1} more`;
    report(
      ruler.readAt,
      `The ruler \`${ruler.name}\` of \`${cluster}\` does not see ${first.kind} \`${first.name}\` of \`${first.cluster}\`${more}, which its dashboards see`,
      { severity: 'warning' },
    );
  }
}
