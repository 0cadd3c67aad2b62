import type { KubeObject, Labels } from '../../kube/objects.ts';
import type { Service } from '../../kube/types.gen.ts';
import { resources, services, storeApiByHost } from '../../model/addresses.ts';
import { hasScraper, portNames } from '../../model/agreements.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { storeApiLabel } from '../../model/monitoring.ts';
import { versions } from '../../model/versions.ts';
import { exposed } from '../parts/exposure/exposure.ts';
import { type Identity, metadata } from '../parts/labels.ts';
import { serviceMonitor } from '../parts/service-monitor.ts';
import { headlessService, namedPort } from '../parts/services.ts';
import { type Component, waves } from '../workload.ts';
import { sidecarRule } from './sidecar-alerts.ts';

const { sidecar } = services;

/** The sidecars of a cluster as its querier, or the hub's, asks them: each pod once. */
export const storeApi: Component = {
  name: 'store-api',
  wave: waves.stores,
  about: 'The Service of every Thanos sidecar of a cluster, and on edges the address of each for the hub.',
  build: (model, cluster) => {
    const isHub = cluster.id === model.hub.id;
    if (cluster.metrics.mode !== 'sidecar' && !(isHub && hasScraper(model))) return null;
    return {
      objects: [
        inside(),
        ...(isHub ? [] : outside(model, cluster)),
        ...serviceMonitor(cluster, identity, portNames.http),
        ...(cluster.metrics.mode === 'sidecar' ? [sidecarRule(model, identity)] : []),
      ],
      charts: [],
    };
  },
};

const identity: Identity = { name: sidecar.name, layer: 'metrics', version: versions.thanos };
const grpc = namedPort(portNames.grpc, sidecar.grpc);

/** A look-up of its name gives every pod with a sidecar: the hub's own Prometheus and the one that scrapes edges have different names. */
function inside(): Service {
  const service = headlessService(identity, [grpc, namedPort(portNames.http, sidecar.http)]);
  return { ...service, spec: { ...service.spec, selector: storeApiLabel } };
}

/**
 * One Service for each replica, by the name of its pod: behind a shared address the hub would ask one of them at random, and an
 * address asked twice counts twice (R08).
 */
function outside(model: Model, cluster: Cluster): readonly KubeObject[] {
  const { metrics } = cluster;
  if (metrics.mode !== 'sidecar') return [];
  return Array.from({ length: metrics.replicas }, (_, replica) => {
    const service = `${sidecar.name}-${replica}`;
    const selector = { 'statefulset.kubernetes.io/pod-name': `prometheus-${resources.prometheus}-${replica}` };
    return [
      ...(storeApiByHost(model, cluster) ? [routed(service, selector)] : []),
      ...exposed(model, cluster, {
        what: 'sidecar',
        identity,
        service,
        selector,
        replica,
        port: { name: portNames.grpc, port: sidecar.grpc, targetPort: portNames.grpc },
        nodePort: metrics.storeApiNodePort + replica,
      }),
    ];
  }).flat();
}

/** What a GRPCRoute leads to. */
function routed(service: string, selector: Labels): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(identity, service),
    spec: { type: 'ClusterIP', selector, ports: [grpc] },
  };
}
