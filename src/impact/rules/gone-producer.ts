import { formatDuration } from '../../kube/duration.ts';
import type { Ingester, Ruler, Scraper } from '../../topology/metric-nodes.ts';
import type { FlowNode } from '../../topology/topology.ts';
import { type Comparison, hasCluster, nodesGone, uploads } from '../comparison.ts';
import { renamedTo } from '../renamed-cluster.ts';
import { before, during, type ImpactRule } from '../rule.ts';
import { unsentAge } from '../unsent.ts';
import type { Step } from '../verdict.ts';

export const goneProducer: ImpactRule = {
  code: 'impact/gone-producer',
  severity: 'error',
  title: 'What holds metrics of its own is taken away',
  why: 'What a Prometheus, an ingester or a ruler has not uploaded yet is on its own volume alone; without an upload that is everything that it keeps.',
  fix: 'Let the old one stand beside the new one, without targets, until its last block is in the bucket.',
  refs: ['C3', 'N04'],
  judge: (comparison, report) => {
    for (const kind of ['scraper', 'ingester', 'ruler'] as const)
      for (const node of nodesGone(comparison, kind)) {
        if (
          renamedTo(comparison, node.cluster) !== null ||
          isShard(comparison, node) ||
          (node.kind === 'ruler' && node.retentionMs === 0)
        )
          continue;
        const heir = heirOf(comparison, node);
        const sent = uploads(comparison.old, node);
        const held = sent ? Math.min(unsentAge(node), node.retentionMs) : node.retentionMs;
        const interval = Number.isFinite(held) ? `0s to ${formatDuration(held)}` : 'everything';
        report(
          'loses',
          node.readAt,
          `${titles[kind]} \`${node.name}\` of \`${node.cluster}\` goes${heir === null ? '' : ` and ${heir} takes its place`}: ${sent ? 'what it has not uploaded yet' : 'all that it keeps, for it uploads nothing,'} is lost`,
          {
            interval,
            steps: stepsOf(node, sent, heir, held),
          },
        );
      }
    for (const node of nodesGone(comparison, 'agent')) {
      if (renamedTo(comparison, node.cluster) !== null) continue;
      const heir = heirOf(comparison, node);
      report(
        'needs order',
        node.readAt,
        `The agent \`${node.name}\` of \`${node.cluster}\` goes${heir === null ? '' : ` and ${heir} takes its place`}: what it has not sent yet goes with it`,
        {
          why: 'An agent keeps only what it has still to send, seconds of samples while the hub answers, up to two hours after an outage.',
          steps: before(
            `See that the agent \`${node.name}\` of \`${node.cluster}\` is not behind (\`prometheus_remote_storage_samples_pending\` near zero).`,
          ),
        },
      );
    }
  },
};

const titles = { scraper: 'The Prometheus', ingester: 'The ingester', ruler: 'The ruler' } as const;

/** A shard of a Prometheus that stays is told by its own rule. */
function isShard({ next }: Comparison, node: FlowNode): boolean {
  const whole = node.id.replace(/-shard-\d+$/, '');
  return node.kind === 'scraper' && whole !== node.id && next.topology.nodes.has(whole);
}

/** What produces the metrics of the cluster from now on, where it is of another kind. */
function heirOf({ old, next }: Comparison, node: FlowNode): string | null {
  if (!hasCluster(next, node.cluster)) return null;
  for (const other of next.topology.nodes.values()) {
    if (other.cluster !== node.cluster || old.topology.nodes.has(other.id)) continue;
    if (other.kind === 'agent') return `the agent \`${other.name}\``;
    if (other.kind === 'scraper') return `the Prometheus \`${other.name}\``;
  }
  const scraped = [...next.topology.nodes.values()].some(
    (n) => n.kind === 'targets' && n.clusters.includes(node.cluster) && n.cluster !== node.cluster,
  );
  return scraped ? 'a Prometheus of another cluster' : null;
}

function stepsOf(node: Scraper | Ingester | Ruler, sent: boolean, heir: string | null, held: number): readonly Step[] {
  const who = `\`${node.name}\` of \`${node.cluster}\``;
  const wait = `${formatDuration(unsentAge(node))}`;
  const first =
    heir === null
      ? []
      : during(
          `Apply ${heir} for \`${node.cluster}\` beside ${who}, and see its series at the hub, before anything is pruned.`,
        );
  if (sent)
    return [
      ...first,
      ...during(`Take the targets from ${who}, wait ${wait} until its last block is in the bucket, then prune it.`),
    ];
  const until = Number.isFinite(held) ? `let it stand for ${formatDuration(held)}, or copy` : 'copy';
  return [
    ...first,
    ...during(`Before ${who} is pruned, ${until} its blocks into the bucket (\`thanos tools bucket upload-blocks\`).`),
  ];
}
