import type { Labels } from '../kube/objects.ts';
import type { NetworkPolicy, NetworkPolicyPeer, NetworkPolicyPort } from '../kube/types.gen.ts';
import { type Allowance, type Pods, type Port, tcp } from './allowance.ts';

const owner: Labels = { 'app.kubernetes.io/part-of': 'namsan', 'app.kubernetes.io/managed-by': 'namsan' };

/**
 * What isolates every pod of a namespace in both directions. Names are looked up everywhere, because DNS may be a Service, pods or an address
 * of the node itself (kubernetes.io/docs/tasks/administer-cluster/nodelocaldns).
 */
export function defaultDeny(namespace: string): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace, labels: owner },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ ports: portsOf([{ protocol: 'UDP', port: 53 }, ...tcp(53)]) }],
    },
  };
}

/** The policies that open these ways: one for the pods of each workload, named after it. Their order follows from what they hold. */
export function opened(allowances: readonly Allowance[]): readonly NetworkPolicy[] {
  const byPods = Map.groupBy(allowances, ({ pods }) => keyOf(pods));
  const taken = new Set<string>();
  return [...byPods]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => (own[0] === undefined ? [] : [policyOf(own[0].pods, own, taken)]));
}

function policyOf({ namespace, labels }: Pods, own: readonly Allowance[], taken: Set<string>): NetworkPolicy {
  const ingress = rulesOf(
    namespace,
    own.filter((a) => a.direction === 'ingress'),
  );
  const egress = rulesOf(
    namespace,
    own.filter((a) => a.direction === 'egress'),
  );
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: nameOf(namespace, labels, taken), namespace, labels: owner },
    spec: {
      podSelector: Object.keys(labels).length === 0 ? {} : { matchLabels: labels },
      policyTypes: ['Ingress', 'Egress'],
      ...(ingress.length === 0
        ? {}
        : { ingress: ingress.map(({ peers, ports }) => ({ ...(peers && { from: peers }), ...(ports && { ports }) })) }),
      ...(egress.length === 0
        ? {}
        : { egress: egress.map(({ peers, ports }) => ({ ...(peers && { to: peers }), ...(ports && { ports }) })) }),
    },
  };
}

/** One rule of a direction; `null` is everyone, or every port. */
interface Rule {
  readonly peers: readonly NetworkPolicyPeer[] | null;
  readonly ports: readonly NetworkPolicyPort[] | null;
}

/** Peers with the same ports share a rule; what is open to anyone needs no rule for one peer. */
function rulesOf(namespace: string, allowances: readonly Allowance[]): readonly Rule[] {
  const open = allowances.filter((a) => a.peer === 'anyone').map((a) => a.ports);
  if (open.includes('all')) return [{ peers: null, ports: null }];
  const openPorts = new Set(open.flatMap((ports) => (ports === 'all' ? [] : ports.map(portKey))));
  const byPeer = Map.groupBy(allowances, ({ peer }) => (peer === 'anyone' ? '' : keyOf(peer)));
  const rules = [...byPeer].flatMap(([key, own]) => {
    const every = own.some((a) => a.ports === 'all');
    const ports = own
      .flatMap((a) => (a.ports === 'all' ? [] : a.ports))
      .filter((port) => key === '' || !openPorts.has(portKey(port)));
    if (!every && ports.length === 0) return [];
    const { peer } = own[0] ?? { peer: 'anyone' as const };
    return [{ key, peer, ports: every ? null : portsOf(ports) }];
  });
  const byPorts = Map.groupBy(rules, ({ key, ports }) => `${key === '' ? 'anyone' : 'pods'} ${JSON.stringify(ports)}`);
  return [...byPorts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => {
      const peers = same
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .flatMap(({ peer }) => (peer === 'anyone' ? [] : [peerOf(namespace, peer)]));
      return { peers: peers.length === 0 ? null : peers, ports: same[0]?.ports ?? null };
    });
}

/** A peer without a namespace is of the policy's own. */
function peerOf(own: string, { namespace, labels }: Pods): NetworkPolicyPeer {
  const every = Object.keys(labels).length === 0;
  return {
    ...(namespace === own && !every
      ? {}
      : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }),
    ...(every ? {} : { podSelector: { matchLabels: labels } }),
  };
}

function portsOf(ports: readonly Port[]): readonly NetworkPolicyPort[] {
  const distinct = new Map(ports.map((port) => [portKey(port), port]));
  return [...distinct.values()]
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .map(({ protocol, port }) => ({ protocol, port }));
}

function order({ protocol, port }: Port): string {
  return `${typeof port === 'number' ? String(port).padStart(5, '0') : port} ${protocol}`;
}

function portKey({ protocol, port }: Port): string {
  return `${protocol} ${port}`;
}

function keyOf({ namespace, labels }: Pods): string {
  return JSON.stringify([namespace, ...Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** `thanos-query`, `prometheus-main`; with a number where that is taken. */
function nameOf(namespace: string, labels: Labels, taken: Set<string>): string {
  const name = labels['app.kubernetes.io/name'];
  const instance = labels['app.kubernetes.io/instance'] ?? name ?? '';
  const plain = name === undefined ? nameOfLabel(labels) : instance.startsWith(name) ? instance : `${name}-${instance}`;
  let unique = plain;
  for (let i = 2; taken.has(`${namespace}/${unique}`); i += 1) unique = `${plain}-${i}`;
  taken.add(`${namespace}/${unique}`);
  return unique;
}

/** `opensearch-dashboards` for `opensearch.cluster.dashboards: opensearch`; every pod of the namespace has none. */
function nameOfLabel(labels: Labels): string {
  const [first] = Object.entries(labels);
  if (first === undefined) return 'every-pod';
  const [key, value] = first;
  const says = key.split(/[./]/).at(-1) ?? '';
  if (says === 'app' || says === 'pod-name') return value;
  return says.startsWith(value) ? says : `${value}-${says}`;
}
