import type { versions } from './versions.ts';

/** A pin: a key of the versions, as the lock of a tree records it. */
export type Pin = keyof typeof versions;

/** What must be known of one version on the way. */
export interface Milestone {
  /** It is passed by whoever comes from below it. */
  readonly version: string;
  readonly says: string;
}

/** How a component goes from one version to a newer one. */
export interface UpgradeRule {
  readonly title: string;
  /** `minor`: every minor version on the way is installed. `direct`: the newest at once, but for the stops. */
  readonly steps: 'minor' | 'direct';
  /** Why, and the source of it. */
  readonly why: string;
  /** What is looked at before the next step. */
  readonly between: string;
  /** Versions that are installed on the way although the steps are direct. */
  readonly stops?: readonly Milestone[];
  readonly notes: readonly Milestone[];
}

const rollout = 'every pod of it is ready';

/**
 * What is known of the upgrades of each pin, in the order in which they are made: what others stand on comes first. Versions without a rule
 * go directly and have nothing to be known.
 */
export const upgradeRules: Readonly<Partial<Record<Pin, UpgradeRule>>> = {
  cilium: {
    title: 'Cilium',
    steps: 'minor',
    why: 'upgrades are supported from one minor version to the next alone (docs.cilium.io, Upgrade Guide)',
    between: 'every node is ready and `cilium-dbg status` is fine on each',
    notes: [{ version: '1.20', says: 'address pools are written as `cilium.io/v2`' }],
  },
  gatewayApi: {
    title: 'Gateway API definitions',
    steps: 'direct',
    why: 'the standard channel keeps what it serves (gateway-api.sigs.k8s.io, Versioning)',
    between: 'every Gateway is programmed',
    notes: [],
  },
  certManager: {
    title: 'cert-manager',
    steps: 'minor',
    why: 'one minor version at a time is what its makers test (cert-manager.io/docs/installation/upgrade)',
    between: 'every Certificate is ready',
    notes: [{ version: '1.15', says: 'the chart takes `crds.enabled` and `crds.keep` in place of `installCRDs`' }],
  },
  externalSecrets: {
    title: 'External Secrets',
    steps: 'direct',
    why: 'the chart brings its definitions',
    between: 'every ExternalSecret is ready',
    stops: [{ version: '0.16', says: 'the last that serves both `v1beta1` and `v1`: write everything as `v1` here' }],
    notes: [{ version: '0.17', says: '`external-secrets.io/v1beta1` is no longer served' }],
  },
  sealedSecrets: {
    title: 'Sealed Secrets',
    steps: 'direct',
    why: 'the keys that open what is sealed lie in Secrets beside it and stay',
    between: 'a copy of its keys lies elsewhere',
    notes: [],
  },
  longhorn: {
    title: 'Longhorn',
    steps: 'minor',
    why: 'it refuses to skip a minor version, and to go back (longhorn.io/docs, Upgrade; enforced since 1.5)',
    between: 'every volume is healthy and runs the new engine image, and a backup of each is in the bucket',
    notes: [
      { version: '1.8', says: 'the backup target moves from `defaultSettings` to `defaultBackupStore`' },
      { version: '1.9', says: '`longhorn.io/v1beta1` is no longer served' },
      { version: '1.10', says: '`v1beta1` is gone: before it, no definition may list it in `status.storedVersions`' },
    ],
  },
  ingressNginx: {
    title: 'ingress-nginx',
    steps: 'direct',
    why: 'retired: this is its last chart (kubernetes/ingress-nginx README)',
    between: rollout,
    notes: [{ version: '4.11.5', says: 'what is older is open to CVE-2025-1974' }],
  },
  kubePrometheusStack: {
    title: 'kube-prometheus-stack',
    steps: 'direct',
    why: 'its definitions come with it, and go first by server-side apply: they are too large for any other (chart UPGRADE.md)',
    between: 'the operator runs and every Prometheus is reconciled',
    notes: [
      { version: '79.0.0', says: 'Grafana has no default password any more: it comes from a Secret' },
      { version: '84.0.0', says: 'Grafana is of version 13' },
      { version: '85.0.0', says: 'images without a shell: `kubectl exec` into Prometheus ends' },
    ],
  },
  opensearchOperator: {
    title: 'OpenSearch operator',
    steps: 'direct',
    why: 'it moves its resources to the new API group by itself once they are ready (opensearch-k8s-operator@3.0.2 docs/userguide)',
    between: 'every OpenSearchCluster is `RUNNING` and green',
    notes: [
      {
        version: '3.0',
        says: 'the group is `opensearch.org`, it wants cert-manager, and OpenSearch of 2.19.2 or newer',
      },
    ],
  },
  opensearch: {
    title: 'OpenSearch',
    steps: 'direct',
    why: 'a major version is entered from the last minor one before it, and none goes back (docs.opensearch.org, Upgrade)',
    between: 'the cluster is green, and a snapshot of it is in the bucket',
    stops: [{ version: '2.19', says: 'the last before 3.0, and the only one from which it is entered' }],
    notes: [{ version: '3.0', says: 'indices that were made before 2.0 must be made anew' }],
  },
  fluentOperator: {
    title: 'Fluent Operator',
    steps: 'direct',
    why: 'its definitions come with the chart',
    between: 'every FluentBit has its pods',
    notes: [],
  },
  operatedFluentBit: {
    title: 'Fluent Bit of the operator',
    steps: 'direct',
    why: 'it reads its old buffers and positions',
    between: 'its buffers are empty',
    notes: [{ version: '5.0', says: 'everything older has no fixes any more (fluent/fluent-bit SECURITY.md)' }],
  },
  fluentBit: {
    title: 'Fluent Bit',
    steps: 'direct',
    why: 'it reads its old buffers and positions',
    between: 'its buffers are empty',
    notes: [{ version: '5.0', says: 'everything older has no fixes any more (fluent/fluent-bit SECURITY.md)' }],
  },
  prometheus: {
    title: 'Prometheus',
    steps: 'direct',
    why: 'it reads the blocks and the log of the versions before it',
    between: 'it is ready and uploads',
    stops: [
      { version: '2.55', says: 'the first of which 3.x can be taken back (prometheus.io/docs, migration to 3.0)' },
    ],
    notes: [{ version: '3.0', says: 'flags and PromQL of 2.x have changed' }],
  },
  alertmanager: {
    title: 'Alertmanager',
    steps: 'direct',
    why: 'it keeps silences over versions',
    between: rollout,
    notes: [],
  },
  thanos: {
    title: 'Thanos',
    steps: 'direct',
    why: 'one version in the whole fleet, all clusters on the same day: StoreAPI promises nothing over many versions (thanos.io, Versioning)',
    between: 'Query lists every StoreAPI, and the compactor runs',
    notes: [
      { version: '0.33', says: 'the usual block sync of store gateways is 15m instead of 3m' },
      { version: '0.38', says: '`--store` is gone from Query: endpoints come from a file' },
      { version: '0.42', says: '`--debug.advertise-compatibility-label` is gone from store gateways' },
    ],
  },
  argoCd: {
    title: 'Argo CD (chart)',
    steps: 'direct',
    why: 'last, so that it is not changed while it changes the rest; a release is tested with four minor versions of Kubernetes, the newest 1.33 to 1.36 (argo-cd@v3.5.1 docs/operator-manual/tested-kubernetes-versions.md)',
    between: 'every Application is synced and healthy',
    notes: [
      {
        version: '8.0.0',
        says: 'Argo CD 3.0: resources are known by an annotation, and logs need a right of their own',
      },
    ],
  },
};
