import { listAt, stringAt } from '../../kube/read.ts';
import type { Cluster } from '../../model/model.ts';
import type { Live } from '../probe.ts';

/** Where calls from elsewhere enter a cluster. */
export interface Entrance {
  /** Addresses that a Gateway, an Ingress or a balancer has got; empty before there is one. */
  readonly given: readonly string[];
  /** Addresses of nodes: those of the fleet file, and those that the cluster knows. */
  readonly nodes: readonly string[];
}

/** The addresses of a cluster as it has them now. A cluster that does not answer has those of the fleet file. */
export async function entranceOf(live: Live, cluster: Cluster): Promise<Entrance> {
  const kube = live.kube(cluster.id);
  const [gateways, ingresses, services, nodes] = await Promise.all([
    kube.list({ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway' }),
    kube.list({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }),
    kube.list({ apiVersion: 'v1', kind: 'Service' }),
    kube.list({ apiVersion: 'v1', kind: 'Node' }),
  ]);
  const given = [
    ...valuesOf(gateways.ok ? gateways.value : [], ['status', 'addresses'], 'value'),
    ...valuesOf(ingresses.ok ? ingresses.value : [], ['status', 'loadBalancer', 'ingress'], 'ip'),
    ...valuesOf(services.ok ? services.value : [], ['status', 'loadBalancer', 'ingress'], 'ip'),
  ];
  const own = (nodes.ok ? nodes.value : []).flatMap((node) =>
    listAt(node, 'status', 'addresses').flatMap((entry) =>
      /IP$/.test(stringAt(entry, 'type') ?? '') ? (stringAt(entry, 'address') ?? []) : [],
    ),
  );
  return { given: [...new Set(given)], nodes: [...new Set([...cluster.nodes.map(({ address }) => address), ...own])] };
}

function valuesOf(objects: readonly unknown[], path: readonly string[], key: string): readonly string[] {
  return objects.flatMap((object) => listAt(object, ...path).flatMap((entry) => stringAt(entry, key) ?? []));
}
