import { ipText, rangeBounds } from '../../kube/ipv4-range.ts';
import type { Labels } from '../../kube/objects.ts';
import type { CiliumL2AnnouncementPolicy, CiliumLoadBalancerIPPool } from '../../kube/types.gen.ts';
import { versions } from '../../model/versions.ts';
import { type Identity, labelsOf } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';

const identity: Identity = { name: 'load-balancer-pool', layer: 'exposure', version: versions.cilium };

/** Services of the fleet: a strange one would take an address that one of ours asks for. */
const ours: Labels = { 'app.kubernetes.io/part-of': 'namsan' };

/**
 * The addresses of a cluster's load balancers, and who answers for them in the local network. A wave after Cilium: its operator makes the
 * definitions of these kinds when it starts.
 */
export const loadBalancerPool: Component = {
  name: 'load-balancer-pool',
  wave: waves.certificates,
  about: 'Address pool and L2 announcement of Cilium for clusters exposed by load balancers.',
  build: (_, { expose }) =>
    expose.via === 'load-balancer' ? { objects: [pool(expose.addresses), announcement()], charts: [] } : null,
};

function pool(ranges: readonly string[]): CiliumLoadBalancerIPPool {
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumLoadBalancerIPPool',
    metadata: { name: 'namsan', labels: labelsOf(identity) },
    spec: {
      blocks: ranges.map((range) => {
        const { from, to } = rangeBounds(range);
        return { start: ipText(from), stop: ipText(to) };
      }),
      serviceSelector: { matchLabels: ours },
    },
  };
}

/** One node answers for each address at a time, on any of its network cards. */
function announcement(): CiliumL2AnnouncementPolicy {
  return {
    apiVersion: 'cilium.io/v2alpha1',
    kind: 'CiliumL2AnnouncementPolicy',
    metadata: { name: 'namsan', labels: labelsOf(identity) },
    spec: {
      loadBalancerIPs: true,
      externalIPs: false,
      nodeSelector: { matchLabels: { 'kubernetes.io/os': 'linux' } },
      serviceSelector: { matchLabels: ours },
    },
  };
}
