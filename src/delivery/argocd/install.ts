import type { HelmChart, Workload } from '../../components/workload.ts';
import type { JsonObject } from '../../kube/objects.ts';
import type { Namespace } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';
import { charts } from '../../model/versions.ts';
import { labels } from './application.ts';
import { healthChecks } from './health.ts';

/** The Secret with the password of its cache, key `auth`. The bootstrap makes it: a Job of the chart would be a hook, which no apply runs as one. */
export const redisSecret = { name: 'argocd-redis', key: 'auth' } as const;

/** Pods of redis-ha and its proxies stand on different nodes, three of each (argo-helm README, "High Availability"). */
const nodesForTwins = 3;

/** The namespace of Argo CD. It keeps credentials of every cluster, so what runs in it is held to the strictest standard that its pods meet. */
export function argocdNamespace(): Namespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespaces.argocd,
      labels: {
        ...labels,
        'pod-security.kubernetes.io/enforce': 'baseline',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}

/** Argo CD on the hub: with standbys where the hub has nodes for them. */
export function argocdChart(model: Model, workloads: readonly Workload[]): HelmChart {
  return {
    ...charts.argoCd,
    releaseName: 'argocd',
    namespace: namespaces.argocd,
    includeCRDs: true,
    skipHooks: true,
    values: values(model.hub.nodes.length >= nodesForTwins, workloads),
  };
}

function values(twins: boolean, workloads: readonly Workload[]): JsonObject {
  const replicas = twins ? 2 : 1;
  const pdb = { enabled: twins };
  return {
    crds: {
      install: true,
      keep: true,
    },
    global: {
      // Reached by port-forward: it has no host of its own.
      domain: 'localhost:8080',
      networkPolicy: { create: true, defaultDenyIngress: true },
    },
    configs: {
      cm: {
        // Charts are built by kustomize, as everywhere in the tree.
        'kustomize.buildOptions': '--enable-helm',
        'exec.enabled': false,
        ...healthChecks(workloads),
      },
      params: {
        // Compares as the API server would write it: defaults and fields of others are no differences.
        'controller.diff.server.side': 'true',
        // A wave that never becomes healthy would hold its cluster's Application, and every commit after it, for ever.
        'controller.sync.timeout.seconds': '1800',
      },
      rbac: { 'policy.default': '' },
    },
    // Nobody signs in by another service, and nothing is sent: fewer parts that hold credentials.
    dex: { enabled: false },
    notifications: { enabled: false },
    redisSecretInit: { enabled: false },
    redis: { resources: sized('50m', '64Mi', '256Mi') },
    'redis-ha': { enabled: twins },
    controller: { replicas: 1, resources: sized('250m', '512Mi', '2Gi') },
    server: { replicas, pdb, resources: sized('50m', '128Mi', '512Mi') },
    repoServer: { replicas, pdb, resources: sized('100m', '256Mi', '1Gi') },
    applicationSet: { replicas, pdb, resources: sized('25m', '64Mi', '256Mi') },
  };
}

function sized(cpu: string, memory: string, limit: string): JsonObject {
  return { requests: { cpu, memory }, limits: { memory: limit } };
}
