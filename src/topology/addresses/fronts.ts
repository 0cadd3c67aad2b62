import type { Json, KubeObject } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import type { Front } from '../handshake.ts';
import { certificateNames } from '../objects/certificate-names.ts';
import type { ClusterIndex } from '../objects/cluster-index.ts';
import { textsAt } from '../objects/texts.ts';
import type { Backend, Route } from './routes.ts';

/** How a route takes calls on a port; where no object tells, a front of which nothing is known. */
export function frontAt({ fronts, object }: Pick<Route, 'fronts' | 'object'>, port: number): Front {
  const [only, other] = fronts.filter((front) => front.port === port);
  return only !== undefined && other === undefined ? only : { ...unknownFront, object };
}

/** What sends every caller elsewhere by one status; `null` where it is not known to. */
export function redirectingFront(routes: readonly Route[], port: number): Front | null {
  const [first] = routes;
  const redirects = first?.redirects;
  if (first === undefined || redirects === undefined || routes.some((r) => r.redirects !== redirects)) return null;
  return { ...unknownFront, object: first.object, port, redirects };
}

const unknownFront: Front = {
  object: '',
  port: null,
  tls: null,
  names: null,
  demands: null,
  onward: null,
  ownCertificate: null,
  grpc: null,
  authenticates: null,
};

const nginx = 'nginx.ingress.kubernetes.io/';

/** An Ingress listens on 80 and 443; only what the annotations of ingress-nginx say is understood (kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations). */
export function ingressFronts(cluster: ClusterIndex, object: KubeObject): readonly Front[] {
  const annotations = stringsAt(object, 'metadata', 'annotations');
  const name = objectName(object);
  const secret = listAt(object, 'spec', 'tls').flatMap((entry) => stringAt(entry, 'secretName') ?? []);
  const names = secret.flatMap((s) => certificateNames(cluster, namespaceOf(object), s) ?? []);
  // A host that no entry of `tls` has gets the controller's own certificate, of which nothing is known.
  const covered = new Set(listAt(object, 'spec', 'tls').flatMap((entry) => textsAt(entry, 'hosts')));
  const bare = listAt(object, 'spec', 'rules').some((rule) => !covered.has(stringAt(rule, 'host') ?? ''));
  const secured = { names: names.length === 0 || names.length < secret.length || bare ? null : names };
  if (!isNginx(object, annotations)) {
    const rest = { ...unknownFront, object: name, authenticates: isPlain(annotations) ? false : null };
    return [
      { ...rest, port: 80, tls: 'plain' },
      { ...rest, port: 443, tls: secret.length > 0 ? 'ends' : null, ...secured },
    ];
  }
  const of = (key: string): string => annotations[`${nginx}${key}`] ?? '';
  const snippet = Object.keys(annotations).some((key) => key.startsWith(nginx) && key.includes('snippet'));
  const certificate = of('auth-tls-secret') !== '';
  const demands = certificate && !/^(?:off|optional)/.test(of('auth-tls-verify-client'));
  const backend = of('backend-protocol').toUpperCase();
  const limited = of('whitelist-source-range') !== '' || of('allowlist-source-range') !== '';
  const rest: Front = {
    object: name,
    port: 80,
    tls: 'plain',
    names: null,
    demands: false,
    onward:
      snippet || backend === 'FCGI' || backend === 'AUTO_HTTP' ? null : backend === 'HTTPS' || backend === 'GRPCS',
    ownCertificate: snippet ? null : of('proxy-ssl-secret') !== '',
    grpc: snippet ? null : backend === 'GRPC' || backend === 'GRPCS',
    authenticates:
      demands || of('auth-url') !== '' || of('auth-type') !== '' ? true : snippet || limited ? null : false,
  };
  const passes = of('ssl-passthrough') === 'true';
  // Port 80 of a host with TLS only redirects, unless that is turned off.
  const redirects = secret.length > 0 && of('ssl-redirect') !== 'false';
  return [
    redirects ? { ...rest, tls: null, ...redirectStatus(cluster) } : { ...rest, tls: 'plain' },
    passes
      ? { ...rest, port: 443, tls: 'passes', authenticates: false }
      : { ...rest, port: 443, tls: 'ends', ...secured, demands: snippet ? null : demands },
  ];
}

/**
 * The status by which ingress-nginx sends from http to https, where its ConfigMap says one; 308 else
 * (kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap http-redirect-code, ssl-redirect).
 */
function redirectStatus(cluster: ClusterIndex): { readonly redirects?: number } {
  const said = (cluster.byKind.get('ConfigMap') ?? []).filter(
    (one) => stringAt(one, 'data', 'http-redirect-code') !== undefined,
  );
  const [only, other] = said;
  if (only === undefined || other !== undefined || stringAt(only, 'data', 'ssl-redirect') === 'false') return {};
  return { redirects: Number(stringAt(only, 'data', 'http-redirect-code')) };
}

