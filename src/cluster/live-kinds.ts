import type { KubeObject } from '../kube/objects.ts';
import { extentIn, parentRef } from './apply/apply-set.ts';
import { groupKind } from './apply/member.ts';
import type { KubeClient, ServedKind } from './kube/kube-client.ts';
import { answered, type Outcome } from './outcome.ts';

/** A kind in the version that it is listed in. */
export type ListedKind = Pick<ServedKind, 'apiVersion' | 'kind' | 'namespaced'>;

/** What to list in a cluster. */
export interface Extents {
  readonly kinds: readonly ListedKind[];
  /** The namespaces of the fleet, now and when it was applied; objects of others are not its own. */
  readonly namespaces: readonly string[];
}

/**
 * The kinds to list in a cluster: those of the rendered objects in their versions, those of what namsan applied there before, and those that
 * flows are read from. Kinds that are not served are left out.
 */
export async function liveKinds(
  kube: KubeClient,
  fleet: string,
  rendered: readonly KubeObject[],
): Promise<Outcome<Extents>> {
  const [served, parent] = await Promise.all([kube.kinds(), kube.get(parentRef(fleet))]);
  if (!served.ok) return served;
  // Who may not read the set can still compare what is rendered.
  const extent = extentIn(parent.ok ? parent.value : null);
  const applied = new Set(extent.kinds);
  const asked = new Map(rendered.map((object) => [groupKind(object), object.apiVersion]));
  const out = new Map<string, ListedKind>();
  for (const { apiVersion, kind, verbs, namespaced } of served.value) {
    const name = groupKind({ apiVersion, kind });
    if (!verbs.includes('list') || !(asked.has(name) || applied.has(name) || isReadForFlows(name, kind))) continue;
    if (!out.has(name) || asked.get(name) === apiVersion) out.set(name, { apiVersion, kind, namespaced });
  }
  const namespaces = new Set(extent.namespaces);
  for (const { kind, metadata } of rendered) {
    if (metadata.namespace !== undefined) namespaces.add(metadata.namespace);
    if (kind === 'Namespace') namespaces.add(metadata.name);
  }
  return answered({ kinds: [...out.values()], namespaces: [...namespaces] });
}

function isReadForFlows(name: string, kind: string): boolean {
  return plain.has(name) || groups.some((group) => name.endsWith(`.${group}`) && kind !== 'Challenge');
}

/** Groups of which every kind may be a part of a flow (src/topology, src/proofs and src/checks ask for them by name). */
const groups: readonly string[] = [
  'monitoring.coreos.com',
  'fluentbit.fluent.io',
  'opensearch.org',
  'opensearch.opster.io',
  'gateway.networking.k8s.io',
  'grafana.integreatly.org',
  'monitoring.thanos.io',
];

/** Kinds of other groups that flows are read from: what runs pods, what leads to them, what they are configured by. */
const plain: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'Secret', 'Service', 'Endpoints', 'Namespace', 'Pod', 'EndpointSlice.discovery.k8s.io'],
  ...['Deployment.apps', 'StatefulSet.apps', 'DaemonSet.apps', 'ReplicaSet.apps', 'Job.batch', 'CronJob.batch'],
  ...['Ingress.networking.k8s.io', 'NetworkPolicy.networking.k8s.io', 'CiliumEnvoyConfig.cilium.io'],
  ...['Certificate.cert-manager.io', 'ExternalSecret.external-secrets.io', 'SealedSecret.bitnami.com'],
  ...['HelmRelease.helm.toolkit.fluxcd.io', 'HelmChart.helm.cattle.io', 'Application.argoproj.io'],
  ...['SecurityPolicy.gateway.envoyproxy.io', 'ClientTrafficPolicy.gateway.envoyproxy.io'],
  ...['EnvoyPatchPolicy.gateway.envoyproxy.io', 'EnvoyFilter.networking.istio.io'],
  ...['AuthorizationPolicy.security.istio.io', 'RequestAuthentication.security.istio.io'],
  ...['PeerAuthentication.security.istio.io', 'Middleware.traefik.io', 'KongPlugin.configuration.konghq.com'],
]);
