import { exposedVia } from '../lookup.ts';
import type { FleetRule, ReportAt } from '../rule.ts';
import type { Fleet } from '../schema/fleet-schema.ts';

export const notYetRendered: FleetRule = {
  code: 'fleet/not-yet-rendered',
  severity: 'note',
  title: 'What the file asks for is not rendered by this version',
  why: 'The field is read and checked, but the tree holds nothing of it: what is not installed otherwise is missing.',
  fix: 'Install it by other means, or leave the field out.',
  refs: [],
  check: (fleet, report) => {
    if (fleet.delivery.via === 'argocd')
      report(['delivery', 'via'], 'Argo CD and its Applications are not rendered yet', {
        fix: 'Install Argo CD, and point Applications of your own at the directories of the tree.',
      });
    if (fleet.secrets.via !== 'existing')
      report(['secrets', 'via'], `Secrets are only referred to: nothing is rendered for \`${fleet.secrets.via}\` yet`, {
        fix: 'Make the Secrets that the objects refer to in each cluster.',
      });
    if (fleet.logs !== undefined)
      report(['logs'], 'Logs are not rendered yet: no collector, no OpenSearch and no snapshots of it', {
        fix: 'Keep what collects your logs today.',
      });
    if (fleet.volumes.provider === 'longhorn')
      report(['volumes', 'provider'], 'Longhorn and its storage class are not rendered yet', {
        fix: 'Install Longhorn with the storage class of the volumes in each cluster.',
      });
    if (fleet.volumes.backup !== undefined)
      report(['volumes', 'backup'], 'Backups of volumes are not rendered yet', {
        fix: 'Set the backups up in what serves the volumes.',
      });
    if (fleet.tls.issuer !== 'none')
      report(['tls', 'issuer'], `cert-manager and the ClusterIssuer of \`${fleet.tls.issuer}\` are not rendered yet`, {
        fix: 'Install cert-manager in each cluster with host names, with the ClusterIssuer that its Gateway or Ingresses name.',
      });
    entrances(fleet, report);
  },
};

/** What must stand in a cluster for each way of exposing it. */
const behind = {
  gateway: {
    message: 'The controller behind `expose.via: gateway` is not rendered yet',
    fix: 'Install the Gateway API and a controller with the gateway class of the cluster, such as Cilium.',
  },
  'ingress-nginx': {
    message: 'The controller behind `expose.via: ingress-nginx` is not rendered yet',
    fix: 'Have ingress-nginx in place with the ingress class `nginx`.',
  },
  'load-balancer': {
    message: 'The address pool and the L2 policy behind `expose.via: load-balancer` are not rendered yet',
    fix: 'Give Cilium a pool with the addresses of the cluster, and announce them by an L2 policy.',
  },
} as const;

/** Told once for each way, at the first cluster of it: a thousand clusters are exposed alike. */
function entrances(fleet: Fleet, report: ReportAt): void {
  for (const [via, [first, ...others]] of Map.groupBy(fleet.clusters, exposedVia)) {
    if (via === 'node-port' || first === undefined) continue;
    const { message, fix } = behind[via];
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    report(['clusters', fleet.clusters.indexOf(first), 'expose', 'via'], `${message}: \`${first.id}\`${more}`, { fix });
  }
}
