import type { Workload } from '../components/workload.ts';
import type { Model } from '../model/model.ts';
import { fileNames } from './file-names.ts';
import { kustomization } from './kustomization.ts';
import { inReadingOrder, type YamlWriter, yamlWriter } from './yaml.ts';

/** A file of the tree: its path from the root, parts joined by `/`, and its text. */
export type TreeFile = readonly [path: string, text: string];

/**
 * The files of the repository one after the other, so that a thousand clusters never stand in memory as text:
 * `clusters/<id>/<wave>-<component>/` with a file per object and a `kustomization.yaml`.
 */
export function* layout(model: Model, workloads: readonly Workload[]): Generator<TreeFile> {
  const write = yamlWriter();
  const versions = new Map(model.clusters.map((cluster) => [cluster.id, cluster.kubernetes.version]));
  for (const workload of workloads)
    yield* directory(workload, versions.get(workload.cluster) ?? '', model.delivery.via, write);
}

/** `clusters/edge-1/50-thanos-query`: waves have two digits, so that names sort as they are installed. */
export function directoryOf({ cluster, wave, component }: Pick<Workload, 'cluster' | 'wave' | 'component'>): string {
  return `clusters/${cluster}/${String(wave).padStart(2, '0')}-${component}`;
}

function* directory(
  workload: Workload,
  kubernetes: string,
  via: Model['delivery']['via'],
  write: YamlWriter,
): Generator<TreeFile> {
  const path = directoryOf(workload);
  const names = fileNames(workload.objects);
  for (const [i, object] of workload.objects.entries()) yield [`${path}/${names[i]}`, write(inReadingOrder(object))];
  yield [`${path}/kustomization.yaml`, write(kustomization(workload, names, kubernetes, via))];
}
