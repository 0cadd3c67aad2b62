import type { GRPCRoute, HTTPRoute, ParentReference, TLSRoute } from '../../../kube/types.gen.ts';
import { namespaces } from '../../../model/addresses.ts';
import { exposedHost, gateway } from '../../../model/exposure.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { metadata } from '../labels.ts';
import type { Exposure } from './exposure.ts';

/** The route by which the shared Gateway brings HTTP to a Service. */
export function httpRoute(model: Model, cluster: Cluster, exposure: Exposure): HTTPRoute {
  const { host, listener } = exposedHost(model, cluster, exposure.what, exposure.replica ?? 0);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadata(exposure.identity, exposure.service, exposure.namespace),
    spec: {
      parentRefs: [parent(listener)],
      hostnames: [host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: exposure.path ?? '/' } }],
          backendRefs: [{ name: exposure.service, port: exposure.port.port }],
          timeouts: { request: `${answerSeconds(model)}s` },
        },
      ],
    },
  };
}

/** The same for gRPC, whose streams have no time limit. */
export function grpcRoute(model: Model, cluster: Cluster, exposure: Exposure): GRPCRoute {
  const { host, listener } = exposedHost(model, cluster, exposure.what, exposure.replica ?? 0);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    metadata: metadata(exposure.identity, exposure.service),
    spec: {
      parentRefs: [parent(listener)],
      hostnames: [host],
      rules: [{ backendRefs: [{ name: exposure.service, port: exposure.port.port }] }],
    },
  };
}

/** The same for a Service that speaks TLS itself: the gateway looks at the host only and hands the bytes through, so that nobody on the way reads passwords. */
export function tlsRoute(model: Model, cluster: Cluster, exposure: Exposure): TLSRoute {
  const { host, listener } = exposedHost(model, cluster, exposure.what, 0);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'TLSRoute',
    metadata: metadata(exposure.identity, exposure.service, exposure.namespace),
    spec: {
      parentRefs: [parent(listener)],
      hostnames: [host],
      rules: [{ backendRefs: [{ name: exposure.service, port: exposure.port.port }] }],
    },
  };
}

/** Seconds that a proxy before Query waits for an answer: longer than Query itself, whose error says what was slow. */
export function answerSeconds(model: Model): number {
  return Math.ceil(model.metrics.query.timeout / 1000) + 30;
}

function parent(listener: string): ParentReference {
  return { name: gateway.name, namespace: namespaces.monitoring, sectionName: listener };
}
