import { posix } from 'node:path';
import type { Cluster, Model } from '../../model/model.ts';

/** Where the parts of Argo CD lie in the tree. */
export const paths = {
  root: 'argocd/root.yaml',
  self: 'argocd/argo-cd.yaml',
  install: 'argocd/install',
  projects: 'argocd/projects',
  clusters: 'argocd/clusters',
  applications: 'argocd/applications',
} as const;

/** Names of what belongs to no cluster. Those of clusters have a dot, which no `id` has: none can be taken for another. */
export const names = { root: 'root', self: 'argo-cd' } as const;

/** The Application that holds those of one cluster, and the project in which they are. */
export function clusterName(id: string): string {
  return `${id}.cluster`;
}

/** The Application of one component in one cluster. No component is called `cluster` or `sealed`. */
export function applicationName(id: string, component: string): string {
  return `${id}.${component}`;
}

/** The cluster in which Argo CD itself runs, by the name that Argo CD gives it (argo-cd@v3.5.1 util/db/cluster.go). It needs no registration. */
export const inCluster = 'in-cluster';

/** The name by which Argo CD knows a cluster: the hub is the one that it runs in, the others are registered by their `id`. */
export function destinationName(model: Model, cluster: Pick<Cluster, 'id'>): string {
  if (cluster.id === model.hub.id) return inCluster;
  return cluster.id === inCluster ? `${cluster.id}.fleet` : cluster.id;
}

/** What Argo CD is told of Git. */
export interface Repository {
  readonly repo: string;
  readonly branch: string;
  /** Folder of the tree in the repository; empty for its root. */
  readonly path: string;
}

/** A folder of the tree as a path in its repository. */
export function inRepository({ path }: Repository, folder: string): string {
  return posix.join(path, folder);
}
