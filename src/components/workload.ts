import type { JsonObject, KubeObject } from '../kube/objects.ts';
import type { Cluster, Model } from '../model/model.ts';

/** A Helm chart as kustomize's `helmCharts` takes it: for software that has no part in the flow of data. */
export interface HelmChart {
  readonly name: string;
  readonly repo: string;
  readonly version: string;
  readonly releaseName: string;
  readonly namespace: string;
  readonly includeCRDs: boolean;
  readonly skipHooks: boolean;
  readonly values: JsonObject;
}

/** What a component is made of in one cluster. */
export interface Parts {
  readonly objects: readonly KubeObject[];
  readonly charts: readonly HelmChart[];
}

/** The steps of an installation. A step begins when the one before it is healthy. */
export const waves = {
  namespaces: 0,
  network: 5,
  certificates: 10,
  secrets: 15,
  storage: 20,
  operators: 30,
  stores: 40,
  /** What a store must know before the first writer: templates, policies, repositories, users. */
  indices: 45,
  queries: 50,
  collectors: 60,
} as const;
export type Wave = (typeof waves)[keyof typeof waves];

/** What can be installed: one folder, one line in the list. */
export interface Component {
  readonly name: string;
  readonly wave: Wave;
  readonly about: string;
  /** Its parts in a cluster; `null` where it is not installed. */
  readonly build: (model: Model, cluster: Cluster) => Parts | null;
}

/** A component in a cluster, ready to be laid out as one directory. */
export interface Workload extends Parts {
  readonly component: string;
  readonly cluster: string;
  readonly wave: Wave;
}
