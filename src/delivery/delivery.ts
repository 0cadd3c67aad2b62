import type { Workload } from '../components/workload.ts';
import type { TreeFile } from '../manifests/layout.ts';
import type { Model } from '../model/model.ts';
import { argocdFiles } from './argocd/files.ts';
import { bootstrapFiles } from './bootstrap/files.ts';

/** How the tree reaches the clusters: `argocd/`, where Argo CD delivers it, and `bootstrap/`, the scripts for what no tree can do. */
export function* deliveryFiles(model: Model, workloads: readonly Workload[]): Generator<TreeFile> {
  if (model.delivery.via === 'argocd') yield* argocdFiles(model, model.delivery, workloads);
  yield* bootstrapFiles(model, workloads);
}
