import type { Labels } from '../kube/objects.ts';
import type { Workload } from '../topology/objects/workload.ts';

/** Pods of one namespace, by their labels. */
export interface Pods {
  readonly namespace: string;
  readonly labels: Labels;
}

/** A port by its number, or by the name that the pods at the receiving end give it. */
export interface Port {
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number | string;
}

/** One way that the policies of a cluster leave open: for these pods, in this direction, with these others, at these ports. */
export interface Allowance {
  readonly pods: Pods;
  readonly direction: 'ingress' | 'egress';
  /** `anyone`: pods, nodes and addresses everywhere, because who calls through a node or a gateway is not seen, or where it goes is not known. */
  readonly peer: Pods | 'anyone';
  /** `all` ports, or these. */
  readonly ports: readonly Port[] | 'all';
}

/** One TCP port. */
export function tcp(port: number | string): readonly Port[] {
  return [{ protocol: 'TCP', port }];
}

/** A call from pods to pods of one cluster: it is let out at one end and in at the other. */
export function between(from: Pods, to: Pods, ports: Allowance['ports']): readonly Allowance[] {
  return [
    { pods: from, direction: 'egress', peer: to, ports },
    { pods: to, direction: 'ingress', peer: from, ports },
  ];
}

/** The pods of a workload. */
export function podsOf({ namespace, podLabels }: Pick<Workload, 'namespace' | 'podLabels'>): Pods {
  return { namespace, labels: lastingLabels(podLabels) };
}

/** The labels that tell a workload's pods from others for as long as it exists: name and instance, where it has them; all of its labels otherwise. */
export function lastingLabels(labels: Labels): Labels {
  const kept = Object.entries(labels).filter(([key]) => lasting.includes(key));
  return kept.length === 0 ? labels : Object.fromEntries(kept);
}

const lasting = ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'opensearch.org/opensearch-cluster'];
