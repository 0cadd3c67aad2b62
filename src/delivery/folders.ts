import type { Workload } from '../components/workload.ts';
import type { Folder } from '../manifests/folder.ts';
import { kustomization } from '../manifests/kustomization.ts';
import { directoryOf } from '../manifests/layout.ts';
import type { Model } from '../model/model.ts';
import { argocdFolders } from './argocd/folders.ts';

/** The folders of the tree as rules look at them: one for each component in a cluster, and those that Argo CD is told. */
export function foldersOf(model: Model, workloads: readonly Workload[]): readonly Folder[] {
  const versions = new Map(model.clusters.map(({ id, kubernetes }) => [id, kubernetes.version]));
  const { via } = model.delivery;
  return [
    ...workloads.map((workload) => ({
      cluster: workload.cluster,
      path: directoryOf(workload),
      objects: workload.objects,
      // Rules ask for its charts and patches; its own files are its objects.
      kustomization: kustomization(workload, [], versions.get(workload.cluster) ?? '', via),
    })),
    ...(model.delivery.via === 'argocd' ? argocdFolders(model, model.delivery, workloads) : []),
  ];
}
