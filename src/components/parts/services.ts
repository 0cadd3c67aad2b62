import type { Service, ServiceAccount, ServicePort } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import { type Identity, metadata, selectorOf } from './labels.ts';
import { scrapedServiceLabels } from './service-monitor.ts';

/** The account of a workload that never speaks to the Kubernetes API. */
export function serviceAccount(identity: Identity, namespace: string = namespaces.monitoring): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(identity, identity.name, namespace),
    automountServiceAccountToken: false,
  };
}

/** A port of a Service that leads to the container port of the same name. A gateway speaks HTTP/2 to gRPC because the port says so. */
export function namedPort(name: string, port: number): ServicePort {
  return { name, port, targetPort: name, ...(name === portNames.grpc ? { appProtocol: 'kubernetes.io/h2c' } : {}) };
}

/** The Service of a component inside the cluster, with one address. */
export function service(identity: Identity, ports: readonly ServicePort[]): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: scraped(identity),
    spec: { type: 'ClusterIP', selector: selectorOf(identity), ports },
  };
}

/**
 * A headless Service: its name gives the address of every ready pod. It selects all workloads of the component, its shards among them.
 * `beforeReady` also gives pods that are not ready yet: for peers that must find each other to become so.
 */
export function headlessService(identity: Identity, ports: readonly ServicePort[], beforeReady = false): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: scraped(identity),
    spec: {
      type: 'ClusterIP',
      clusterIP: 'None',
      ...(beforeReady ? { publishNotReadyAddresses: true } : {}),
      selector: { 'app.kubernetes.io/name': identity.name },
      ports,
    },
  };
}

function scraped(identity: Identity): Service['metadata'] {
  const meta = metadata(identity, identity.name);
  return { ...meta, labels: { ...meta.labels, ...scrapedServiceLabels(identity.name) } };
}
