import { addTo } from '../../kube/multimap.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { type PodSelection, podSelection } from '../objects/pod-selection.ts';
import type { Service, ServicePort } from '../objects/service.ts';
import type { Workload } from '../objects/workload.ts';
import { isIp } from './address.ts';
import { learntNodeAddresses } from './learnt-nodes.ts';
import { gatewayListeners, type Route, routesOf } from './routes.ts';

/** What the caller knows of a fleet beyond its objects. */
export interface Hints {
  /** Addresses of nodes, each with the id of its cluster. */
  readonly nodeAddresses: ReadonlyMap<string, string>;
  /** DNS domains, each with the id of the cluster that answers for the names below it. */
  readonly domains?: ReadonlyMap<string, string>;
  /** The objects are somebody's manifests, which may be a part of what their clusters hold. */
  readonly foreign?: true;
}

export interface Cluster {
  readonly index: ClusterIndex;
  readonly select: PodSelection;
}

export interface NodePortService {
  readonly cluster: Cluster;
  readonly service: Service;
  readonly port: ServicePort;
}

/** A port that pods hold on their nodes. */
export interface HostPort {
  readonly cluster: Cluster;
  readonly workload: Workload;
  readonly port: number;
}

/** Everything by which an address can be found, over all clusters. */
export interface FleetIndex {
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly nodeAddresses: ReadonlyMap<string, string>;
  /** By `cluster port`. */
  readonly nodePorts: ReadonlyMap<string, NodePortService>;
  readonly hostPorts: ReadonlyMap<string, HostPort>;
  /** Clusters without any known node address that have something on a port of their nodes. */
  readonly portOwners: ReadonlyMap<number, readonly string[]>;
  /** Services by the addresses of their load balancers, IP or host name. */
  readonly balancers: ReadonlyMap<string, readonly { readonly cluster: Cluster; readonly service: Service }[]>;
  /** Addresses that a Gateway asks for, each as `cluster: Gateway namespace/name`. */
  readonly gateways: ReadonlyMap<string, string>;
  readonly hosts: ReadonlyMap<string, readonly Route[]>;
  /** Domains that a cluster answers for: by hint, or by a Gateway's wildcard listener. The text names who says so. */
  readonly domains: ReadonlyMap<string, string>;
  /** Clusters that have a Service of this `namespace/name`. */
  readonly serviceOwners: ReadonlyMap<string, readonly string[]>;
  readonly foreign: boolean;
}

/** Gathers what all clusters answer at: nodes, ports, balancers, gateways, hosts. What a hint says of a node counts more than what objects say. */
export function fleetIndex(indexes: readonly ClusterIndex[], hints: Hints): FleetIndex {
  const clusters = new Map<string, Cluster>();
  const nodePorts = new Map<string, NodePortService>();
  const hostPorts = new Map<string, HostPort>();
  const portOwners = new Map<number, string[]>();
  const nodeAddresses = new Map([...learntNodeAddresses(indexes), ...hints.nodeAddresses]);
  const told = new Set(nodeAddresses.values());
  const onNodes = <T>(map: Map<string, T>, cluster: string, port: number, what: T): void => {
    map.set(`${cluster} ${port}`, what);
    if (!told.has(cluster) && portOwners.get(port)?.at(-1) !== cluster) addTo(portOwners, port, cluster);
  };
  const balancers = new Map<string, { cluster: Cluster; service: Service }[]>();
  const gateways = new Map<string, string>();
  const hosts = new Map<string, Route[]>();
  const domains = new Map<string, string>();
  const serviceOwners = new Map<string, string[]>();
  for (const index of indexes) {
    const cluster: Cluster = { index, select: podSelection(index.workloads) };
    clusters.set(index.id, cluster);
    for (const [key, service] of index.services) {
      addTo(serviceOwners, key, index.id);
      for (const port of service.ports)
        if (port.nodePort !== null) onNodes(nodePorts, index.id, port.nodePort, { cluster, service, port });
      for (const address of service.addresses) addTo(balancers, address, { cluster, service });
    }
    for (const workload of index.workloads)
      for (const port of portsOnNodes(workload))
        onNodes(hostPorts, index.id, port.held, { cluster, workload, port: port.port });
    for (const [host, routes] of routesOf(index)) for (const route of routes) addTo(hosts, host, route);
    for (const gateway of index.byKind.get('Gateway') ?? []) {
      const title = `${index.id}: Gateway ${namespaceOf(gateway)}/${gateway.metadata.name}`;
      for (const address of addressesOf(gateway)) gateways.set(address, title);
      for (const { host } of gatewayListeners(gateway))
        if (host.startsWith('*.')) domains.set(host.slice(2).toLowerCase(), title);
    }
  }
  for (const [domain, id] of hints.domains ?? [])
    if (clusters.has(id)) domains.set(domain.toLowerCase(), `${id}: domain ${domain}`);
  return {
    clusters,
    nodeAddresses,
    nodePorts,
    hostPorts,
    portOwners,
    balancers,
    gateways,
    hosts,
    domains,
    serviceOwners,
    foreign: hints.foreign === true,
  };
}

/** Whether a Service that is missing may be in manifests that were not given: nothing of its namespace was. */
export function mayBeElsewhere(
  { clusters, serviceOwners, foreign }: FleetIndex,
  cluster: string,
  { namespace, service }: { readonly namespace: string; readonly service: string },
): boolean {
  if (!foreign || serviceOwners.has(`${namespace}/${service}`)) return false;
  return clusters.get(cluster)?.index.namespaces.has(namespace) === false;
}

function portsOnNodes(workload: Workload): readonly { readonly held: number; readonly port: number }[] {
  return workload.containers.flatMap((container) =>
    container.ports.flatMap(({ port, hostPort }) => {
      const held = workload.hostNetwork ? port : hostPort;
      return held === null ? [] : [{ held, port }];
    }),
  );
}

function addressesOf(gateway: KubeObject): readonly string[] {
  const annotations = stringsAt(gateway, 'spec', 'infrastructure', 'annotations');
  const asked = ['lbipam.cilium.io/ips', 'io.cilium/lb-ipam-ips'].flatMap((key) => (annotations[key] ?? '').split(','));
  const given = [...listAt(gateway, 'spec', 'addresses'), ...listAt(gateway, 'status', 'addresses')];
  return [...asked.map((a) => a.trim()), ...given.flatMap((entry) => stringAt(entry, 'value') ?? [])].filter(isIp);
}
