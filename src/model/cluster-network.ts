import type { Cluster } from './model.ts';

/**
 * Addresses of pods in clusters whose network is Cilium: `kubeadm init --pod-network-cidr` gives each node its share, and Cilium uses it.
 * The range that Cilium would take by itself, 10.0.0.0/8 (cilium@1.20.0 values.yaml `ipam.operator.clusterPoolIPv4PodCIDRList`), swallows the nodes of many sites.
 */
export const podNetwork = '10.244.0.0/16';

/** Host and port of the API server: Cilium takes the place of kube-proxy and can ask no Service for it. */
export function apiServerOf({ kubernetes }: Cluster): { readonly host: string; readonly port: number } {
  const url = new URL(kubernetes.api);
  const usual = url.protocol === 'http:' ? 80 : 443;
  return { host: url.hostname, port: url.port === '' ? usual : Number(url.port) };
}
