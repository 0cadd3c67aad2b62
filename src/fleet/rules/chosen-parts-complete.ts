import { storeTakesLogs } from '../lookup.ts';
import type { FleetRule } from '../rule.ts';

export const chosenPartsComplete: FleetRule = {
  code: 'fleet/chosen-parts-complete',
  severity: 'error',
  title: 'A choice lacks what it needs',
  why: 'Some choices need a second field, which has no sensible default.',
  fix: 'Add the field that the message names.',
  refs: ['R13', 'R47'],
  firm: true,
  check: (fleet, report) => {
    if (fleet.delivery.via === 'argocd' && fleet.delivery.repo === undefined)
      report(['delivery'], 'Delivery by Argo CD needs `repo`, the Git repository of the tree');
    if (fleet.secrets.via === 'external-secrets' && fleet.secrets.store === undefined)
      report(['secrets'], 'External Secrets needs `store`, the ClusterSecretStore to read from');
    if (fleet.tls.issuer === 'acme' && fleet.tls.email === undefined)
      report(['tls'], 'An ACME CA needs `email`, the account to warn of expiry');
    if (fleet.volumes.backup !== undefined && fleet.volumes.provider !== 'longhorn')
      report(
        ['volumes', 'backup'],
        'Backups of volumes are made by Longhorn: `volumes.backup` needs `provider: longhorn`',
        {
          fix: 'Add `provider: longhorn`, or set the backups up in what serves the volumes.',
        },
      );
    for (const [name, store] of Object.entries(fleet.objectStores)) {
      if ((store.endpoint === undefined) === (store.cluster === undefined))
        report(
          ['objectStores', name],
          `The object store \`${name}\` needs either \`endpoint\` (outside the fleet) or \`cluster\` (served by the fleet)`,
        );
      if (store.cluster !== undefined && store.provider === 's3')
        report(
          ['objectStores', name, 'provider'],
          '`s3` is any service outside the fleet; a store that the fleet serves has the provider `seaweedfs`',
        );
    }
    const hub = fleet.clusters.findIndex((c) => c.role === 'hub');
    if (fleet.tls.mutual && storeTakesLogs(fleet))
      report(
        ['tls', 'mutual'],
        '`mutual: true` needs an aggregator: OpenSearch asks who forwards logs by password only',
        {
          fix: 'Give the hub `logs: {aggregator: 2}`, or leave `mutual` out.',
        },
      );
    fleet.clusters.forEach((cluster, i) => {
      const at = ['clusters', i];
      if (cluster.metrics.mode === 'scrape' && cluster.metrics.credentials === undefined)
        report(
          [...at, 'metrics'],
          `\`${cluster.id}\` is scraped from the hub and needs \`credentials\`, a Secret on the hub with its token and CA`,
        );
      if (cluster.metrics.mode === 'scrape' && i === hub)
        report(
          [...at, 'metrics', 'mode'],
          'The hub cannot be scraped from the hub as an edge; use `sidecar` or `agent`',
        );
      if (cluster.metrics.tenants.length > 0 && cluster.metrics.mode !== 'agent')
        report([...at, 'metrics', 'tenants'], 'Tenants need the metrics mode `agent`');
      if (new Set(cluster.metrics.tenants).size < cluster.metrics.tenants.length)
        report([...at, 'metrics', 'tenants'], 'A tenant is named twice');
      if (cluster.logs.mode !== 'none' && fleet.logs === undefined)
        report([...at, 'logs', 'mode'], `\`${cluster.id}\` keeps logs, but the fleet has no \`logs\` section`);
      if (cluster.logs.mode === 'forward' && fleet.clusters[hub]?.logs.mode !== 'local')
        report([...at, 'logs', 'mode'], `\`${cluster.id}\` forwards logs, but the hub keeps none`, {
          fix: 'Give the hub `logs: {mode: local}`.',
        });
      const via = cluster.expose?.via;
      if ((via === 'gateway' || via === 'ingress-nginx') && cluster.domain === undefined)
        report(at, `\`${cluster.id}\` is exposed by host names and needs \`domain\``);
      if (via === 'load-balancer' && (cluster.expose?.addresses ?? []).length === 0)
        report([...at, 'expose'], `\`${cluster.id}\` is exposed by load balancers and needs \`addresses\`, their pool`);
    });
  },
};
