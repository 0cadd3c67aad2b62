import { posix } from 'node:path';
import type { Workload } from '../../components/workload.ts';
import type { Json, KubeObject } from '../../kube/objects.ts';
import type { Folder } from '../../manifests/folder.ts';
import type { Model } from '../../model/model.ts';
import { argocdTree } from './files.ts';
import type { Repository } from './names.ts';

/** What Argo CD is told, folder by folder, as rules look at it. */
export function argocdFolders(model: Model, repository: Repository, workloads: readonly Workload[]): readonly Folder[] {
  const byPath = new Map<string, { objects: KubeObject[]; kustomization: Json }>();
  for (const file of argocdTree(model, repository, workloads)) {
    const path = posix.dirname(file.path);
    const folder = byPath.get(path) ?? { objects: [], kustomization: null };
    byPath.set(path, folder);
    if ('object' in file) folder.objects.push(file.object);
    else folder.kustomization = file.kustomization;
  }
  return [...byPath].map(([path, folder]) => ({ cluster: model.hub.id, path, ...folder }));
}
