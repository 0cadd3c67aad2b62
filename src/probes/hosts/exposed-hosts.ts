import { listAt, stringAt } from '../../kube/read.ts';
import type { Live } from '../probe.ts';

/** A host name by which something of a cluster is called from elsewhere, and the object that says so. */
export interface ExposedHost {
  readonly host: string;
  readonly object: string;
}

/** Every host name that routes and Ingresses of a cluster answer to, once, in order. A wildcard names no host. */
export function exposedHosts({ clusters }: Live, cluster: string): readonly ExposedHost[] {
  const hosts = new Map<string, ExposedHost>();
  for (const object of clusters.find((one) => one.cluster === cluster)?.objects ?? []) {
    const { kind, metadata } = object;
    const names = /^(?:HTTP|GRPC|TLS)Route$/.test(kind)
      ? listAt(object, 'spec', 'hostnames')
      : kind === 'Ingress'
        ? listAt(object, 'spec', 'rules').map((rule) => stringAt(rule, 'host') ?? '')
        : [];
    for (const host of names) {
      if (typeof host !== 'string' || host === '' || host.startsWith('*') || hosts.has(host)) continue;
      hosts.set(host, { host, object: `${kind} ${metadata.namespace ?? ''}/${metadata.name}` });
    }
  }
  return [...hosts.values()].toSorted((a, b) => (a.host < b.host ? -1 : 1));
}
