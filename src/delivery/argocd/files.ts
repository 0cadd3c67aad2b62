import type { Workload } from '../../components/workload.ts';
import type { JsonObject, KubeObject } from '../../kube/objects.ts';
import { kustomization } from '../../manifests/kustomization.ts';
import type { TreeFile } from '../../manifests/layout.ts';
import { inReadingOrder, yamlWriter } from '../../manifests/yaml.ts';
import type { Model } from '../../model/model.ts';
import {
  clusterApplication,
  componentApplication,
  rootApplication,
  sealedApplication,
  sealedFor,
  selfApplication,
} from './applications.ts';
import { argocdChart, argocdNamespace } from './install.ts';
import { clusterName, paths, type Repository } from './names.ts';
import { clusterProject, rootProject, selfProject } from './projects.ts';

/** A file of what Argo CD is told, before it is text. */
export type ArgocdFile =
  | { readonly path: string; readonly object: KubeObject }
  | { readonly path: string; readonly kustomization: JsonObject };

/** What is handed to Argo CD, as files. */
export function* argocdFiles(
  model: Model,
  repository: Repository,
  workloads: readonly Workload[],
): Generator<TreeFile> {
  const write = yamlWriter();
  for (const file of argocdTree(model, repository, workloads))
    yield [file.path, write('object' in file ? inReadingOrder(file.object) : file.kustomization)];
}

/**
 * What is handed to Argo CD: its own installation, a project and an Application for each cluster, an Application for each component in it.
 * Plain Applications and no ApplicationSet: of a set only the rolling sync has an order, and with it nothing is synced or healed by itself
 * (argo-cd@v3.5.1 docs/operator-manual/applicationset/Progressive-Syncs.md).
 */
export function* argocdTree(
  model: Model,
  repository: Repository,
  workloads: readonly Workload[],
): Generator<ArgocdFile> {
  const file = (path: string, object: KubeObject): ArgocdFile => ({ path, object });
  const namespace = 'namespace.yaml';
  const chart = argocdChart(model, workloads);
  yield file(`${paths.install}/${namespace}`, argocdNamespace());
  yield {
    path: `${paths.install}/kustomization.yaml`,
    kustomization: kustomization(
      { charts: [chart], objects: [argocdNamespace()] },
      [namespace],
      model.hub.kubernetes.version,
      'argocd',
    ),
  };
  yield file(paths.root, rootApplication(repository));
  yield file(paths.self, selfApplication(repository));
  yield file(`${paths.projects}/root.yaml`, rootProject(repository));
  yield file(`${paths.projects}/argo-cd.yaml`, selfProject(repository));
  const byCluster = Map.groupBy(workloads, (workload) => workload.cluster);
  for (const cluster of model.clusters) {
    const own = byCluster.get(cluster.id) ?? [];
    if (own.length === 0) continue;
    yield file(`${paths.projects}/${clusterName(cluster.id)}.yaml`, clusterProject(model, repository, cluster, own));
    yield file(`${paths.clusters}/${cluster.id}.yaml`, clusterApplication(repository, cluster));
    if (sealedFor(model, cluster).length > 0)
      yield file(`${paths.applications}/${cluster.id}/sealed.yaml`, sealedApplication(model, repository, cluster));
    for (const workload of own)
      yield file(
        `${paths.applications}/${cluster.id}/${workload.component}.yaml`,
        componentApplication(model, repository, workload),
      );
  }
}
