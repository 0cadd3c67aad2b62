import { manager as ourManager } from '../apply/member.ts';
import type { ManagedFields } from '../kube/kube-client.ts';

/**
 * Who writes an object, by an entry of its managed fields: `repository` is what brings rendered objects, `controller` a program that does its
 * work, `other` a person at a tool, or a program that is not known.
 */
export type Hand = 'repository' | 'controller' | 'other';

/** Whose hand an entry is. What is written through the status subresource is a controller's, whoever it is. */
export function handOf({ manager, subresource }: ManagedFields): Hand {
  if (subresource === 'status') return 'controller';
  if (repository.has(manager)) return 'repository';
  return controllers.has(manager) || families.some((family) => family.test(manager)) ? 'controller' : 'other';
}

/** Argo CD applies what is in the repository (argo-cd@v3.5.1 common/common.go ArgoCDSSAManager; the binary's name without it). */
const repository: ReadonlySet<string> = new Set([ourManager, 'argocd-controller', 'argocd-application-controller']);

/**
 * A client that names no manager is known by what its user agent begins with, so by default by the name of its binary
 * (kubernetes@v1.35.4 apiserver pkg/endpoints/handlers/create.go prefixFromUserAgent, client-go rest/config.go DefaultKubernetesUserAgent).
 */
const controllers: ReadonlySet<string> = new Set([
  // Kubernetes: one binary each (kubernetes@v1.35.4 cmd/). The controller manager scales for HorizontalPodAutoscalers too.
  ...[
    'kube-controller-manager',
    'kube-scheduler',
    'kubelet',
    'kube-apiserver',
    'kube-proxy',
    'cloud-controller-manager',
  ],
  // All of them in one binary (k3s-io/k3s, rancher/rke2).
  ...['k3s', 'rke2'],
  // prometheus-operator@v0.93.1 pkg/k8s/client.go PrometheusOperatorFieldManager, also its user agent.
  'PrometheusOperator',
  // cert-manager@v1.21.1 pkg/util/useragent.go: the component's name; pkg/controller/cainjector takes the same.
  ...['cert-manager', 'cainjector'],
  // argoproj/argo-cd@v3.5.1 cmd/main.go: names of its binaries.
  ...['argocd-server', 'argocd-applicationset-controller'],
  // fluent-operator@v3.10.0 cmd/fluent-manager; opensearch-k8s-operator@3.0.2 and others made with kubebuilder build a binary `manager`.
  ...['fluent-manager', 'fluent-operator', 'manager', 'opensearch-operator'],
  // sealed-secrets@v0.36.6 cmd/controller; external-secrets@v2.9.0 main.go.
  ...['controller', 'external-secrets'],
  // longhorn@v1.12.1 longhorn-manager; rancher/local-path-provisioner; minikube's storage-provisioner.
  ...['longhorn-manager', 'local-path-provisioner', 'storage-provisioner'],
  // ingress-nginx cmd/nginx; envoyproxy/gateway; kubernetes-sigs/metrics-server.
  ...['nginx-ingress-controller', 'envoy-gateway', 'metrics-server'],
]);

const families: readonly RegExp[] = [
  /^cert-manager-/,
  // cilium@1.20.0: cilium-agent, cilium-operator-generic.
  /^cilium-/,
  // kubernetes-csi: csi-provisioner, csi-attacher, csi-resizer, csi-snapshotter.
  /^csi-/,
  // external-secrets@v2.9.0 pkg/controllers/externalsecret: its own name before that of the ExternalSecret.
  /^externalsecrets\.external-secrets\.io\//,
];
