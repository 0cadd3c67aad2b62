import type { PrometheusRule, Rule } from '../../kube/types.gen.ts';
import { clusterLabel } from '../../model/addresses.ts';
import { hasScraper } from '../../model/agreements.ts';
import type { Model } from '../../model/model.ts';
import { agentJob, scraperLabel } from '../../model/monitoring.ts';
import { runbookOf } from '../../model/runbook.ts';
import type { Identity } from '../parts/labels.ts';
import { rulerRule } from '../parts/rules.ts';

/**
 * Alerts about the edges that cannot alert themselves: agents evaluate no rules, and a scraped edge has nobody who could. Where every
 * cluster has a Prometheus there are none.
 */
export function edgeRules(model: Model, identity: Identity): readonly PrometheusRule[] {
  const rules = [
    ...(model.clusters.some((cluster) => cluster.metrics.mode === 'agent') ? agentAlerts : []),
    ...(hasScraper(model) ? [scrapedJobDown(model.hub.id)] : []),
  ];
  if (rules.length === 0) return [];
  const told = rules.map((rule) => ({
    ...rule,
    annotations: { ...rule.annotations, runbook_url: runbookOf(model, rule.alert ?? '') },
  }));
  // `warn`: alerts about one edge come also while another is lost and makes answers partial.
  return [
    rulerRule(identity, 'edges', [{ name: 'edges', interval: '1m', partial_response_strategy: 'warn', rules: told }]),
  ];
}

const agents = `job="${agentJob}"`;
const perAgent = `by (${clusterLabel}, namespace, pod)`;

/** What agents say about themselves comes the same way as what they scrape (prometheus@v3.14.0 storage/remote/queue_manager.go). */
const agentAlerts: readonly Rule[] = [
  {
    alert: 'PrometheusAgentIsDown',
    expr: `up{${agents}} == 0`,
    for: '5m',
    labels: { severity: 'critical' },
    annotations: {
      summary: 'A Prometheus agent does not answer.',
      description:
        'Agent {{ $labels.pod }} of cluster {{ $labels.cluster }} is down: what it alone scrapes is lost. The other agents of the cluster go on.',
    },
  },
  {
    alert: 'PrometheusAgentLosesSamples',
    expr: `sum ${perAgent} (rate(prometheus_remote_storage_samples_failed_total{${agents}}[5m]) + rate(prometheus_remote_storage_histograms_failed_total{${agents}}[5m])) > 0`,
    for: '10m',
    labels: { severity: 'critical' },
    annotations: {
      summary: 'Thanos Receive refuses samples for good.',
      description:
        'Agent {{ $labels.pod }} of cluster {{ $labels.cluster }} throws away {{ $value | humanize }} samples per second, which were refused and are not sent again.',
    },
  },
  {
    alert: 'PrometheusAgentFallsBehind',
    // Later than five minutes nothing of the agent is seen any more, and `ClusterSendsNoMetrics` comes.
    expr: `max ${perAgent} (prometheus_remote_storage_queue_highest_timestamp_seconds{${agents}} - prometheus_remote_storage_queue_highest_sent_timestamp_seconds{${agents}}) > 120`,
    for: '15m',
    labels: { severity: 'warning' },
    annotations: {
      summary: 'A Prometheus agent sends later than it scrapes.',
      description:
        'Agent {{ $labels.pod }} of cluster {{ $labels.cluster }} is {{ $value | humanizeDuration }} behind: its queues are too small or Thanos Receive is too slow.',
    },
  },
];

function scrapedJobDown(hub: string): Rule {
  return {
    alert: 'ScrapedTargetsAreDown',
    expr: `count by (${clusterLabel}, job) (up{${scraperLabel}="${hub}"} == 0) / count by (${clusterLabel}, job) (up{${scraperLabel}="${hub}"}) > 0.1`,
    for: '15m',
    labels: { severity: 'warning' },
    annotations: {
      summary: 'The hub cannot scrape a part of an edge.',
      description:
        '{{ $value | humanizePercentage }} of the targets {{ $labels.job }} of cluster {{ $labels.cluster }} do not answer through its API server.',
    },
  };
}
