import { isPrivateDomain } from '../../fleet/private-domain.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import type { ClusterIndex } from '../../topology/objects/cluster-index.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const acmePrivateName: Check = {
  code: 'platform/acme-private-name',
  severity: 'error',
  title: 'A public certificate authority is asked for a name that is not public',
  why: 'A public CA signs only names under public top-level domains that it can look up: the request fails for ever, and the host stays without a certificate.',
  fix: 'Let an issuer with a CA of your own sign such names, or use a public domain.',
  refs: ['R36'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject))
      for (const { object, names, issuer, field } of asked(index)) {
        const name = names.find(isPrivateDomain);
        if (name === undefined || !isPublic(index, issuer)) continue;
        report(
          objectPlace(index.id, object, field),
          `\`${object.metadata.name}\` of \`${index.id}\` asks \`${issuer.name}\`, a public CA, for \`${name}\``,
        );
      }
  },
};

interface Issuer {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

interface Asked {
  readonly object: KubeObject;
  readonly names: readonly string[];
  readonly issuer: Issuer;
  readonly field: string;
}

function asked(index: ClusterIndex): readonly Asked[] {
  const certificates = (index.byKind.get('Certificate') ?? [])
    .filter(({ apiVersion }) => apiVersion.startsWith('cert-manager.io/'))
    .map((object): Asked => {
      const [kind, name] = [
        stringAt(object, 'spec', 'issuerRef', 'kind'),
        stringAt(object, 'spec', 'issuerRef', 'name'),
      ];
      const issuer = { kind: kind ?? 'Issuer', name: name ?? '', namespace: namespaceOf(object) };
      return { object, issuer, names: listAt(object, 'spec', 'dnsNames').map(String), field: 'spec.issuerRef' };
    });
  return [
    ...certificates,
    ...['Ingress', 'Gateway'].flatMap((kind) => (index.byKind.get(kind) ?? []).flatMap(byAnnotation)),
  ];
}

/** What cert-manager makes a certificate of by itself (cert-manager docs, Annotated Ingress and Gateway resources). */
function byAnnotation(object: KubeObject): readonly Asked[] {
  const annotations = stringsAt(object, 'metadata', 'annotations');
  const names =
    object.kind === 'Ingress'
      ? listAt(object, 'spec', 'tls').flatMap((tls) => listAt(tls, 'hosts').map(String))
      : listAt(object, 'spec', 'listeners').flatMap((listener) => stringAt(listener, 'hostname') ?? []);
  return (['ClusterIssuer', 'Issuer'] as const).flatMap((kind) => {
    const key = kind === 'Issuer' ? 'cert-manager.io/issuer' : 'cert-manager.io/cluster-issuer';
    const name = annotations[key];
    const issuer = { kind, name: name ?? '', namespace: namespaceOf(object) };
    return name === undefined ? [] : [{ object, names, issuer, field: `metadata.annotations[${key}]` }];
  });
}

/** Servers that sign for the public Internet. A step-ca or Vault of one's own speaks ACME too. */
const servers = /letsencrypt\.org|zerossl\.com|pki\.goog|buypass\.com|ssl\.com|sectigo\.com/;

function isPublic(index: ClusterIndex, { kind, name, namespace }: Issuer): boolean {
  const found = (index.byKind.get(kind) ?? []).find(
    (object) => object.metadata.name === name && (kind === 'ClusterIssuer' || namespaceOf(object) === namespace),
  );
  return servers.test(stringAt(found, 'spec', 'acme', 'server') ?? '');
}
