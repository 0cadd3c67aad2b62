import type { PrometheusRule, Rule } from '../../kube/types.gen.ts';
import { clusterLabel } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { agentJob, lostCluster } from '../../model/monitoring.ts';
import { runbookOf } from '../../model/runbook.ts';
import type { Identity } from '../parts/labels.ts';
import { rulerRule } from '../parts/rules.ts';

/** Clusters in one PrometheusRule. The operator packs rules into ConfigMaps of at most 512 KiB (prometheus-operator@v0.93.1 pkg/operator/rules.go); one rule takes about 500 bytes, and a cluster has two. */
const clustersPerObject = 200;

/**
 * An alert for each cluster that should send metrics and sends none. A lost cluster with a Prometheus or agent of its own leaves no series that
 * could be 0: only its absence tells. One that the hub scrapes leaves all of its targets at 0, because their discovery keeps what it last knew.
 */
export function clusterRules(model: Model, identity: Identity): readonly PrometheusRule[] {
  const sending = model.clusters.filter((cluster) => cluster.metrics.mode !== 'none');
  const objects: PrometheusRule[] = [];
  for (let from = 0; from < sending.length; from += clustersPerObject) {
    const part = sending.slice(from, from + clustersPerObject);
    const name = `clusters-${from / clustersPerObject}`;
    objects.push(
      rulerRule(identity, name, [
        // `warn`: while a cluster is lost its StoreAPI answers with an error, and the alert must come all the same.
        {
          name,
          interval: '1m',
          partial_response_strategy: 'warn',
          rules: part.flatMap((cluster) => [silentCluster(model, cluster), ...silentAlerts(model, cluster)]),
        },
      ]),
    );
  }
  return objects;
}

function silentCluster(model: Model, { id, metrics }: Cluster): Rule {
  // A tenant's agent may still send when the platform's own, which scrapes every agent, does not.
  const ofAgents = metrics.mode === 'agent' ? `, job="${agentJob}"` : '';
  return {
    alert: lostCluster,
    expr: `absent(up{${clusterLabel}="${id}"${ofAgents}} == 1)`,
    for: '5m',
    labels: { severity: 'critical', [clusterLabel]: id },
    annotations: {
      summary: `Cluster ${id} sends no metrics.`,
      description: `The hub has seen no metrics of cluster ${id} for 10 minutes: the cluster, its link or its scraper is down.`,
      runbook_url: runbookOf(model, lostCluster),
    },
  };
}

/**
 * The dead man's switch of a cluster that evaluates its own rules: its alert that always fires is a series too, which the hub sees. The hub's own goes
 * to the receiver outside.
 */
function silentAlerts(model: Model, { id, metrics }: Cluster): readonly Rule[] {
  if (metrics.mode !== 'sidecar') return [];
  return [
    {
      alert: 'ClusterEvaluatesNoRules',
      expr: `count(up{${clusterLabel}="${id}"} == 1) > 0 unless on () ALERTS{alertname="Watchdog", alertstate="firing", ${clusterLabel}="${id}"}`,
      for: '15m',
      labels: { severity: 'critical', [clusterLabel]: id },
      annotations: {
        summary: `Cluster ${id} evaluates no rules.`,
        description: `Cluster ${id} sends metrics, and its alert that always fires is not among them: no alert of its own would come.`,
        runbook_url: runbookOf(model, 'ClusterEvaluatesNoRules'),
      },
    },
  ];
}
