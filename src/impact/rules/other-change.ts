import { counted } from '../../findings/wording.ts';
import type { ObjectChange } from '../comparison.ts';
import { renamedTo } from '../renamed-cluster.ts';
import type { ImpactRule } from '../rule.ts';
import { goneCluster } from './gone-cluster.ts';

export const otherChange: ImpactRule = {
  code: 'impact/other-change',
  severity: 'note',
  title: 'A change of which no other rule speaks',
  why: 'Kinds that keep nothing and are taken over while everything runs are safe; what a change of an unknown kind does nobody here knows.',
  fix: 'Look up what the controller of an unknown kind does with the fields that change.',
  refs: ['N04'],
  judge: (comparison, report, spoken) => {
    const done = new Set(spoken.map(({ where }) => `${where.cluster} ${where.object}`));
    const left = new Set(spoken.flatMap(({ code, where }) => (code === goneCluster.code ? [where.cluster] : [])));
    // What has another name on each side is not compared here.
    for (const cluster of [...left]) left.add(renamedTo(comparison, cluster) ?? cluster);
    for (const change of comparison.changes) {
      const { cluster, object, kind, fields } = change;
      if (left.has(cluster) || done.has(`${cluster} ${object}`)) continue;
      const known = knownKinds.has(`${groupOf(change)}${kind}`);
      report(
        known ? 'safe' : 'not classed',
        { cluster, object, field: fields[0]?.field ?? '' },
        `${object} of \`${cluster}\` ${factOf(change)}`,
        {
          why: known
            ? 'It is taken over while everything runs, and nothing is kept in it; what flows lose by it, the proofs tell.'
            : `Nothing here knows what a change of a ${kind} does.`,
        },
      );
    }
  },
};

function factOf({ before, after, fields }: ObjectChange): string {
  if (before === null) return 'is new';
  if (after === null) return 'goes';
  return `changes \`${fields[0]?.named ?? ''}\`${fields.length > 1 ? ` and ${counted(fields.length - 1, 'other field')}` : ''}`;
}

function groupOf({ before, after }: ObjectChange): string {
  const version = (after ?? before)?.apiVersion ?? '';
  return version.includes('/') ? `${version.slice(0, version.indexOf('/'))}/` : '';
}

/** Kinds whose changes take effect without a restart and that keep no data, but for the fields that rules speak of. */
const knownKinds: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'Secret', 'Service', 'ServiceAccount', 'Namespace', 'LimitRange', 'ResourceQuota'],
  ...['Endpoints', 'PersistentVolumeClaim'],
  ...['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'batch/CronJob', 'batch/Job'],
  ...['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'].map((kind) => `rbac.authorization.k8s.io/${kind}`),
  ...['NetworkPolicy', 'Ingress', 'IngressClass'].map((kind) => `networking.k8s.io/${kind}`),
  ...['policy/PodDisruptionBudget', 'discovery.k8s.io/EndpointSlice', 'scheduling.k8s.io/PriorityClass'],
  ...[
    'storage.k8s.io/StorageClass',
    'autoscaling/HorizontalPodAutoscaler',
    'apiextensions.k8s.io/CustomResourceDefinition',
  ],
  ...['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler', 'AlertmanagerConfig'].map(monitoring),
  ...['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig', 'PrometheusRule'].map(monitoring),
  ...[
    'Gateway',
    'GatewayClass',
    'HTTPRoute',
    'GRPCRoute',
    'TLSRoute',
    'TCPRoute',
    'ReferenceGrant',
    'BackendTLSPolicy',
  ].map((kind) => `gateway.networking.k8s.io/${kind}`),
  ...['Certificate', 'Issuer', 'ClusterIssuer'].map((kind) => `cert-manager.io/${kind}`),
  ...['ExternalSecret', 'SecretStore', 'ClusterSecretStore'].map((kind) => `external-secrets.io/${kind}`),
  'bitnami.com/SealedSecret',
  ...['OpenSearchCluster', 'OpenSearchISMPolicy', 'OpensearchIndexTemplate', 'OpensearchComponentTemplate'].map(
    opensearch,
  ),
  ...[
    'OpensearchRole',
    'OpensearchUser',
    'OpensearchUserRoleBinding',
    'OpensearchTenant',
    'OpensearchSnapshotPolicy',
  ].map(opensearch),
  ...['FluentBit', 'ClusterFluentBitConfig', 'FluentBitConfig'].map(fluent),
  ...['Input', 'Filter', 'Output', 'Parser', 'MultilineParser'].flatMap((kind) => [
    fluent(kind),
    fluent(`Cluster${kind}`),
  ]),
  ...[
    'CiliumNetworkPolicy',
    'CiliumClusterwideNetworkPolicy',
    'CiliumLoadBalancerIPPool',
    'CiliumL2AnnouncementPolicy',
  ].map((kind) => `cilium.io/${kind}`),
  'longhorn.io/RecurringJob',
]);

function monitoring(kind: string): string {
  return `monitoring.coreos.com/${kind}`;
}

function opensearch(kind: string): string {
  return `opensearch.org/${kind}`;
}

function fluent(kind: string): string {
  return `fluentbit.fluent.io/${kind}`;
}
