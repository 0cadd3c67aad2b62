import type { Gateway, GatewayAllowedRoutes, GatewayListener, HTTPRoute } from '../../kube/types.gen.ts';
import { hostScheme, namespaces } from '../../model/addresses.ts';
import {
  type ExposedHost,
  gateway as entrance,
  exposedHosts,
  exposedNamespace,
  issuers,
} from '../../model/exposure.ts';
import type { Cluster, Expose, Model } from '../../model/model.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';

const identity: Identity = { name: 'gateway', layer: 'exposure', version: 'v1' };

/** The shared entrance of a cluster whose services are reached through the Gateway API. Routes come with the services. */
export const gateway: Component = {
  name: 'gateway',
  wave: waves.storage,
  about: 'Shared Gateway with one listener per host, and the redirect to HTTPS.',
  build: (model, cluster) => {
    const { expose } = cluster;
    const hosts = exposedHosts(model, cluster);
    if (expose.via !== 'gateway' || hosts.length === 0) return null;
    return { objects: [gatewayOf(model, expose, hosts), ...redirect(model, cluster, hosts)], charts: [] };
  },
};

function gatewayOf(model: Model, expose: Extract<Expose, { via: 'gateway' }>, hosts: readonly ExposedHost[]): Gateway {
  const { issuer } = model.tls;
  const meta = metadata(identity, entrance.name);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata:
      issuer === 'none' ? meta : { ...meta, annotations: { 'cert-manager.io/cluster-issuer': issuers[issuer] } },
    spec: {
      gatewayClassName: expose.gatewayClass,
      listeners: [
        // With certificates it only redirects.
        {
          name: 'http',
          port: entrance.http,
          protocol: 'HTTP',
          allowedRoutes: routesOf(issuer === 'none' ? hosts : []),
        },
        ...(issuer === 'none' ? [] : hosts.map(tlsListener)),
      ],
    },
  };
}

/** A listener per host, because cert-manager asks for the certificate of each listener's host, and a public CA gives none for `*`. */
function tlsListener(exposed: ExposedHost): GatewayListener {
  const { what, host, listener } = exposed;
  const common = { name: listener, hostname: host, port: entrance.https, allowedRoutes: routesOf([exposed]) };
  // OpenSearch speaks TLS itself, by a certificate of this host: TLSRoutes hand it through.
  if (what === 'opensearch') return { ...common, protocol: 'TLS', tls: { mode: 'Passthrough' } };
  return {
    ...common,
    protocol: 'HTTPS',
    tls: { mode: 'Terminate', certificateRefs: [{ name: entrance.tlsSecret }] },
  };
}

/** Routes come from the gateway's own namespace, and where hosts of other namespaces are behind it, from these. */
function routesOf(hosts: readonly ExposedHost[]): GatewayAllowedRoutes {
  const from = [...new Set(hosts.map(({ what }) => exposedNamespace(what)))].sort();
  const home: string = namespaces.monitoring;
  if (from.every((namespace) => namespace === home)) return { namespaces: { from: 'Same' } };
  const selector = { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: from }] };
  return { namespaces: { from: 'Selector', selector } };
}

function redirect(model: Model, cluster: Cluster, hosts: readonly ExposedHost[]): readonly HTTPRoute[] {
  if (hostScheme(model) === 'http' || cluster.expose.via !== 'gateway') return [];
  return [
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: metadata(identity, `${entrance.name}-https-only`),
      spec: {
        parentRefs: [{ name: entrance.name, namespace: namespaces.monitoring, sectionName: 'http' }],
        hostnames: hosts.map(({ host }) => host),
        rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
      },
    },
  ];
}
