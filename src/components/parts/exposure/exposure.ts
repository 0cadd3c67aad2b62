import type { Labels } from '../../../kube/objects.ts';
import type { GRPCRoute, HTTPRoute, Ingress, Service, TLSRoute } from '../../../kube/types.gen.ts';
import { type Exposed, poolAddress, storeApiByHost } from '../../../model/addresses.ts';
import { logStoreByHost } from '../../../model/logs/addresses.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import type { Identity } from '../labels.ts';
import { metadata } from '../labels.ts';
import { ingress } from './ingress.ts';
import { grpcRoute, httpRoute, tlsRoute } from './route.ts';

/** A Service of a cluster that callers outside it reach. */
export interface Exposure {
  readonly what: Exposed;
  readonly identity: Identity;
  /** The namespace of the Service; `monitoring` by default. */
  readonly namespace?: string;
  /** The Service inside the cluster, to which routes lead. */
  readonly service: string;
  readonly port: { readonly name: string; readonly port: number; readonly targetPort: number | string };
  /** The pods behind it: load balancers and node ports get a Service of their own, so that the one inside stays as it is. */
  readonly selector: Labels;
  /** `null` where the service has no node port; it is then not reached in clusters with node ports only. */
  readonly nodePort: number | null;
  /** Paths that are open; everything by default. */
  readonly path?: string;
  /** Of a service whose replicas are reached one by one (sidecars), which one; its `service` is that replica's. */
  readonly replica?: number;
}

/**
 * The objects that make a Service reachable from outside the cluster, by the way that the cluster has: a route of the shared Gateway, an Ingress,
 * a load-balancer address or a node port. They say the same as the address book (`queryUrl`, `receiveUrl`, `storeApiAddresses`).
 */
export function exposed(
  model: Model,
  cluster: Cluster,
  exposure: Exposure,
): readonly (HTTPRoute | GRPCRoute | TLSRoute | Ingress | Service)[] {
  const { via } = cluster.expose;
  if (exposure.what === 'sidecar' && via !== 'load-balancer')
    return storeApiByHost(model, cluster) ? [grpcRoute(model, cluster, exposure)] : nodePort(exposure);
  if (exposure.what === 'receive' && model.tls.mutual && via !== 'load-balancer') return nodePort(exposure);
  // Its protocol has no host names, by which gateways and ingresses tell calls apart.
  if (exposure.what === 'aggregator' && via !== 'load-balancer') return nodePort(exposure);
  // Its callers send a password: where hosts have no TLS, they go to a port of its own, which has it.
  if (exposure.what === 'opensearch' && via !== 'load-balancer' && !logStoreByHost(model)) return nodePort(exposure);
  if (exposure.what === 'opensearch' && via === 'gateway') return [tlsRoute(model, cluster, exposure)];
  if (via === 'gateway') return [httpRoute(model, cluster, exposure)];
  if (via === 'ingress-nginx') return [ingress(model, cluster, exposure)];
  if (via === 'load-balancer') return loadBalancer(cluster, exposure);
  return nodePort(exposure);
}

/** A Service on a port of every node; nothing for what has no node port. */
export function nodePort(exposure: Exposure): readonly Service[] {
  if (exposure.nodePort === null) return [];
  return [
    external(exposure, {
      type: 'NodePort',
      ports: [{ ...exposure.port, nodePort: exposure.nodePort }],
    }),
  ];
}

/** A Service with an address of the cluster's pool (Cilium LB IPAM, annotation `lbipam.cilium.io/ips`). Its node port would be a second way in and is left out. */
function loadBalancer(cluster: Cluster, exposure: Exposure): readonly Service[] {
  const address = poolAddress(cluster, exposure.what, exposure.replica ?? 0);
  if (address === null) return nodePort(exposure);
  return [
    external(
      exposure,
      { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [exposure.port] },
      { 'lbipam.cilium.io/ips': address },
    ),
  ];
}

function external(exposure: Exposure, spec: Omit<Service['spec'], 'selector'>, annotations?: Labels): Service {
  const meta = metadata(exposure.identity, `${exposure.service}-external`, exposure.namespace);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: annotations === undefined ? meta : { ...meta, annotations },
    spec: { ...spec, selector: exposure.selector },
  };
}