function isNginx(object: KubeObject, annotations: Readonly<Record<string, string>>): boolean {
  const asked = stringAt(object, 'spec', 'ingressClassName') ?? annotations['kubernetes.io/ingress.class'];
  return asked === undefined ? Object.keys(annotations).some((key) => key.startsWith(nginx)) : /nginx/.test(asked);
}

/** Annotations that have no say in who may call. */
function isPlain(annotations: Readonly<Record<string, string>>): boolean {
  const harmless =
    /^(?:cert-manager\.io|kubernetes\.io|external-dns\.alpha\.kubernetes\.io|argocd\.argoproj\.io|kubectl\.kubernetes\.io|meta\.helm\.sh|namsan\.io)\//;
  return Object.keys(annotations).every((key) => harmless.test(key));
}

/** What a listener of a Gateway does with calls of one rule of a route. */
export interface Taking {
  readonly cluster: ClusterIndex;
  readonly route: KubeObject;
  readonly rule: Json;
  readonly listener: { readonly port: number; readonly gateway: KubeObject; readonly raw: Json };
  readonly backends: readonly Backend[];
}

/** A listener of a Gateway as the front of a route (gateway-api v1.5 Gateway, BackendTLSPolicy); what other policies and filters add is not known. */
export function listenerFront({ cluster, route, rule, listener, backends }: Taking): Front {
  const { gateway, raw, port } = listener;
  const protocol = stringAt(raw, 'protocol');
  const passes = stringAt(raw, 'tls', 'mode') === 'Passthrough';
  const home = namespaceOf(gateway);
  const refs = listAt(raw, 'tls', 'certificateRefs');
  const names = refs.map((ref) =>
    certificateNames(cluster, stringAt(ref, 'namespace') ?? home, stringAt(ref, 'name') ?? ''),
  );
  const validated =
    at(raw, 'tls', 'frontendValidation') !== undefined || at(gateway, 'spec', 'tls', 'frontend') !== undefined;
  const policies = foreignPolicies.some((kind) => (cluster.byKind.get(kind) ?? []).length > 0);
  const filtered =
    listAt(rule, 'filters').some((filter) => !quiet.has(stringAt(filter, 'type') ?? '')) ||
    Object.keys(stringsAt(route, 'metadata', 'annotations')).some((key) => /konghq|auth|plugin/.test(key));
  const unsure = policies || filtered;
  return {
    object: objectName(route),
    port,
    tls:
      protocol === 'HTTP' ? 'plain' : protocol === 'HTTPS' || protocol === 'TLS' ? (passes ? 'passes' : 'ends') : null,
    names: names.length === 0 || names.includes(null) ? null : names.flatMap((n) => n ?? []),
    demands: validated || policies ? null : false,
    onward: onward(cluster, backends),
    ownCertificate:
      at(gateway, 'spec', 'tls', 'backend') !== undefined || at(gateway, 'spec', 'backendTLS') !== undefined
        ? null
        : false,
    grpc: route.kind === 'GRPCRoute' ? true : null,
    authenticates: passes ? false : validated || unsure ? null : false,
  };
}

/** Filters of the Gateway API that do not ask who calls, and write no header. */
const quiet: ReadonlySet<string> = new Set([
  'RequestRedirect',
  'URLRewrite',
  'RequestMirror',
  'ResponseHeaderModifier',
]);

/** Kinds by which gateways of all makers ask who calls, or change how they take and send calls. */
const foreignPolicies: readonly string[] = [
  ...['SecurityPolicy', 'ClientTrafficPolicy', 'AuthorizationPolicy', 'RequestAuthentication', 'PeerAuthentication'],
  ...[
    'AuthPolicy',
    'TrafficPolicy',
    'KongPlugin',
    'EnvoyFilter',
    'EnvoyPatchPolicy',
    'CiliumEnvoyConfig',
    'Middleware',
  ],
];

/** Whether TLS is begun to the pods: by a BackendTLSPolicy of their Service; a protocol that the Service names is understood differently by each maker. */
function onward(cluster: ClusterIndex, backends: readonly Backend[]): boolean | null {
  const each = backends.map(({ namespace, service }): boolean | null => {
    const policies = (cluster.byKind.get('BackendTLSPolicy') ?? []).filter(
      (policy) =>
        namespaceOf(policy) === namespace &&
        listAt(policy, 'spec', 'targetRefs').some((ref) => stringAt(ref, 'name') === service),
    );
    if (policies.length > 0) return true;
    const protocols = listAt(cluster.named('Service', namespace, service), 'spec', 'ports').map((port) =>
      stringAt(port, 'appProtocol'),
    );
    return protocols.some((protocol) => protocol !== undefined && /https|wss|tls/i.test(protocol)) ? null : false;
  });
  const [first = null] = each;
  return each.every((one) => one === first) ? first : null;
}
