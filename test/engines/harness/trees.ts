import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { loadAll } from 'js-yaml';
import type { KubeObject } from '../../../src/kube/objects.ts';
import { isKubeObject, stringAt } from '../../../src/kube/read.ts';

/** The fleets whose rendered trees are committed, and which the engines judge. */
export const exampleNames: readonly string[] = ['sidecar', 'operator', 'kind', 'receive', 'mixed'];

/** One rendered directory: a component of a cluster, as `kustomize build` takes it. */
export interface RenderedDirectory {
  readonly example: string;
  readonly cluster: string;
  /** `<wave>-<component>`. */
  readonly name: string;
  readonly path: string;
  readonly objects: readonly KubeObject[];
}

/** Everything that one cluster of an example is given, in the order of its waves. */
export interface RenderedCluster {
  readonly example: string;
  readonly cluster: string;
  readonly directories: readonly RenderedDirectory[];
  readonly objects: readonly KubeObject[];
}

/** The rendered clusters of every example. An example without a tree is an error, not one example less. */
export function readClusters(): readonly RenderedCluster[] {
  return exampleNames.flatMap((example) => {
    const clusters = join(renderedFolder(example), 'clusters');
    return folders(clusters).map((path) => readCluster(example, path));
  });
}

/** Everything that kustomize builds: the directories of each cluster, and the installation of Argo CD where an example has one. */
export function readBuilds(): readonly RenderedCluster[] {
  const installs = exampleNames.flatMap((example) => {
    const folder = join(renderedFolder(example), 'argocd');
    if (!existsSync(join(folder, 'install'))) return [];
    const install = readDirectory(example, 'argocd', join(folder, 'install'));
    return [{ example, cluster: 'argocd', directories: [install], objects: install.objects }];
  });
  return [...readClusters(), ...installs];
}

/** The objects that an example hands to Argo CD; none when it is applied by hand. */
export function readDelivery(example: string): readonly KubeObject[] {
  const folder = join(renderedFolder(example), 'argocd');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter(isYaml)
    .sort()
    .flatMap((file) => readObjects(join(folder, file)));
}

function readCluster(example: string, path: string): RenderedCluster {
  const cluster = basename(path);
  const directories = folders(path)
    .map((directory) => readDirectory(example, cluster, directory))
    .sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10) || (a.name < b.name ? -1 : 1));
  if (directories.length === 0) throw new Error(`Example \`${example}\` has no directory for cluster \`${cluster}\`.`);
  return { example, cluster, directories, objects: directories.flatMap((directory) => directory.objects) };
}

function readDirectory(example: string, cluster: string, directory: string): RenderedDirectory {
  const files = readdirSync(directory).filter(isYaml).sort();
  const objects = files.flatMap((file) => readObjects(join(directory, file)));
  return { example, cluster, name: basename(directory), path: directory, objects };
}

/** Every document of a file must be an object, but for kustomize's own and Helm values. */
function readObjects(file: string): readonly KubeObject[] {
  const documents = loadAll(readFileSync(file, 'utf8')).filter((one) => one !== null && one !== undefined);
  return documents.flatMap((one) => {
    if (stringAt(one, 'kind') === 'Kustomization') return [];
    if (!isKubeObject(one)) throw new Error(`A document of \`${file}\` is no Kubernetes object.`);
    return [one];
  });
}

/** The rendered tree of an example. */
export function renderedFolder(example: string): string {
  const root = process.env['NAMSAN_EXAMPLES'] ?? resolve(import.meta.dirname, '../../../examples');
  const folder = join(root, example, 'rendered');
  if (!existsSync(join(folder, 'clusters'))) {
    throw new Error(
      `The rendered tree of example \`${example}\` is missing: \`${relative(process.cwd(), folder)}\` has no clusters. \`npm run golden\` writes it.`,
    );
  }
  return folder;
}

function folders(path: string): readonly string[] {
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(path, entry.name))
    .sort();
}

function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}
