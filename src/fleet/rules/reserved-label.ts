import { defaultTenant } from '../reserved.ts';
import type { FleetRule } from '../rule.ts';

export const reservedLabel: FleetRule = {
  code: 'fleet/reserved-label',
  severity: 'error',
  title: 'A label or tenant has a name that the engines need themselves',
  why: 'An external label replaces a label of the same name on every series of the cluster: what tells clusters, replicas, tenants, buckets of histograms or targets apart would be lost.',
  fix: 'Choose another name, such as `site` or `team`.',
  refs: ['A2', 'A5', 'B1', 'R47'],
  firm: true,
  check: (fleet, report) => {
    const ids = new Set(fleet.clusters.map((c) => c.id));
    fleet.clusters.forEach((cluster, i) => {
      for (const label of Object.keys(cluster.labels)) {
        const path = ['clusters', i, 'labels', label];
        if (label.startsWith('__'))
          report(
            path,
            `The label \`${label}\` of \`${cluster.id}\` begins with \`__\`, which Prometheus keeps for itself`,
          );
        else if (identityLabels.has(label))
          report(path, `The label \`${label}\` of \`${cluster.id}\` is one that namsan and the engines set themselves`);
        else if (targetLabels.has(label))
          report(
            path,
            `The label \`${label}\` of \`${cluster.id}\` hides the label \`${label}\` of each of its targets`,
            {
              severity: 'warning',
            },
          );
      }
      cluster.metrics.tenants.forEach((tenant, n) => {
        const path = ['clusters', i, 'metrics', 'tenants', n];
        const fix = 'Choose another name for the tenant.';
        if (tenant === defaultTenant)
          report(
            path,
            `The tenant \`${tenant}\` of \`${cluster.id}\` is the one that Thanos Receive gives to all who name none`,
            { fix },
          );
        else if (ids.has(tenant))
          report(
            path,
            `The tenant \`${tenant}\` of \`${cluster.id}\` has the name of a cluster, and what no tenant owns there is sent as that tenant`,
            { fix },
          );
      });
    });
  },
};

/**
 * Labels that make streams distinct, and those without which histograms and summaries mean nothing. The operator sets the first two replica
 * labels (prometheus-operator@v0.93.1), Receive its own and the tenant's.
 */
export const identityLabels: ReadonlySet<string> = new Set([
  'cluster',
  'prometheus',
  'prometheus_replica',
  'receive',
  'receive_cluster',
  'receive_replica',
  'replica',
  'scraper',
  'tenant',
  'tenant_id',
  'thanos_ruler',
  'thanos_ruler_replica',
  'le',
  'quantile',
]);

/** Labels that every target of the operator has, and by which the dashboards and rules of the stack select. */
const targetLabels: ReadonlySet<string> = new Set([
  'job',
  'instance',
  'namespace',
  'pod',
  'container',
  'service',
  'endpoint',
  'node',
  'alertname',
  'severity',
]);
