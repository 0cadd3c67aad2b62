import type { Json, KubeObject } from '../kube/objects.ts';

/** A folder of a tree as it is delivered: what stands in it itself, without the folders below it. */
export interface Folder {
  /** The cluster whose manifests it is among; for what Argo CD is told, the cluster that Argo CD runs in. */
  readonly cluster: string;
  /** Parts joined by `/`, from the root of the tree or, for manifests of other origin, as their files are named. */
  readonly path: string;
  readonly objects: readonly KubeObject[];
  /** Its `kustomization.yaml`; `null` where it has none. */
  readonly kustomization: Json;
}

/** How findings name the kustomization of a folder, in the place of an object. */
export function kustomizationName(path: string): string {
  return `Kustomization ${path}`;
}
