/** A default that depends on other fields: its rule in words, for the reference page, and in code, for the model. */
export interface Derived<From, Value> {
  readonly says: string;
  readonly of: (from: From) => Value;
}

/** Port of the API server as kubeadm sets it, and kind inside its network (kubeadm init `--apiserver-bind-port`, kubernetes@v1.35). */
const apiPort = 6443;
/** The one that minikube sets instead (minikube start `--apiserver-port`, minikube@v1.37). */
const minikubePort = 8443;

interface WithLogs {
  readonly logs: { readonly mode: string; readonly store: { readonly managers: number } };
}

/** Defaults that depend on other fields. Each stands here once: the schema quotes `says`, and the model is completed by `of`. */
export const derived = {
  context: { says: 'the `id` of the cluster', of: (cluster) => cluster.id } satisfies Derived<{ id: string }, string>,
  api: {
    says: 'the first node by HTTPS, at port 6443, or 8443 with minikube',
    of: (cluster) =>
      `https://${cluster.nodes[0]?.address ?? ''}:${cluster.kubernetes.flavor === 'minikube' ? minikubePort : apiPort}`,
  } satisfies Derived<{ nodes: readonly { address: string }[]; kubernetes: { flavor: string } }, string>,
  nodeCpu: { says: '4, and no check holds it against what is requested', of: () => 4 } satisfies Derived<null, number>,
  nodeMemory: {
    says: '`8Gi`, and no check holds it against what is requested',
    of: () => '8Gi',
  } satisfies Derived<null, string>,
  nodeDisk: {
    says: '`100Gi`, and no check holds volumes against it',
    of: () => '100Gi',
  } satisfies Derived<null, string>,
  logRate: { says: '`256Ki`, an estimate', of: () => '256Ki' } satisfies Derived<null, string>,
  exposeVia: {
    says: '`gateway` where the cluster has a `domain`, `node-port` where it has none',
    of: (cluster) => (cluster.domain === undefined ? 'node-port' : 'gateway'),
  } satisfies Derived<{ domain?: string | undefined }, 'gateway' | 'node-port'>,
  grafana: {
    says: '`local` on the hub, `none` elsewhere',
    of: (cluster) => (cluster.role === 'hub' ? 'local' : 'none'),
  } satisfies Derived<{ role: string }, 'local' | 'none'>,
  alertmanager: {
    says: '`local` on the hub and wherever a Prometheus evaluates rules, which is with `metrics.mode: sidecar`; `none` elsewhere',
    of: (cluster) => (cluster.role === 'hub' || cluster.metrics.mode === 'sidecar' ? 'local' : 'none'),
  } satisfies Derived<{ role: string; metrics: { mode: string } }, 'local' | 'none'>,
  collector: {
    says: '`operator` where the OpenSearch in which its lines end has managers and thus an operator, `daemonset` elsewhere',
    of: ({ cluster, hub }) => {
      const { store } = (cluster.logs.mode === 'forward' ? hub : cluster).logs;
      return store.managers > 0 ? 'operator' : 'daemonset';
    },
  } satisfies Derived<{ cluster: WithLogs; hub: WithLogs }, 'operator' | 'daemonset'>,
  cni: {
    says: '`cilium` for clusters made with kubeadm that are exposed by `load-balancer`, or by a gateway of the class `cilium`; `existing` elsewhere',
    of: ({ flavor, via, gatewayClass }) =>
      flavor === 'kubeadm' && (via === 'load-balancer' || (via === 'gateway' && gatewayClass === 'cilium'))
        ? 'cilium'
        : 'existing',
  } satisfies Derived<{ flavor: string; via: string; gatewayClass: string }, 'cilium' | 'existing'>,
  storageClass: {
    says: '`longhorn` with the provider `longhorn`, the default class of each cluster otherwise',
    of: (volumes) => (volumes.provider === 'longhorn' ? 'longhorn' : undefined),
  } satisfies Derived<{ provider: string }, string | undefined>,
} as const;
