import type { Address } from './address.ts';
import type { FleetIndex, HostPort, NodePortService } from './fleet-index.ts';
import { broken, outside, podsHop, type Resolution, unknown, unreadOrBroken } from './resolution.ts';
import { servicePods } from './service-pods.ts';

/** Where an IP address leads: to a load balancer, to a port on the nodes of a cluster, or out of the fleet. */
export function resolveIp(fleet: FleetIndex, from: string, address: Address): Resolution {
  const { host, port } = address;
  if (port === null) return broken([host], 'the address has no port');
  const balancer = balanced(fleet, from, host, port);
  if (balancer !== null) return balancer;
  const gateway = fleet.gateways.get(host);
  if (gateway !== undefined)
    return unknown([host], `${host} is the address of ${gateway}, which sends by host name and not by address`);
  const owner = fleet.nodeAddresses.get(host);
  return owner === undefined ? onUnknownNode(fleet, from, host, port) : onNode(fleet, owner, host, port);
}

/** A load balancer with this address; `null` where no Service has it. */
export function balanced(fleet: FleetIndex, from: string, host: string, port: number): Resolution | null {
  const services = fleet.balancers.get(host) ?? [];
  const clusters = new Set(services.map((s) => s.cluster.index.id));
  const own = services.filter((s) => s.cluster.index.id === from);
  if (clusters.size > 1 && own.length === 0)
    return unknown([host], `${host} is the address of load balancers in ${[...clusters].join(', ')}`);
  const near = own.length > 0 ? own : services;
  const found = near.find((s) => s.service.ports.some((p) => p.port === port)) ?? near[0];
  if (found === undefined) return null;
  const ask = { port, lookup: 'plain', pod: null, balanced: true } as const;
  return outside(`load balancer ${host}`, servicePods(fleet, found.cluster, found.service, ask));
}

function onNode(fleet: FleetIndex, owner: string, host: string, port: number): Resolution {
  const hop = `node ${host} of ${owner}`;
  const found = fleet.nodePorts.get(`${owner} ${port}`);
  if (found !== undefined) return outside(hop, throughNodePort(fleet, found));
  const held = fleet.hostPorts.get(`${owner} ${port}`);
  if (held !== undefined) return outside(hop, throughHostPort(held));
  const cluster = fleet.clusters.get(owner);
  if (cluster === undefined) return unknown([hop], `the objects of ${owner} were not read`);
  // The ports that a controller on the nodes takes, by host ports or by their network (ingress-nginx charts/ingress-nginx/values.yaml controller.hostPort.ports).
  if (port === 80 || port === 443)
    return unknown([hop], `port ${port} of a node is held by an ingress controller that is in no object`);
  const holder = cluster.index.unread.find(({ engines }) => engines);
  return unreadOrBroken([hop], `nothing of ${owner} has node port ${port}`, holder);
}

/**
 * The address of a node that nobody declared. A cluster whose node addresses are known would have claimed it; of the others, the one that
 * has the port is meant, if there is only one.
 */
function onUnknownNode(fleet: FleetIndex, from: string, host: string, port: number): Resolution {
  const all = fleet.portOwners.get(port) ?? [];
  const others = all.filter((id) => id !== from);
  const meant = others.length > 0 ? others : all;
  const [cluster] = meant;
  if (cluster === undefined) return { kind: 'outside', via: [`${host}:${port}`] };
  if (meant.length > 1)
    return unknown(
      [host],
      `node port ${port} is in ${namesOf(meant)}, and no object tells which of them has the node ${host}`,
    );
  const hop = `node ${host}, ${guess} ${cluster}, the only cluster with node port ${port}`;
  const service = fleet.nodePorts.get(`${cluster} ${port}`);
  const held = fleet.hostPorts.get(`${cluster} ${port}`);
  if (service !== undefined) return outside(hop, throughNodePort(fleet, service));
  return held === undefined ? { kind: 'outside', via: [host] } : outside(hop, throughHostPort(held));
}

const guess = 'taken for one of';

/** Whether a way leads over a node that no object declares, so that its cluster is only the likeliest. */
export function isGuessed(via: readonly string[]): boolean {
  return via.some((hop) => hop.startsWith('node ') && hop.includes(`, ${guess} `));
}

function throughNodePort(fleet: FleetIndex, { cluster, service, port }: NodePortService): Resolution {
  const ask = { port: port.port, lookup: 'plain', pod: null, balanced: true } as const;
  return outside(`node port ${port.nodePort}`, servicePods(fleet, cluster, service, ask));
}

function throughHostPort({ workload, port }: HostPort): Resolution {
  return {
    kind: 'pods',
    landings: [{ workload, port, pods: 'any', way: 'outside', via: [`host port ${port}`, podsHop(workload, null)] }],
  };
}

/** The first few of many names. */
function namesOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).join(', ');
  return ids.length > 3 ? `${shown} and ${ids.length - 3} more clusters` : shown;
}
