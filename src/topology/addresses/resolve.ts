import { holderOf } from '../objects/unread.ts';
import type { Workload } from '../objects/workload.ts';
import { type Address, isIp, isLoopback, parseAddress } from './address.ts';
import { type ServiceName, serviceNames } from './cluster-name.ts';
import { type Cluster, type FleetIndex, mayBeElsewhere } from './fleet-index.ts';
import { resolveHost } from './host-name.ts';
import { resolveIp } from './node-address.ts';
import { after, broken, podsHop, type Resolution, unreadOrBroken, unseen } from './resolution.ts';
import { servicePods } from './service-pods.ts';

/** Who asks: its cluster, its namespace, and its pods where `localhost` means something. */
export interface Asker {
  readonly cluster: string;
  readonly namespace: string;
  readonly workload: Workload | null;
}

/** Where an address leads as seen from a pod. Never throws; what cannot be told from the objects is `unknown`. */
export function resolve(fleet: FleetIndex, asker: Asker, text: string): Resolution {
  if (/\$[({\w]/.test(text)) return variable;
  const address = parseAddress(text);
  if (address === null) return broken([], 'it is no address');
  return resolveAddress(fleet, asker, address, 0);
}

/** What a variable holds that is in no object may be any address. */
const variable: Resolution = {
  ...{ kind: 'unknown', via: [], near: true },
  reason: 'it holds a variable whose value is in no object',
};

/** Whether a host can only be the name of a Service of the asker's cluster, there or missing. */
export function meansService(fleet: FleetIndex, asker: Asker, host: string): boolean {
  const own = fleet.clusters.get(asker.cluster);
  return serviceNames(host, asker.namespace).some(
    (name) => own?.index.services.has(`${name.namespace}/${name.service}`) || isMissing(fleet, own, name),
  );
}

/** An ExternalName may point at another one; more than a few in a row is a circle. */
const longestChain = 4;

function resolveAddress(fleet: FleetIndex, asker: Asker, address: Address, depth: number): Resolution {
  const { host, port } = address;
  if (isLoopback(host)) return ownPods(asker, port);
  if (isIp(host) || fleet.nodeAddresses.has(host)) return resolveIp(fleet, asker.cluster, address);
  const srv = address.lookup === 'srv' ? /^_([^.]+)\._(?:tcp|udp)\.(.+)$/.exec(host) : null;
  const name = srv?.[2] ?? host;
  const portAsked = srv === null ? port : (srv[1] ?? null);
  const own = fleet.clusters.get(asker.cluster);
  const names = serviceNames(name, asker.namespace);
  for (const candidate of names) {
    const service = own?.index.services.get(`${candidate.namespace}/${candidate.service}`);
    if (own === undefined || service === undefined || isOfAnother(fleet, asker.cluster, candidate)) continue;
    if (service.externalName !== null) {
      if (depth >= longestChain) return broken([name], 'ExternalName Services point at each other');
      const next = { ...address, host: service.externalName.toLowerCase().replace(/\.$/, '') };
      return after(
        `${asker.cluster}: Service ${candidate.namespace}/${candidate.service}`,
        resolveAddress(fleet, asker, next, depth + 1),
      );
    }
    const { lookup } = address;
    return servicePods(fleet, own, service, { port: portAsked, lookup, pod: candidate.pod, balanced: false });
  }
  const missing = names.find((n) => isMissing(fleet, own, n));
  const routed = resolveHost(fleet, asker.cluster, { ...address, host: name });
  if (missing === undefined || routed.kind === 'pods') return routed;
  const holder = holderOf(own?.index.unread ?? [], missing.namespace, missing.service);
  const reason = noService(fleet, asker.cluster, missing);
  if (holder === undefined && mayBeElsewhere(fleet, asker.cluster, missing))
    return unseen([name], reason, missing.namespace);
  return unreadOrBroken([name], reason, holder);
}

/** Whether a name that no own Service answers is a Service's name all the same. */
function isMissing(fleet: FleetIndex, own: Cluster | undefined, name: ServiceName): boolean {
  const { namespace, service, certain } = name;
  if (certain !== 'if-namespace') return certain === 'always';
  return fleet.serviceOwners.has(`${namespace}/${service}`) || (own?.index.namespaces.has(namespace) ?? false);
}

/** `x.y.svc.cluster-01.local` is a name of the cluster `cluster-01`, whatever else has a Service of that name. */
function isOfAnother(fleet: FleetIndex, own: string, { domain }: ServiceName): boolean {
  const id = domain.replace(/\.local$/, '');
  return id !== domain && id !== own && fleet.clusters.has(id);
}

function noService(fleet: FleetIndex, cluster: string, { namespace, service, domain }: ServiceName): string {
  const owners = (fleet.serviceOwners.get(`${namespace}/${service}`) ?? []).filter((id) => id !== cluster);
  const none =
    domain !== '' && domain !== 'cluster.local'
      ? `${cluster} has no DNS domain \`${domain}\` with a Service ${namespace}/${service}`
      : `${cluster} has no Service ${namespace}/${service}`;
  const [owner, ...others] = owners;
  if (owner === undefined) return none;
  const [second] = others;
  const several = others.length > 1 ? `${others.length} more clusters` : second;
  const who = several === undefined ? `${owner} has one` : `${owner} and ${several} have one`;
  return `${none}; ${who}, but a cluster's own DNS names mean nothing in another`;
}

function ownPods(asker: Asker, port: number | null): Resolution {
  const { workload } = asker;
  if (workload === null || port === null) return broken(['localhost'], 'the address has no port in a pod of the asker');
  return {
    kind: 'pods',
    landings: [{ workload, port, pods: 'each', way: 'same-pod', via: ['the same pod', podsHop(workload, null)] }],
  };
}
