import type { Json } from '../../../src/kube/objects.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../../src/kube/read.ts';

/** What a cluster holds that decides which pods may call which. */
export interface PolicyFacts {
  readonly policies: readonly Json[];
  readonly pods: readonly Json[];
  readonly namespaces: readonly Json[];
}

type Direction = 'ingress' | 'egress';

/**
 * Chains of an nftables table of family `ip` that drop what the policies do not allow. Forwarded packets are judged at both ends,
 * those to the node itself at the end of the pod; a chain ends a pod's traffic unless one of its rules returns.
 */
export function policyRules(facts: PolicyFacts): readonly string[] {
  const isolated = facts.pods.filter(hasOwnAddress).flatMap((pod) =>
    (['egress', 'ingress'] as const).flatMap((direction) => {
      const own = facts.policies.filter((policy) => isolates(policy, pod, direction));
      return own.length === 0 ? [] : [{ pod, direction, own }];
    }),
  );
  const jump = (direction: Direction): readonly string[] =>
    isolated
      .filter((one) => one.direction === direction)
      .map(
        ({ pod }) => `ip ${direction === 'egress' ? 'saddr' : 'daddr'} ${address(pod)} jump ${chain(pod, direction)}`,
      );
  const answers = 'ct state established,related accept';
  return [
    ...isolated.map(({ pod, direction, own }) => {
      const allowed = own.flatMap((policy) =>
        listAt(policy, 'spec', direction).flatMap((rule) => allowedBy(facts, policy, pod, direction, rule)),
      );
      return `chain ${chain(pod, direction)} { ${[...new Set(allowed), 'drop'].join('; ')}; }`;
    }),
    `chain forward { type filter hook forward priority 0; ${[answers, ...jump('egress'), ...jump('ingress')].join('; ')}; }`,
    `chain input { type filter hook input priority 0; ${[answers, ...jump('egress')].join('; ')}; }`,
  ];
}

/** Pods that ended have given their address away; those on the network of the node are the node. */
function hasOwnAddress(pod: Json): boolean {
  return stringAt(pod, 'status', 'phase') === 'Running' && at(pod, 'spec', 'hostNetwork') !== true;
}

function isolates(policy: Json, pod: Json, direction: Direction): boolean {
  const type = direction === 'egress' ? 'Egress' : 'Ingress';
  return (
    namespace(policy) === namespace(pod) &&
    listAt(policy, 'spec', 'policyTypes').includes(type) &&
    selects(at(policy, 'spec', 'podSelector'), pod)
  );
}

/** Rules that return for what one rule of a policy allows; without peers it allows every peer, without ports every port. */
function allowedBy(facts: PolicyFacts, policy: Json, pod: Json, direction: Direction, rule: Json): readonly string[] {
  const peers = listAt(rule, direction === 'egress' ? 'to' : 'from');
  const ports = listAt(rule, 'ports');
  const field = direction === 'egress' ? 'daddr' : 'saddr';
  if (peers.length === 0) {
    if (ports.length === 0) return ['return'];
    return ports.flatMap((port) => portMatch(port, direction === 'ingress' ? pod : null).map((one) => `${one} return`));
  }
  const named = facts.pods.filter(
    (one) => hasOwnAddress(one) && peers.some((peer) => isPeer(facts, policy, peer, one)),
  );
  return named.flatMap((peer) => {
    const from = `ip ${field} ${address(peer)}`;
    if (ports.length === 0) return [`${from} return`];
    return ports.flatMap((port) =>
      portMatch(port, direction === 'ingress' ? pod : peer).map((one) => `${from} ${one} return`),
    );
  });
}

function isPeer({ namespaces }: PolicyFacts, policy: Json, peer: Json, pod: Json): boolean {
  if (at(peer, 'ipBlock') !== undefined) throw new Error('Blocks of addresses are not understood here.');
  const where = at(peer, 'namespaceSelector');
  const home = namespaces.find((one) => stringAt(one, 'metadata', 'name') === namespace(pod));
  const there = where === undefined ? namespace(policy) === namespace(pod) : home !== undefined && selects(where, home);
  return there && selects(at(peer, 'podSelector'), pod);
}

/** How a port is matched at the pod that serves it: a name is a port of that pod, if it has it. */
function portMatch(port: Json, server: Json | null): readonly string[] {
  if (at(port, 'endPort') !== undefined) throw new Error('Ranges of ports are not understood here.');
  const protocol = (stringAt(port, 'protocol') ?? 'TCP').toLowerCase();
  const name = stringAt(port, 'port');
  if (name === undefined) {
    const number = numberAt(port, 'port');
    return [number === undefined ? `meta l4proto ${protocol}` : `${protocol} dport ${number}`];
  }
  if (server === null) throw new Error(`The port \`${name}\` of everybody has no number.`);
  return listAt(server, 'spec', 'containers')
    .flatMap((container) => listAt(container, 'ports'))
    .filter((one) => stringAt(one, 'name') === name)
    .map((one) => `${protocol} dport ${numberAt(one, 'containerPort')}`);
}

/** An empty selector, or none where the peer's namespace is named, selects everything. */
function selects(selector: Json | undefined, object: Json): boolean {
  if (listAt(selector, 'matchExpressions').length > 0)
    throw new Error('Expressions of labels are not understood here.');
  const labels = stringsAt(object, 'metadata', 'labels');
  return Object.entries(stringsAt(selector, 'matchLabels')).every(([key, value]) => labels[key] === value);
}

function chain(pod: Json, direction: Direction): string {
  return `${direction}_${address(pod).replaceAll('.', '_')}`;
}

function address(pod: Json): string {
  return stringAt(pod, 'status', 'podIP') ?? '';
}

function namespace(object: Json): string {
  return stringAt(object, 'metadata', 'namespace') ?? '';
}
