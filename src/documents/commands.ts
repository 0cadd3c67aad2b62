import { directoryOf } from '../manifests/layout.ts';
import type { Workload } from '../topology/objects/workload.ts';
import type { Book, Place } from './book.ts';

// Commands as an operator types them in the root of the tree. The operator's machine has the tools; images often have neither shell nor curl,
// so nothing is run inside pods: a port is forwarded and asked from outside.

/** `kubectl` in a cluster, and in a namespace if one is named. */
export function kubectl({ cluster }: Place, namespace: string | null, rest: string): string {
  const inside = namespace === null ? '' : ` -n ${namespace}`;
  return `kubectl --context ${cluster.kubernetes.context}${inside} ${rest}`;
}

/** Ends what was put into the background last: the number of a job depends on whether the shell has taken notice of an ended one. */
const ended = 'kill "$!"';

/** Runs a command while a port of a Service is forwarded to the same port of this machine. */
export function forwarded(
  place: Place,
  namespace: string,
  service: string,
  port: number,
  command: string,
): readonly string[] {
  return [
    `${kubectl(place, namespace, `port-forward service/${service} ${local(port)}:${port}`)} &`,
    'sleep 3',
    command,
    ended,
  ];
}

/** Asks a Service that answers by plain HTTP: `call` is the path with what must be quoted for a shell. */
export function ask(place: Place, namespace: string, service: string, port: number, path: string): readonly string[] {
  return forwarded(place, namespace, service, port, `curl -fsS 'http://localhost:${local(port)}${path}'`);
}

/** Asks Prometheus, or Thanos Query, by PromQL. */
export function queried(place: Place, service: string, port: number, query: string): readonly string[] {
  const command = `promtool query instant http://localhost:${local(port)} '${query}'`;
  return forwarded(place, 'monitoring', service, port, command);
}

/**
 * Asks the OpenSearch of a cluster as its administrator. Name and password go from the Secret to curl by the standard input, so that no list
 * of processes shows them; its certificate is proved by the CA of the fleet and names `localhost` too.
 */
export function askLogs(place: Place, ca: string, calls: readonly string[]): readonly string[] {
  const user = 'user = "{{.data.username | base64decode}}:{{.data.password | base64decode}}"';
  const admin = kubectl(place, 'logging', `get secret opensearch-admin -o go-template='${user}'`);
  const proof = kubectl(place, 'logging', `get secret ${ca} -o go-template='{{index .data "ca.crt" | base64decode}}'`);
  return [
    `${proof} > /tmp/${ca}.crt`,
    `${kubectl(place, 'logging', 'port-forward service/opensearch 9200:9200')} &`,
    'sleep 3',
    ...calls.map((call) => `${admin} | curl -fsS -K - --cacert /tmp/${ca}.crt ${call}`),
    ended,
  ];
}

/** The port of this machine that stands for a port of a Service: ports below 1024 need rights that nobody should need. */
export function local(port: number): number {
  return port < 1024 ? port + 8000 : port;
}

/** Applies one directory of the tree to its cluster. */
export function applied(book: Book, place: Place, directory: string): string {
  return sent(book, place, directory, 'apply');
}

/** Shows what applying one directory of the tree would change. */
export function compared(book: Book, place: Place, directory: string): string {
  return sent(book, place, directory, 'diff');
}

/** In the name of who delivers the tree: fields that it gives up would stay otherwise, held by a manager that never comes back. */
function sent({ model }: Book, place: Place, directory: string, verb: 'apply' | 'diff'): string {
  const manager = model.delivery.via === 'argocd' ? 'argocd-controller' : 'namsan';
  const line = `${verb} --server-side --force-conflicts --field-manager=${manager} -f -`;
  return `kustomize build --enable-helm ${directory} | ${kubectl(place, null, line)}`;
}

/** The directory of a component in a cluster; `null` where it is not installed. */
export function directory(place: Place, component: string): string | null {
  const found = place.workloads.find((workload) => workload.component === component);
  return found === undefined ? null : directoryOf(found);
}

/** A script of `bootstrap/` as it is run, for one cluster or for the fleet; `null` where the tree has none. */
export function script(book: Book, name: string, place?: Place): string | null {
  const path = place === undefined ? `bootstrap/${name}` : `bootstrap/${place.id}/${name}`;
  return book.others.has(path) ? `bash ${path}` : null;
}

/** What `kubectl rollout status` waits for: `deployment/thanos-query`; `null` for what runs once or is made in several parts. */
export function rollout({ object, resource, podPrefix }: Workload): string | null {
  const [kind = '', path = ''] = object.split(' ');
  const name = path.slice(path.indexOf('/') + 1);
  if (resource === null)
    return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) ? `${kind.toLowerCase()}/${name}` : null;
  if (kind === 'FluentBit') return `daemonset/${name}`;
  return podPrefix === null ? null : `statefulset/${podPrefix}`;
}
