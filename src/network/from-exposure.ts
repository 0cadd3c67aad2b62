import { stringAt } from '../kube/read.ts';
import { routesOf } from '../topology/addresses/routes.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import type { Service } from '../topology/objects/service.ts';
import { type Allowance, tcp } from './allowance.ts';

/** What is open to callers from outside a cluster: the pods behind node ports, load balancers, Ingresses and routes. */
export function fromExposure(cluster: ClusterIndex): readonly Allowance[] {
  const out: Allowance[] = [];
  for (const object of cluster.byKind.get('Service') ?? []) {
    const type = stringAt(object, 'spec', 'type');
    const service = cluster.services.get(`${object.metadata.namespace ?? ''}/${object.metadata.name}`);
    if (service !== undefined && (type === 'NodePort' || type === 'LoadBalancer')) out.push(...open(service, null));
  }
  for (const routes of routesOf(cluster).values())
    for (const { backends } of routes)
      for (const { namespace, service: name, port } of backends) {
        const service = cluster.services.get(`${namespace}/${name}`);
        if (service !== undefined) out.push(...open(service, port));
      }
  return out;
}

function open({ namespace, selector, ports }: Service, asked: number | string | null): readonly Allowance[] {
  if (Object.keys(selector).length === 0) return [];
  return ports
    .filter(({ name, port }) => asked === null || asked === port || asked === name)
    .map(({ target }) => ({
      pods: { namespace, labels: selector },
      direction: 'ingress',
      peer: 'anyone',
      ports: tcp(target),
    }));
}
