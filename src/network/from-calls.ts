import type { NetworkCall, PodsAt } from '../topology/topology.ts';
import { type Allowance, lastingLabels, type Pods, tcp } from './allowance.ts';
import { grafanaPods } from './chart-pods.ts';

/** What the calls of the topology need in one cluster: out of its pods, and into them. */
export function fromCalls(cluster: string, calls: readonly NetworkCall[]): readonly Allowance[] {
  return calls.flatMap((call): readonly Allowance[] => {
    const { from, to, direct, port, dialled } = call;
    const out: Allowance[] = [];
    if (from.cluster === cluster && !from.hostNetwork)
      out.push(
        direct && to !== null
          ? { pods: endOf(from), direction: 'egress', peer: endOf(to), ports: port === null ? 'all' : tcp(port) }
          : { pods: endOf(from), direction: 'egress', peer: 'anyone', ports: dialled === null ? 'all' : tcp(dialled) },
      );
    // A node port of the own cluster is rewritten to a pod and its port before most networks judge the call
    // (kubernetes.io/docs/concepts/services-networking/network-policies: whether before or after is not defined).
    if (from.cluster === cluster && !from.hostNetwork && !direct && to?.cluster === cluster && !to.hostNetwork)
      out.push({ pods: endOf(from), direction: 'egress', peer: endOf(to), ports: port === null ? 'all' : tcp(port) });
    if (to?.cluster === cluster && !to.hostNetwork)
      out.push({
        pods: endOf(to),
        direction: 'ingress',
        peer: direct ? endOf(from) : 'anyone',
        ports: port === null ? 'all' : tcp(port),
      });
    return out;
  });
}

/** Data sources are asked from Grafana, whose pods are in no object. */
function endOf({ namespace, object, labels }: PodsAt): Pods {
  return object === null ? grafanaPods : { namespace, labels: lastingLabels(labels) };
}
