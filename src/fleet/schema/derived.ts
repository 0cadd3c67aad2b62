/** A default that depends on other fields: its rule in words, for the reference page, and in code, for the model. */
export interface Derived<From, Value> {
  readonly says: string;
  readonly of: (from: From) => Value;
}

/** Port of the API server as kubeadm sets it, and kind inside its network (kubeadm init `--apiserver-bind-port`, kubernetes@v1.35). */
const apiPort = 6443;
/** The one that minikube sets instead (minikube start `--apiserver-port`, minikube@v1.37). */
const minikubePort = 8443;

/** Defaults that depend on other fields. Each stands here once: the schema quotes `says`, and the model is completed by `of`. */
export const derived = {
  context: { says: 'the `id` of the cluster', of: (cluster) => cluster.id } satisfies Derived<{ id: string }, string>,
  api: {
    says: 'the first node by HTTPS, at port 6443, or 8443 with minikube',
    of: (cluster) =>
      `https://${cluster.nodes[0]?.address ?? ''}:${cluster.kubernetes.flavor === 'minikube' ? minikubePort : apiPort}`,
  } satisfies Derived<{ nodes: readonly { address: string }[]; kubernetes: { flavor: string } }, string>,
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
  storageClass: {
    says: '`longhorn` with the provider `longhorn`, the default class of each cluster otherwise',
    of: (volumes) => (volumes.provider === 'longhorn' ? 'longhorn' : undefined),
  } satisfies Derived<{ provider: string }, string | undefined>,
} as const;
