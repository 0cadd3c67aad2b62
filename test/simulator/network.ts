import type { KubeObject } from '../../src/kube/objects.ts';
import { at, listAt, mapAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../src/kube/read.ts';
import type { Pod } from './pods.ts';

/** A fleet as it would stand: objects, pods, and which cluster a node address belongs to. */
export interface World {
  readonly objects: ReadonlyMap<string, readonly KubeObject[]>;
  readonly pods: readonly Pod[];
  readonly nodes: ReadonlyMap<string, string>;
}

/** A port of a pod: what answers a call. */
export interface Answer {
  readonly pod: Pod;
  readonly port: number;
}

const dialled = new WeakMap<World, Map<string, readonly Answer[]>>();

/** Who answers at `host:port`, called from a cluster; each of the answers may be the one. Empty where nobody does. */
export function dial(world: World, from: string, address: string): readonly Answer[] {
  const known = dialled.get(world) ?? new Map<string, readonly Answer[]>();
  dialled.set(world, known);
  const call = `${from} ${address}`;
  const answers = known.get(call) ?? answering(world, from, address);
  known.set(call, answers);
  return answers;
}

function answering(world: World, from: string, address: string): readonly Answer[] {
  const [host = '', port = ''] = address.replace(/^https?:\/\//, '').split(/[:/]/);
  const fallback = address.startsWith('https:') ? 443 : 80;
  const number = /^\d+$/.test(port) ? Number(port) : fallback;
  const node = world.nodes.get(host);
  if (node !== undefined) return byNodePort(world, node, number);
  const inside = insideName(host);
  if (inside !== null) return byService(world, from, inside, number);
  return [...byLoadBalancer(world, host, number), ...byRoute(world, host)];
}

/** Everyone behind `dnssrv+_port._tcp.service…` or `dns+service…:port`, or the one behind a plain address. */
export function discover(world: World, from: string, address: string): readonly (readonly Answer[])[] {
  const [, way, name = ''] = /^(?:(dnssrv|dns)\+)?(.*)$/.exec(address) ?? [];
  if (way === undefined) return [dial(world, from, name)];
  const [, label = '', rest = name] = /^_([^.]+)\._tcp\.(.*)$/.exec(name) ?? [];
  const [host = '', port = ''] = rest.split(':');
  const inside = insideName(host);
  const service = inside === null ? undefined : serviceNamed(world, from, inside.namespace, inside.service);
  if (service === undefined) return [];
  const ports = listAt(service, 'spec', 'ports').filter((p) =>
    way === 'dnssrv' ? stringAt(p, 'name') === label : numberAt(p, 'port') === Number(port),
  );
  const all = ports.flatMap((p) => behind(world, from, service, p));
  const headless = stringAt(service, 'spec', 'clusterIP') === 'None';
  return headless ? all.map((answer) => [answer]) : [all];
}

interface InsideName {
  readonly pod: string | null;
  readonly service: string;
  readonly namespace: string;
}

function insideName(host: string): InsideName | null {
  const parts = host.replace(/\.svc(\.cluster\.local)?$/, '').split('.');
  if (!/\.svc(\.cluster\.local)?$/.test(host)) return null;
  const [a = '', b = '', c = ''] = parts;
  return parts.length === 3 ? { pod: a, service: b, namespace: c } : { pod: null, service: a, namespace: b };
}

function byService(world: World, cluster: string, { pod, service, namespace }: InsideName, port: number) {
  const found = serviceNamed(world, cluster, namespace, service);
  if (found === undefined) return [];
  if (pod !== null || stringAt(found, 'spec', 'clusterIP') === 'None')
    // A headless name leads to the pods themselves, whatever ports the Service has.
    return selected(world, cluster, found)
      .filter((p) => pod === null || (p.name === pod && stringAt(p.object, 'spec', 'serviceName') === service))
      .map((p) => ({ pod: p, port }));
  return listAt(found, 'spec', 'ports')
    .filter((p) => numberAt(p, 'port') === port)
    .flatMap((p) => behind(world, cluster, found, p));
}

function byNodePort(world: World, cluster: string, port: number): readonly Answer[] {
  return services(world, cluster).flatMap((service) =>
    stringAt(service, 'spec', 'type') === 'NodePort' || stringAt(service, 'spec', 'type') === 'LoadBalancer'
      ? listAt(service, 'spec', 'ports')
          .filter((p) => numberAt(p, 'nodePort') === port)
          .flatMap((p) => behind(world, cluster, service, p))
      : [],
  );
}

function byLoadBalancer(world: World, host: string, port: number): readonly Answer[] {
  return [...world.objects.keys()].flatMap((cluster) =>
    services(world, cluster)
      .filter((s) => stringAt(s, 'spec', 'type') === 'LoadBalancer')
      .filter((s) => Object.values(stringsAt(s, 'metadata', 'annotations')).includes(host))
      .flatMap((s) =>
        listAt(s, 'spec', 'ports')
          .filter((p) => numberAt(p, 'port') === port)
          .flatMap((p) => behind(world, cluster, s, p)),
      ),
  );
}

/** A route or an Ingress for the host, in any cluster; a route needs the listener that it names. */
function byRoute(world: World, host: string): readonly Answer[] {
  return [...world.objects].flatMap(([cluster, objects]) =>
    objects.flatMap((object): readonly Answer[] => {
      const to = (namespace: string, name: string | undefined, port: number | string | undefined) => {
        const service = name === undefined ? undefined : serviceNamed(world, cluster, namespace, name);
        if (service === undefined) return [];
        return listAt(service, 'spec', 'ports')
          .filter((p) => numberAt(p, 'port') === port || stringAt(p, 'name') === port)
          .flatMap((p) => behind(world, cluster, service, p));
      };
      const namespace = namespaceOf(object);
      if (object.kind === 'Ingress')
        return listAt(object, 'spec', 'rules')
          .filter((rule) => stringAt(rule, 'host') === host)
          .flatMap((rule) => listAt(rule, 'http', 'paths'))
          .flatMap((path) => {
            const service = at(path, 'backend', 'service');
            const port = numberAt(service, 'port', 'number') ?? stringAt(service, 'port', 'name');
            return to(namespace, stringAt(service, 'name'), port);
          });
      if (!object.kind.endsWith('Route') || !listAt(object, 'spec', 'hostnames').includes(host)) return [];
      if (!listAt(object, 'spec', 'parentRefs').some((parent) => hasListener(objects, parent, host))) return [];
      return listAt(object, 'spec', 'rules')
        .flatMap((rule) => listAt(rule, 'backendRefs'))
        .flatMap((backend) => to(namespace, stringAt(backend, 'name'), numberAt(backend, 'port')));
    }),
  );
}

function hasListener(objects: readonly KubeObject[], parent: unknown, host: string): boolean {
  const gateway = objects.find((o) => o.kind === 'Gateway' && o.metadata.name === stringAt(parent, 'name'));
  const section = stringAt(parent, 'sectionName');
  return listAt(gateway, 'spec', 'listeners').some((listener) => {
    const name = stringAt(listener, 'hostname');
    const fits = name === undefined || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
    return fits && (section === undefined || stringAt(listener, 'name') === section);
  });
}

function behind(world: World, cluster: string, service: KubeObject, port: unknown): readonly Answer[] {
  const target = at(port, 'targetPort') ?? numberAt(port, 'port');
  return selected(world, cluster, service).flatMap((pod) => {
    const number = typeof target === 'string' ? pod.ports[target] : target;
    return typeof number === 'number' ? [{ pod, port: number }] : [];
  });
}

function selected(world: World, cluster: string, service: KubeObject): readonly Pod[] {
  const selector = Object.entries(mapAt(service, 'spec', 'selector'));
  return world.pods.filter(
    (pod) =>
      pod.cluster === cluster &&
      pod.namespace === namespaceOf(service) &&
      selector.length > 0 &&
      selector.every(([key, value]) => labelOf(pod, key) === value),
  );
}

/** A StatefulSet gives each pod a label with its name. */
function labelOf(pod: Pod, key: string): string | undefined {
  return key === 'statefulset.kubernetes.io/pod-name' ? pod.name : pod.labels[key];
}

const servicesIn = new WeakMap<readonly KubeObject[], readonly KubeObject[]>();

function services(world: World, cluster: string): readonly KubeObject[] {
  const objects = world.objects.get(cluster);
  if (objects === undefined) return [];
  const found = servicesIn.get(objects) ?? objects.filter((o) => o.kind === 'Service');
  servicesIn.set(objects, found);
  return found;
}

function serviceNamed(world: World, cluster: string, namespace: string, name: string): KubeObject | undefined {
  return services(world, cluster).find((s) => s.metadata.name === name && namespaceOf(s) === namespace);
}
