import { type KubeObject, objectName } from '../../../src/kube/objects.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import type { Pod } from './pods.ts';

/**
 * Where everything of a cluster is to be found on this machine. Each pod keeps its real ports on an address of its own in 127.0.0.0/8;
 * whatever is not run here gets an address on which nobody answers.
 */
export interface Loopback {
  /** A text with every address in it replaced by its local one, as the given pod sees it. */
  readonly localize: (text: string, pod: Pod) => string;
  /** The addresses that nobody answers on, by the `host:port` that was meant. */
  readonly absent: ReadonlyMap<string, string>;
}

/** An address in a text: an optional lookup prefix and scheme, a host, an optional port. */
const addressShape =
  /(?<![\w.$/@-])(dns(?:srv(?:noa)?|dualstack)?\+)?(https?:\/\/)?([A-Za-z0-9_][\w-]*(?:\.[\w-]+)*)(:\d+)?(?![\w-])/g;

const ownHosts: ReadonlySet<string> = new Set(['0.0.0.0', '127.0.0.1', 'localhost']);

/** The map of one cluster: its pods, and the Services that lead to them. `network` is the second number of its addresses. */
export function mapCluster(pods: readonly Pod[], objects: readonly KubeObject[], network: number): Loopback {
  const services = objects.filter((object) => object.kind === 'Service');
  const absent = new Map<string, string>();

  function absentAddress(meant: string, port: string): string {
    const known = absent.get(meant);
    if (known !== undefined) return known;
    const number = absent.size + 1;
    const address = `127.${network}.${200 + Math.floor(number / 250)}.${1 + (number % 250)}:${port}`;
    absent.set(meant, address);
    return address;
  }

  function find(host: string, port: string | undefined, pod: Pod): string | null {
    if (host.startsWith(`127.${network}.`)) return `${host}${port === undefined ? '' : `:${port}`}`; // mapped already
    if (ownHosts.has(host)) return `${pod.address}${port === undefined ? '' : `:${port}`}`;
    for (const service of services) {
      const before = labelsBefore(host, service, pod);
      if (before === null) continue;
      return behind(service, before, port, pods) ?? absentAddress(`${host}:${port ?? ''}`, port ?? '1');
    }
    return null;
  }

  function localize(text: string, pod: Pod): string {
    const listening = text.replace(/^:(\d+)$|(?<==):(\d+)$/, (_, a, b) => `${pod.address}:${a ?? b}`);
    return listening.replace(
      addressShape,
      (whole, lookup: string = '', scheme: string = '', host: string, colon = '') => {
        const port = colon === '' ? undefined : String(colon).slice(1);
        const isAddress =
          scheme !== '' || lookup !== '' || (port !== undefined && (host.includes('.') || ownHosts.has(host)));
        if (!isAddress) return whole;
        const usual = port ?? (scheme === '' ? undefined : scheme === 'https://' ? '443' : '80');
        const local = find(host, usual, pod) ?? absentAddress(`${host}:${usual ?? ''}`, usual ?? '1');
        // Nothing is left to look up: no name server knows these addresses.
        return `${scheme}${local}`;
      },
    );
  }

  return { localize, absent };
}

/**
 * What stands before the Service's own name in a host: `''` for the Service itself, `pod-0` or `_http._tcp` below it;
 * `null` when the host is not of this Service.
 */
function labelsBefore(host: string, service: KubeObject, from: Pod): string | null {
  const { name, namespace = 'default' } = service.metadata;
  const forms = ['.svc.cluster.local', '.svc', ''].map((end) => `${name}.${namespace}${end}`);
  if (namespace === from.namespace) forms.push(name);
  for (const form of forms) {
    if (host === form) return '';
    if (host.endsWith(`.${form}`)) return host.slice(0, -form.length - 1);
  }
  return null;
}

/** The local `address:port` behind a Service; `null` when no pod of this cluster stands behind it, or the port does not exist. */
function behind(service: KubeObject, before: string, port: string | undefined, pods: readonly Pod[]): string | null {
  const selector = Object.entries(stringsAt(service, 'spec', 'selector'));
  const pod = pods.find(
    (one) =>
      selector.length > 0 &&
      one.namespace === (service.metadata.namespace ?? 'default') &&
      selector.every(([key, value]) => one.labels[key] === value),
  );
  if (pod === undefined) return null;
  const named = /^_([\w-]+)\._\w+$/.exec(before)?.[1];
  if (named === undefined && before !== '' && before !== pod.name) return null;
  const entry = listAt(service, 'spec', 'ports').find((one) =>
    named === undefined ? String(numberAt(one, 'port')) === port : stringAt(one, 'name') === named,
  );
  if (entry === undefined) {
    // A headless Service is but a name: every port of the pod is there, whether the Service lists it or not.
    return stringAt(service, 'spec', 'clusterIP') === 'None' && port !== undefined ? `${pod.address}:${port}` : null;
  }
  const target = at(entry, 'targetPort') ?? at(entry, 'port');
  const number = typeof target === 'number' ? target : pod.ports.get(String(target));
  if (number === undefined)
    throw new Error(`${objectName(service)} leads to port \`${String(target)}\`, which ${pod.name} does not have.`);
  return `${pod.address}:${number}`;
}
