import type { JsonObject } from '../../kube/objects.ts';
import { apiServerOf } from '../../model/cluster-network.ts';
import type { Cluster } from '../../model/model.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { type Component, waves } from '../workload.ts';

/** Cilium, where it is the network of the cluster. Nothing else starts before it. */
export const cilium: Component = {
  name: 'cilium',
  wave: waves.network,
  about: 'Cilium, the network of clusters that have none yet: addresses by L2, Gateway API.',
  build: (_, cluster) =>
    cluster.cni === 'cilium' ? chartOf(charts.cilium, 'kube-system', ciliumValues(cluster)) : null,
};

function ciliumValues(cluster: Cluster): JsonObject {
  const api = apiServerOf(cluster);
  const byGateway = cluster.expose.via === 'gateway';
  return {
    // L2 announcements and the Gateway API both need it (docs.cilium.io, L2 Announcements, Prerequisites).
    kubeProxyReplacement: 'true',
    k8sServiceHost: api.host,
    k8sServicePort: api.port,
    // Each announced Service is a lease that is renewed again and again: the usual 10 and 20 are for none.
    k8sClientRateLimit: { qps: 30, burst: 60 },
    l2announcements: { enabled: cluster.expose.via === 'load-balancer' },
    ipam: { mode: 'kubernetes' },
    gatewayAPI: {
      enabled: byGateway,
      // HTTP/2 on the shared port, which gRPC needs.
      enableAlpn: byGateway,
      enableAppProtocol: byGateway,
      gatewayClass: { create: byGateway ? 'true' : 'false' },
      // Hosts of the fleet resolve to the nodes: the gateway listens on 80 and 443 there, and needs no load balancer.
      hostNetwork: { enabled: byGateway },
    },
    ...(byGateway ? { envoy: privilegedPorts } : {}),
    // Its certificates would be new at every render, since Helm makes them from chance.
    hubble: { enabled: false },
    operator: {
      replicas: Math.min(2, cluster.nodes.length),
      rollOutPods: true,
      resources: sized('20m', '128Mi', '512Mi'),
    },
    rollOutCiliumPods: true,
    resources: sized('100m', '256Mi', '1Gi'),
  };
}

/** Ports below 1024 are the kernel's to give (docs.cilium.io, Gateway API Host Network Mode); the other two capabilities are the chart's own (cilium@1.20.0 values.yaml). */
const privilegedPorts: JsonObject = {
  securityContext: {
    capabilities: { keepCapNetBindService: true, envoy: ['NET_ADMIN', 'SYS_ADMIN', 'NET_BIND_SERVICE'] },
  },
};
