import type { KubeObject } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, namespaceOf, numberAt, stringAt } from '../../kube/read.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { selects } from '../objects/selector.ts';
import type { Workload } from '../objects/workload.ts';

/** The two ways in which a NetworkPolicy looks at a pod: what may come in, what may go out. */
export type Direction = 'ingress' | 'egress';

/** One allowed way: peers and ports are the policy's own lists, read when asked. */
export interface AllowRule {
  /** `null`: everyone. */
  readonly peers: readonly unknown[] | null;
  /** `null`: every port. */
  readonly ports: readonly unknown[] | null;
}

/** What the policies of a namespace say of a pod in one direction; `null` where none is about it, so that everything is allowed. */
export interface Isolation {
  /** `NetworkPolicy namespace/name` of each. */
  readonly policies: readonly string[];
  readonly rules: readonly AllowRule[];
}

/**
 * The policies that isolate the pods of a workload, added up as Kubernetes does: what one of them allows is allowed. Pods of the node's
 * own network are not isolated (kubernetes.io/docs/concepts/services-networking/network-policies, "hostNetwork Pods").
 */
export function isolation(cluster: ClusterIndex, workload: Workload, direction: Direction): Isolation | null {
  if (workload.hostNetwork) return null;
  const about = (cluster.byKind.get('NetworkPolicy') ?? []).filter(
    (policy) =>
      policy.apiVersion.startsWith('networking.k8s.io/') &&
      namespaceOf(policy) === workload.namespace &&
      isAbout(policy, direction) &&
      selects(at(policy, 'spec', 'podSelector') ?? {}, workload.podLabels),
  );
  if (about.length === 0) return null;
  return {
    policies: about.map((policy) => `NetworkPolicy ${namespaceOf(policy)}/${policy.metadata.name}`),
    rules: about.flatMap((policy) =>
      listAt(policy, 'spec', direction).map((rule) => ({
        peers: listOrNull(at(rule, direction === 'ingress' ? 'from' : 'to')),
        ports: listOrNull(at(rule, 'ports')),
      })),
    ),
  };
}

/** Without `policyTypes` a policy is about what comes in, and about what goes out where it has rules for that (NetworkPolicySpec.policyTypes). */
function isAbout(policy: KubeObject, direction: Direction): boolean {
  const types = listAt(policy, 'spec', 'policyTypes');
  if (types.length > 0) return types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
  return direction === 'ingress' || listAt(policy, 'spec', 'egress').length > 0;
}

/** An empty list allows as much as an absent one (NetworkPolicyIngressRule.from, .ports). */
function listOrNull(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) && value.length > 0 ? value : null;
}

/** Whether a rule takes a TCP port; a name is one of the ports that the pods at the receiving end declare. */
export function takesPort({ ports }: AllowRule, port: number, receiver: Workload | null): boolean {
  if (ports === null) return true;
  return ports.some((entry) => {
    if ((stringAt(entry, 'protocol') ?? 'TCP') !== 'TCP') return false;
    const wanted = at(entry, 'port');
    if (wanted === undefined) return true;
    if (typeof wanted === 'string')
      return (receiver?.containers ?? []).some((c) => c.ports.some((p) => p.name === wanted && p.port === port));
    return port >= Number(wanted) && port <= (numberAt(entry, 'endPort') ?? Number(wanted));
  });
}

/** Whether a rule takes pods of a cluster of a namespace; `labels: null` are pods that no object describes, and get the benefit of the doubt. */
export function takesPods(
  cluster: ClusterIndex,
  policyNamespace: string,
  { peers }: AllowRule,
  pods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> | null },
): boolean {
  if (peers === null) return true;
  return peers.some((peer) => {
    if (!isJsonObject(peer) || peer.ipBlock !== undefined) return false;
    const inNamespace =
      peer.namespaceSelector === undefined
        ? pods.namespace === policyNamespace
        : selects(peer.namespaceSelector, cluster.namespaces.get(pods.namespace) ?? nameOnly(pods.namespace));
    return (
      inNamespace && (peer.podSelector === undefined || pods.labels === null || selects(peer.podSelector, pods.labels))
    );
  });
}

/** Whether a rule takes some address outside the pods of the cluster; which one it is is not asked. */
export function takesOutside({ peers }: AllowRule): boolean {
  return peers === null || peers.some((peer) => isJsonObject(peer) && peer.ipBlock !== undefined);
}

function nameOnly(namespace: string): Readonly<Record<string, string>> {
  return { 'kubernetes.io/metadata.name': namespace };
}
