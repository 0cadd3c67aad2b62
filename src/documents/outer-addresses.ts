import type { KubeObject } from '../kube/objects.ts';
import { listAt, mapAt, namespaceOf, stringAt } from '../kube/read.ts';
import type { Service } from '../topology/objects/service.ts';
import type { Book, Place } from './book.ts';

/** A way into a cluster from outside: by host through a gateway or ingress, by load-balancer address, or by node port. */
export interface OuterAddress {
  readonly place: Place;
  readonly namespace: string;
  /** The Service behind it. */
  readonly service: string;
  readonly port: number | string;
  /** As a caller writes it: a URL where the protocol is HTTP, else host and port. */
  readonly address: string;
  readonly by: string;
}

/** Every way into a cluster, read from its objects. */
export function outerAddresses({ model }: Book, place: Place): readonly OuterAddress[] {
  const secure = model.tls.issuer !== 'none';
  const kinds = ['Ingress', 'HTTPRoute', 'GRPCRoute'].flatMap((kind) => place.index.byKind.get(kind) ?? []);
  const hosts = kinds.flatMap((object) => byHost(place, object, secure));
  const services = [...place.index.services.values()].flatMap((service) => byService(place, service));
  return [...hosts, ...services];
}

function byHost(place: Place, object: KubeObject, secure: boolean): readonly OuterAddress[] {
  const namespace = namespaceOf(object);
  const scheme = object.kind === 'GRPCRoute' ? '' : secure ? 'https://' : 'http://';
  const end = object.kind === 'GRPCRoute' ? ':443' : '';
  const one = (host: string, service: string, port: number | string): OuterAddress => ({
    ...{ place, namespace, service, port, address: `${scheme}${host}${end}`, by: object.kind },
  });
  if (object.kind === 'Ingress')
    return listAt(object, 'spec', 'rules').flatMap((rule) =>
      listAt(rule, 'http', 'paths').map((path) => {
        const { name, port } = backendOf(path);
        return one(stringAt(rule, 'host') ?? '', name, port);
      }),
    );
  return listAt(object, 'spec', 'hostnames').flatMap((host) =>
    listAt(object, 'spec', 'rules').flatMap((rule) =>
      listAt(rule, 'backendRefs').flatMap((ref) =>
        typeof host === 'string' ? [one(host, stringAt(ref, 'name') ?? '', Number(mapAt(ref)['port'] ?? 0))] : [],
      ),
    ),
  );
}

function backendOf(path: unknown): { readonly name: string; readonly port: number | string } {
  const service = mapAt(path, 'backend', 'service');
  const port = mapAt(service, 'port');
  const named = port['name'];
  return {
    name: stringAt(service, 'name') ?? '',
    port: typeof named === 'string' ? named : Number(port['number'] ?? 0),
  };
}

function byService(place: Place, service: Service): readonly OuterAddress[] {
  const node = place.cluster.nodes[0]?.address ?? '';
  return service.ports.flatMap(({ port, name, nodePort }): readonly OuterAddress[] => {
    const of = { place, namespace: service.namespace, service: service.name, port };
    const scheme = isWeb(name, service.name) ? 'http://' : '';
    return [
      ...service.addresses.map((address) => ({ ...of, address: `${scheme}${address}:${port}`, by: 'LoadBalancer' })),
      ...(nodePort === null ? [] : [{ ...of, address: `${scheme}${node}:${nodePort}`, by: 'NodePort' }]),
    ];
  });
}

/** Whether a port speaks plain HTTP, by its name as namsan gives it. */
function isWeb(port: string, service: string): boolean {
  return /^(?:http|web)/.test(port) && !/^opensearch$/.test(service);
}
