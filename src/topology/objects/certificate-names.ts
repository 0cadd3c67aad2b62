import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import type { ClusterIndex } from './cluster-index.ts';
import { textsAt } from './texts.ts';
import type { Container, Workload } from './workload.ts';

/**
 * The names and addresses in the certificate of a Secret, as the cert-manager Certificate, Ingress or Gateway asks for them that it is made for;
 * `null` where none does (cert-manager.io/docs/usage: certificate, ingress, gateway).
 */
export function certificateNames(cluster: ClusterIndex, namespace: string, secret: string): readonly string[] | null {
  const made = (kind: string): readonly KubeObject[] =>
    (cluster.byKind.get(kind) ?? []).filter((object) => namespaceOf(object) === namespace);
  for (const object of made('Certificate')) {
    if (!object.apiVersion.startsWith('cert-manager.io/') || stringAt(object, 'spec', 'secretName') !== secret)
      continue;
    const own = [...textsAt(object, 'spec', 'dnsNames'), ...textsAt(object, 'spec', 'ipAddresses')];
    const subject = at(object, 'spec', 'literalSubject') !== undefined;
    return subject ? null : own.map((name) => name.toLowerCase());
  }
  const ofHosts = [
    ...made('Ingress').flatMap((object) => (isAsked(object) ? ingressHosts(object, secret) : [])),
    ...made('Gateway').flatMap((object) => (isAsked(object) ? listenerHosts(object, secret) : [])),
  ];
  return ofHosts.length === 0 ? null : ofHosts.map((name) => name.toLowerCase());
}

/** The Secret whose file a container sees at a path; `null` where it is none, or not known. */
export function secretBehind(workload: Workload, container: Container, path: string): string | null {
  const mount = container.mounts
    .filter((m) => path === m.path || path.startsWith(`${m.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  const files = workload.volumes.find((v) => v.name === mount?.volume)?.files ?? [];
  const [only] = files;
  return files.length === 1 && only?.kind === 'Secret' ? only.name : null;
}

/** Whether a certificate's name is that of a host; a star stands for one label (RFC 6125 6.4.3). */
export function namesHost(names: readonly string[], host: string): boolean {
  const asked = host.toLowerCase();
  const wild = `*.${asked.slice(asked.indexOf('.') + 1)}`;
  return names.some((name) => name === asked || (asked.includes('.') && name === wild));
}

function isAsked(object: KubeObject): boolean {
  const annotations = stringsAt(object, 'metadata', 'annotations');
  return ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'].some((key) => annotations[key] !== undefined);
}

function ingressHosts(object: KubeObject, secret: string): readonly string[] {
  return listAt(object, 'spec', 'tls').flatMap((entry) =>
    stringAt(entry, 'secretName') === secret ? textsAt(entry, 'hosts') : [],
  );
}

function listenerHosts(object: KubeObject, secret: string): readonly string[] {
  return listAt(object, 'spec', 'listeners').flatMap((listener) =>
    listAt(listener, 'tls', 'certificateRefs').some((ref) => stringAt(ref, 'name') === secret)
      ? [stringAt(listener, 'hostname') ?? '']
      : [],
  );
}
